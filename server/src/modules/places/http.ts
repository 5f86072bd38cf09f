import { placesRoutes } from '@hongchao/contract'
import type { FastifyInstance } from 'fastify'

import { type Deps, serve } from '../../kernel/http.ts'
import { getConfig, getRules } from './actions.ts'

export function placesHttp(app: FastifyInstance, deps: Deps): void {
  serve(app, deps, placesRoutes, {
    config: ({ db, call }) => getConfig(db, call),
    rules: ({ db }) => getRules(db)
  })
}
