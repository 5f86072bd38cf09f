import { readFileSync } from 'node:fs'

import { type Case, wherever } from '../case.ts'

const staff = 'committeeStaff supervisor teamLeader handler'
const image = new Uint8Array(readFileSync(new URL('../pixel.png', import.meta.url)))

/** Files and messages. */
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
  }
]
