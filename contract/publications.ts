import { z } from 'zod'

import { NeedCode, NeedId, NeedKey, Reason } from './needs.ts'
import { PageQuery, pageOf } from './page.ts'
import { defineRoutes } from './route.ts'

/** A matter as everybody may read it. */
export const PublicMatter = z.object({
  id: z.uuid(),
  title: z.string(),
  text: z.string(),
  answer: z.string(),
  category: NeedKey,
  location: z.string().optional(),
  /** The team or department that answered. */
  office: z.string().optional(),
  raisedOn: z.iso.date(),
  answeredOn: z.iso.date(),
  publishedAt: z.iso.datetime()
})
export type PublicMatter = z.infer<typeof PublicMatter>

export const PublicationState = z.enum(['proposed', 'published', 'withdrawn'])
export type PublicationState = z.infer<typeof PublicationState>

export const PublicationAction = z.enum(['draft', 'approve', 'withdraw'])
export type PublicationAction = z.infer<typeof PublicationAction>

/**
 * What is put out in place of what was said. `checked`: somebody read it through for what must not be public; `answeredAt`
 * is that of the answer that was read.
 */
export const PublicationDraft = z.object({
  title: z.string().trim().min(2).max(60),
  text: z.string().trim().min(2).max(2000),
  answer: z.string().trim().min(2).max(2000),
  location: z.string().trim().max(60).optional(),
  checked: z.literal(true),
  answeredAt: z.iso.datetime()
})
export type PublicationDraft = z.infer<typeof PublicationDraft>

/** How far the publication of a need is, for staff. */
export const Publication = PublicationDraft.omit({ checked: true, answeredAt: true }).extend({
  id: z.uuid(),
  state: PublicationState,
  /** Another answer was given since: these words are not public, and are to be drafted anew. */
  outdated: z.boolean(),
  draftedBy: z.string(),
  draftedAt: z.iso.datetime(),
  approvedBy: z.string().optional(),
  publishedAt: z.iso.datetime().optional(),
  withdrawnBy: z.enum(['requester', 'staff']).optional(),
  withdrawnAt: z.iso.datetime().optional(),
  reason: z.string().optional()
})
export type Publication = z.infer<typeof Publication>

/** An answered need that can be published, or was. */
export const Publishable = z.object({
  needId: NeedId,
  code: z.string(),
  title: z.string(),
  category: NeedKey,
  answeredAt: z.iso.datetime(),
  publication: Publication.optional(),
  availableActions: z.array(PublicationAction)
})
export type Publishable = z.infer<typeof Publishable>

/** Needs that wait to be published, for the first time or since another answer was given; or what became of them. */
export const PublicationView = z.enum(['answered', 'proposed', 'published', 'withdrawn'])
export type PublicationView = z.infer<typeof PublicationView>

/** To edit: what was said, and the same with everything masked that is found to be personal. */
export const PublicationProposal = Publishable.extend({
  original: z.object({ text: z.string(), answer: z.string(), location: z.string().optional() }),
  /** Still to be edited, so it may be longer or shorter than a draft may. */
  proposal: z.object({
    title: z.string(),
    text: z.string(),
    answer: z.string(),
    location: z.string().optional()
  }),
  /** How many places were masked. */
  masked: z.int(),
  /** A second person has to approve. */
  secondPerson: z.boolean()
})
export type PublicationProposal = z.infer<typeof PublicationProposal>

/** To the requester: whether their need is public now, and in which words. */
export const OwnPublication = z.object({ published: PublicMatter.optional() })
export type OwnPublication = z.infer<typeof OwnPublication>

export const publicationErrors = [
  'publication.notFound',
  'publication.notPossible',
  'publication.personal',
  'publication.ownDraft',
  'publication.requesterWithdrew',
  'publication.answerChanged'
] as const

const ByNeed = z.object({ id: NeedId })
const ById = z.object({ id: z.uuid() })
const ByKey = z.object({ code: NeedCode, key: z.string().trim().min(4).max(20) })

export const publicationsRoutes = defineRoutes({
  published: {
    method: 'GET',
    path: '/published',
    permission: 'public',
    summary: 'Published matters, the newest first, by class and by words',
    query: PageQuery.extend({ category: NeedKey.optional(), q: z.string().trim().max(60).optional() }),
    perMinute: 120,
    response: pageOf(PublicMatter)
  },
  matter: {
    method: 'GET',
    path: '/published/:id',
    permission: 'public',
    summary: 'A published matter',
    params: ById,
    perMinute: 120,
    response: PublicMatter
  },
  list: {
    method: 'GET',
    path: '/publications',
    permission: 'publications.read',
    summary: 'Answered needs of the caller’s subtree that can be published, or were',
    query: PageQuery.extend({ view: PublicationView }),
    response: pageOf(Publishable)
  },
  proposal: {
    method: 'GET',
    path: '/needs/:id/publication/proposal',
    permission: 'publications.read',
    summary: 'What was said in a need, and a proposal of what to publish',
    params: ByNeed,
    response: PublicationProposal
  },
  draft: {
    method: 'POST',
    path: '/needs/:id/publication',
    permission: 'publications.draft',
    summary: 'Publish a need in these words, or propose them where a second person has to approve',
    params: ByNeed,
    body: PublicationDraft,
    response: Publishable
  },
  approve: {
    method: 'POST',
    path: '/needs/:id/publication/approved',
    permission: 'publications.approve',
    summary: 'Publish what somebody else proposed; `draftedAt` is that of the words that were read',
    params: ByNeed,
    body: z.object({ draftedAt: z.iso.datetime() }),
    response: Publishable
  },
  withdraw: {
    method: 'POST',
    path: '/needs/:id/publication/withdrawn',
    permission: 'publications.read',
    summary: 'Withdraw what was proposed or published, at once',
    params: ByNeed,
    body: z.object({ reason: Reason }),
    response: Publishable
  },
  own: {
    method: 'GET',
    path: '/needs/:id/publication',
    permission: 'signedIn',
    summary: 'Whether a need of one’s own is public, and in which words',
    params: ByNeed,
    response: OwnPublication
  },
  withdrawOwn: {
    method: 'POST',
    path: '/needs/:id/publication/withdrawn-by-requester',
    permission: 'signedIn',
    summary: 'Withdraw the publication of a need of one’s own, for good',
    params: ByNeed,
    response: OwnPublication
  },
  ownByKey: {
    method: 'POST',
    path: '/needs/by-key/publication',
    permission: 'public',
    repeatable: true,
    summary: 'The same with code and key of the receipt',
    body: ByKey,
    perMinute: 20,
    response: OwnPublication
  },
  withdrawByKey: {
    method: 'POST',
    path: '/needs/by-key/publication/withdrawn',
    permission: 'public',
    repeatable: true,
    summary: 'Withdraw a publication with code and key of the receipt, for good',
    body: ByKey,
    perMinute: 20,
    response: OwnPublication
  }
})
