import { evaluationsRoutes } from '@hongchao/contract'
import type { FastifyInstance } from 'fastify'

import { type Deps, serve } from '../../../kernel/http.ts'
import { addEvaluation, listDue, showEvaluations } from './actions.ts'

export function evaluationsHttp(app: FastifyInstance, deps: Deps): void {
  serve(app, deps, evaluationsRoutes, {
    of: ({ db, call, params }) => showEvaluations(db, call, params.id),
    add: ({ db: tx, call, params, body }) => addEvaluation(tx, call, params.id, body),
    due: ({ db, call, query }) => listDue(db, call, query)
  })
}
