import { postersRoutes } from '@hongchao/contract'
import type { FastifyInstance } from 'fastify'

import { type Deps, serve } from '../../kernel/http.ts'
import { createPoster, listPosters, lookAtPoster, retirePoster } from './actions.ts'
import { exportPosters } from './sheet.ts'

export function postersHttp(app: FastifyInstance, deps: Deps): void {
  serve(app, deps, postersRoutes, {
    look: ({ db, params }) => lookAtPoster(db, params.code),
    list: ({ db, call }) => listPosters(db, call),
    export: ({ db, call }) => exportPosters(db, call),
    create: ({ db: tx, call, body }) => createPoster(tx, call, body),
    retire: ({ db: tx, call, params }) => retirePoster(tx, call, params.id)
  })
}
