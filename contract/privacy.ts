import { z } from 'zod'

import { defineRoutes } from './route.ts'

export const privacyErrors = ['notice.changed'] as const

/** What a place says of the personal information it keeps (个人信息保护法 art. 17; 网络数据安全管理条例 art. 21 asks for lists). */
export const PrivacyNotice = z.object({
  /** The day from which it holds in this form. */
  version: z.string(),
  /** Who answers for what is kept. */
  responsible: z.string(),
  contact: z.string(),
  sections: z.array(z.object({ title: z.string(), text: z.array(z.string()) })),
  /** Each kind of information with what it is for, who sees it and how long it stays. */
  kept: z.array(z.object({ what: z.string(), purpose: z.string(), seenBy: z.string(), keptFor: z.string() }))
})
export type PrivacyNotice = z.infer<typeof PrivacyNotice>

export const privacyRoutes = defineRoutes({
  notice: {
    method: 'GET',
    path: '/privacy-notice',
    permission: 'public',
    summary: 'The privacy notice of the place, in the version that holds now',
    response: PrivacyNotice
  },
  note: {
    method: 'POST',
    path: '/privacy-notice/noted',
    permission: 'signedIn',
    repeatable: true,
    summary: 'Note that the caller was shown this version of the privacy notice',
    body: z.object({ version: z.iso.date() }),
    response: z.object({})
  },
  ownData: {
    method: 'GET',
    path: '/own-data',
    permission: 'signedIn',
    summary: 'All that the place keeps of the caller, as one JSON file; that it was asked for is recorded',
    perMinute: 6,
    download: true,
    response: z.unknown()
  }
})
