import { z } from 'zod'

import { defineRoutes } from './route.ts'

/** Handed out for an upload that hangs on nothing yet: whoever holds it may attach the file, once. */
export const FileClaim = z.string().min(20).max(60).brand('FileClaim')
export type FileClaim = z.infer<typeof FileClaim>

/** `token` lets somebody without an account load it for a few minutes, after a look-up by code and key. */
export const Photo = z.object({ id: z.uuid(), type: z.string(), name: z.string(), token: z.string().optional() })
export type Photo = z.infer<typeof Photo>

export const fileErrors = ['file.notFound', 'file.typeNotAllowed', 'file.tooLarge', 'file.unreadable'] as const

/** The largest file that is taken, in bytes. */
export const maxFileBytes = 10 * 1024 * 1024

export const filesRoutes = defineRoutes({
  upload: {
    method: 'POST',
    path: '/files',
    permission: 'public',
    repeatable: true,
    summary: 'Upload a photo or PDF, to be attached to a need; swept after a day when it is not',
    upload: { maxBytes: maxFileBytes, tooLarge: 'file.tooLarge' },
    perMinute: 30,
    response: z.object({ claim: FileClaim, type: z.string() })
  },
  get: {
    method: 'GET',
    path: '/files/:id',
    permission: 'public',
    summary: 'A file, for whoever may see what it hangs on',
    params: z.object({ id: z.uuid() }),
    query: z.object({ size: z.enum(['full', 'thumbnail']).default('full'), token: z.string().max(200).optional() }),
    download: true,
    response: z.unknown()
  }
})
