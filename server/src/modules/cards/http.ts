import { cardsRoutes } from '@hongchao/contract'
import type { FastifyInstance } from 'fastify'

import { type Deps, serve } from '../../kernel/http.ts'
import { enterCard, followCard, listBatches, lookAtCard, makeBatch, printBatch } from './actions.ts'

export function cardsHttp(app: FastifyInstance, deps: Deps): void {
  const { secret } = deps
  serve(app, deps, cardsRoutes, {
    list: ({ db, call }) => listBatches(db, call),
    make: ({ db: tx, call, body }) => makeBatch(tx, call, body),
    print: ({ db: tx, call, params }) => printBatch(tx, call, secret, params.id),
    look: ({ db, call, params }) => lookAtCard(db, call, params.number),
    enter: ({ db: tx, call, params, body }) => enterCard(tx, call, secret, { number: params.number, entry: body }),
    follow: ({ db, call, body }) => followCard(db, call, secret, body)
  })
}
