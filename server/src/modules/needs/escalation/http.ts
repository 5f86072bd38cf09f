import { escalationsRoutes } from '@hongchao/contract'
import type { FastifyInstance } from 'fastify'

import { type Deps, serve } from '../../../kernel/http.ts'
import { actOnEscalation, escalate } from './actions.ts'
import { exportEscalations, listEscalations } from './list.ts'
import { escalationsOf } from './view.ts'

export function escalationsHttp(app: FastifyInstance, deps: Deps): void {
  serve(app, deps, escalationsRoutes, {
    list: ({ db, call, query }) => listEscalations(db, call, query),
    export: ({ db, call, query }) => exportEscalations(db, call, query),
    of: ({ db, call, params }) => escalationsOf(db, call, params.id),
    escalate: ({ db: tx, call, params, body }) => escalate(tx, call, params.id, body),
    act: ({ db: tx, call, params, body }) => actOnEscalation(tx, call, params.id, body)
  })
}
