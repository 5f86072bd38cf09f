import { suggestionsRoutes } from '@hongchao/contract'
import type { FastifyInstance } from 'fastify'

import { type Deps, serve } from '../../kernel/http.ts'
import { suggest } from './suggest.ts'

export function suggestionsHttp(app: FastifyInstance, deps: Deps): void {
  serve(app, deps, suggestionsRoutes, { get: ({ db, call, params }) => suggest(db, call, params.id) })
}
