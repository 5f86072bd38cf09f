import { z } from 'zod'

import { Need, Receipt, RecordNeed } from './needs.ts'
import { defineRoutes } from './route.ts'

const Named = z.object({ id: z.uuid(), name: z.string() })
const Version = z.int().min(1).max(1_000_000_000)
const Line = z.string().trim().min(1).max(120)

/** Who came: a person by name, an organisation, or somebody for one. */
export const Attendee = z.object({ name: Line, organisationId: z.uuid().optional() })
export type Attendee = z.infer<typeof Attendee>

/** 企业联席会 (W-6): when and where it was held, what stood on its agenda and who came. */
export const Meeting = z.object({
  id: z.uuid(),
  organisation: Named,
  title: z.string(),
  heldAt: z.iso.datetime(),
  location: z.string().optional(),
  agenda: z.array(z.string()),
  attendees: z.array(z.object({ name: z.string(), organisation: Named.optional() })),
  /** How many needs were taken down there; those about the caller’s own unit are beyond them. */
  needs: z.int(),
  version: z.int()
})
export type Meeting = z.infer<typeof Meeting>

/** What became of a need that was taken down; words and answer unless the caller is of the unit complained of. */
export const MeetingNeed = z.object({ need: Need, text: z.string().optional(), answer: z.string().optional() })
export type MeetingNeed = z.infer<typeof MeetingNeed>

const Reported = z.object({ meeting: Meeting, needs: z.array(MeetingNeed) })

/** A meeting with its needs, and with those of the one before it, whose progress is reported at this one. */
export const MeetingDetail = Reported.extend({ before: Reported.optional() })
export type MeetingDetail = z.infer<typeof MeetingDetail>

export const NewMeeting = z.object({
  organisationId: z.uuid(),
  title: Line,
  heldAt: z.iso.datetime(),
  location: z.string().trim().max(120).optional(),
  agenda: z.array(Line).max(40),
  attendees: z.array(Attendee).max(300)
})
export type NewMeeting = z.infer<typeof NewMeeting>

/** `version`: the meeting as it was read; it is refused where somebody has changed it since. */
export const ChangeMeeting = NewMeeting.omit({ organisationId: true }).extend({ version: Version })
export type ChangeMeeting = z.infer<typeof ChangeMeeting>

/** One line of what was said. It comes from the organisation of the meeting where it names no other. */
export const TakenDown = RecordNeed.omit({ channel: true, collectedAt: true, photos: true })
export type TakenDown = z.infer<typeof TakenDown>

export const meetingErrors = ['meeting.notFound', 'meeting.notHeldYet'] as const

const ById = z.object({ id: z.uuid() })

export const meetingsRoutes = defineRoutes({
  list: {
    method: 'GET',
    path: '/meetings',
    permission: 'needs.record',
    summary: 'The meetings of the caller’s subtree, the last one first',
    response: z.object({ items: z.array(Meeting) })
  },
  call: {
    method: 'POST',
    path: '/meetings',
    permission: 'needs.record',
    summary: 'Set a meeting up, with agenda and attendance',
    body: NewMeeting,
    response: Meeting
  },
  get: {
    method: 'GET',
    path: '/meetings/:id',
    permission: 'needs.record',
    summary: 'A meeting, what became of its needs, and of those of the meeting before',
    params: ById,
    response: MeetingDetail
  },
  change: {
    method: 'POST',
    path: '/meetings/:id/changed',
    permission: 'needs.record',
    summary: 'Correct a meeting, its agenda or its attendance',
    params: ById,
    body: ChangeMeeting,
    response: Meeting
  },
  takeDown: {
    method: 'POST',
    path: '/meetings/:id/needs',
    permission: 'needs.record',
    summary: 'Take down a need that was told at a meeting; its intake clock runs from there',
    params: ById,
    body: TakenDown,
    response: Receipt
  },
  export: {
    method: 'GET',
    path: '/meetings/:id/export',
    permission: 'needs.record',
    summary: 'What became of the needs of a meeting, as an Excel file',
    params: ById,
    perMinute: 20,
    download: true,
    response: z.unknown()
  }
})
