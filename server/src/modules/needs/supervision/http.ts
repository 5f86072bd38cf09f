import { ordersRoutes } from '@hongchao/contract'
import type { FastifyInstance } from 'fastify'

import { type Deps, serve } from '../../../kernel/http.ts'
import { actOnOrder, issueByHand } from './actions.ts'
import { listOrders, ordersOf } from './list.ts'
import { exportOrders } from './sheet.ts'

export function ordersHttp(app: FastifyInstance, deps: Deps): void {
  serve(app, deps, ordersRoutes, {
    list: ({ db, call, query }) => listOrders(db, call, query),
    export: ({ db, call, query }) => exportOrders(db, call, query),
    of: ({ db, call, params }) => ordersOf(db, call, params.id),
    issue: ({ db: tx, call, params, body }) => issueByHand(tx, call, params.id, body),
    act: ({ db: tx, call, params, body }) => actOnOrder(tx, call, params.id, body)
  })
}
