import { meetingsRoutes } from '@hongchao/contract'
import type { FastifyInstance } from 'fastify'

import { type Deps, serve } from '../../kernel/http.ts'
import { callMeeting, changeMeeting, getDetail, listMeetings, takeDown } from './actions.ts'
import { exportMeeting } from './sheet.ts'

export function meetingsHttp(app: FastifyInstance, deps: Deps): void {
  const { secret } = deps
  serve(app, deps, meetingsRoutes, {
    list: ({ db, call }) => listMeetings(db, call),
    call: ({ db: tx, call, body }) => callMeeting(tx, call, body),
    get: ({ db, call, params }) => getDetail(db, call, params.id),
    change: ({ db: tx, call, params, body }) => changeMeeting(tx, call, params.id, body),
    takeDown: ({ db: tx, call, params, body }) => takeDown(tx, call, secret, { id: params.id, told: body }),
    export: ({ db, call, params }) => exportMeeting(db, call, params.id)
  })
}
