import { whistlesRoutes } from '@hongchao/contract'
import type { FastifyInstance } from 'fastify'

import { type Deps, serve } from '../../../kernel/http.ts'
import { actOnWhistle, blow } from './actions.ts'
import { recordAnswer, review } from './judging.ts'
import { listWhistles } from './list.ts'
import { exportWhistles } from './sheet.ts'
import { whistlesOf } from './view.ts'

export function whistlesHttp(app: FastifyInstance, deps: Deps): void {
  serve(app, deps, whistlesRoutes, {
    list: ({ db, call, query }) => listWhistles(db, call, query),
    export: ({ db, call, query }) => exportWhistles(db, call, query),
    of: ({ db, call, params }) => whistlesOf(db, call, params.id),
    blow: ({ db: tx, call, params, body }) => blow(tx, call, params.id, body),
    act: ({ db: tx, call, params, body }) => actOnWhistle(tx, call, params.id, body),
    record: ({ db: tx, call, params, body }) => recordAnswer(tx, call, params.id, body),
    review: ({ db: tx, call, params, body }) => review(tx, call, params.id, body)
  })
}
