import { type Case, rowsInSheet, wherever } from '../case.ts'

const recorders = 'committeeStaff teamLeader handler branchSecretary enterpriseContact otherTeam postOfUnit'
const seeBoth = 'committeeStaff teamLeader handler'
const meeting = { title: '联席会', heldAt: '2026-03-01T02:00:00.000Z', agenda: ['停车'], attendees: [{ name: '来人' }] }
const told = { text: '三号楼门口的路灯坏了，晚上看不见路。', kind: 'employee', name: '来人' }

/** Meetings, and the needs that were told there: nobody sees one there that they would not see elsewhere. */
export const meetingCases: Case[] = [
  {
    route: 'GET /api/:place/meetings',
    serves: { '-': `${recorders} ofUnit` },
    answers: { 'meeting.inside': recorders }
  },
  {
    route: 'POST /api/:place/meetings',
    serves: wherever('organisation', recorders),
    ask: ({ id }) => ({ body: { ...meeting, organisationId: id } }),
    changes: 'meeting meeting_attendee'
  },
  {
    route: 'GET /api/:place/meetings/:id',
    serves: wherever('meeting', recorders),
    ask: ({ id }) => ({ params: { id } }),
    answers: { 'need.inside': seeBoth, 'complaint.inside': `${seeBoth} otherTeam postOfUnit` },
    reads: { words: `${seeBoth} otherTeam` }
  },
  {
    route: 'POST /api/:place/meetings/:id/changed',
    serves: wherever('meeting', recorders),
    ask: ({ id }) => ({ params: { id }, body: { ...meeting, version: 1 } }),
    changes: 'meeting meeting_attendee'
  },
  {
    route: 'POST /api/:place/meetings/:id/needs',
    serves: wherever('meeting', recorders),
    ask: ({ id }) => ({ params: { id }, body: told }),
    changes: 'meeting_need need need_scope need_requester need_clock need_event fingerprint uncompared'
  },
  {
    route: 'GET /api/:place/meetings/:id/export',
    serves: wherever('meeting', recorders),
    ask: ({ id }) => ({ params: { id } }),
    tells: {
      figure: rowsInSheet,
      is: { [seeBoth]: 2, 'otherTeam postOfUnit': 1, 'branchSecretary enterpriseContact': 0 },
      otherwise: undefined
    },
    reads: { words: `${seeBoth} otherTeam` }
  }
]
