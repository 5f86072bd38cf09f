import { readFileSync } from 'node:fs'

import { type Case, rowsInSheet, wherever } from '../case.ts'

const staff = 'committeeStaff supervisor teamLeader handler'
const image = new Uint8Array(readFileSync(new URL('../pixel.png', import.meta.url)))

/** Files, messages, and the audit trail. */
export const restCases: Case[] = [
  {
    route: 'POST /api/:place/files',
    serves: { '-': 'everybody' },
    ask: () => ({ bytes: image }),
    changes: 'file'
  },
  {
    route: 'GET /api/:place/files/:id',
    serves: { ...wherever('file', `${staff} requester`), ...wherever('complaintFile', `${staff} otherTeam requester`) },
    ask: ({ id }) => ({ params: { id } })
  },
  {
    route: 'GET /api/:place/notifications',
    serves: { '-': 'people' },
    answers: { 'notification.inside': 'handler' }
  },
  {
    route: 'GET /api/:place/notifications/count',
    serves: { '-': 'people' },
    tells: { figure: (body: { unread: number }) => body.unread, is: { handler: 1 }, otherwise: 0 }
  },
  {
    route: 'POST /api/:place/notifications/read',
    serves: wherever('notification', 'handler'),
    ask: ({ id }) => ({ body: { ids: [id] } }),
    changes: 'notification',
    // Messages of other people are left alone without a word.
    refusal: { status: 200 }
  },
  {
    route: 'GET /api/:place/audit',
    serves: { '-': 'auditor' },
    ask: () => ({ query: { limit: '100' } }),
    answers: { 'holder.inside': 'auditor', 'need.inside': 'auditor' }
  },
  {
    route: 'GET /api/:place/audit',
    when: 'of a record',
    serves: { 'need.inside': 'auditor' },
    ask: ({ id }) => ({ query: { record: id } }),
    answers: { 'holder.inside': 'auditor', 'need.inside': 'auditor' }
  },
  {
    route: 'GET /api/:place/audit',
    when: 'of a record elsewhere',
    serves: { 'need.outside': 'auditor', 'need.other': 'auditor' },
    ask: ({ id }) => ({ query: { record: id } }),
    answers: { 'holder.inside': 'nobody', 'need.inside': 'nobody' }
  },
  {
    route: 'GET /api/:place/audit/export',
    serves: { '-': 'auditor' },
    ask: () => ({ query: { events: 'list.exported' } }),
    tells: { figure: rowsInSheet, is: { auditor: 0 }, otherwise: undefined }
  },
  {
    route: 'GET /api/:place/audit/chain',
    serves: { '-': 'auditor' },
    tells: { figure: (body: { sealed: number }) => body.sealed, is: {}, otherwise: 0 }
  }
]
