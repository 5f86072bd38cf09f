import { auditRoutes } from '@hongchao/contract'
import type { FastifyInstance } from 'fastify'

import { type Deps, serve } from '../../kernel/http.ts'
import { listAudit, viewChain } from './actions.ts'
import { exportAudit } from './sheet.ts'

export function auditHttp(app: FastifyInstance, deps: Deps): void {
  serve(app, deps, auditRoutes, {
    list: ({ db, call, query }) => listAudit(db, call, query),
    export: ({ db, call, query }) => exportAudit(db, call, query),
    chain: ({ db }) => viewChain(db)
  })
}
