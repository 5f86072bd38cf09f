import { callbacksRoutes } from '@hongchao/contract'
import type { FastifyInstance } from 'fastify'

import { type Deps, serve } from '../../../kernel/http.ts'
import { claimCallback, enterResult } from './actions.ts'
import { listCallbacks, showProgress } from './list.ts'
import { exportCallbacks } from './sheet.ts'

export function callbacksHttp(app: FastifyInstance, deps: Deps): void {
  serve(app, deps, callbacksRoutes, {
    list: ({ db, call, query }) => listCallbacks(db, call, query),
    export: ({ db, call, query }) => exportCallbacks(db, call, query),
    progress: ({ db, call }) => showProgress(db, call),
    claim: ({ db: tx, call, params, body }) => claimCallback(tx, call, params.id, body),
    enter: ({ db: tx, call, params, body }) => enterResult(tx, call, params.id, body)
  })
}
