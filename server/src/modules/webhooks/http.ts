import { webhooksRoutes } from '@hongchao/contract'
import type { FastifyInstance } from 'fastify'

import { type Deps, type Exchange, serve } from '../../kernel/http.ts'
import { askAgain, createWebhook, listWebhooks, pageOfDeliveries, resend, stopWebhook } from './actions.ts'

export function webhooksHttp(app: FastifyInstance, deps: Deps): void {
  const groundOf = ({ headers }: Exchange) => ({
    outward: deps.outward,
    origin: headers.host?.replace(/:\d+$/, '') ?? 'localhost'
  })
  serve(app, deps, webhooksRoutes, {
    list: ({ db, call }) => listWebhooks(db, call),
    create: ({ db: tx, call, body, exchange }) => createWebhook(tx, call, body, groundOf(exchange)),
    ask: ({ db: tx, call, params, exchange }) => askAgain(tx, call, params.id, groundOf(exchange)),
    stop: ({ db: tx, call, params }) => stopWebhook(tx, call, params.id),
    deliveries: ({ db, call, params, query }) => pageOfDeliveries(db, call, params.id, query),
    resend: ({ db: tx, call, params }) => resend(tx, call, params)
  })
}
