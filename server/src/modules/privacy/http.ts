import { privacyRoutes } from '@hongchao/contract'
import type { FastifyInstance } from 'fastify'

import { type Deps, serve } from '../../kernel/http.ts'
import { getNotice, noteNotice } from './actions.ts'
import { exportOwnData } from './own-data.ts'

export function privacyHttp(app: FastifyInstance, deps: Deps): void {
  serve(app, deps, privacyRoutes, {
    notice: ({ db }) => getNotice(db),
    note: ({ db: tx, call, body }) => noteNotice(tx, call, body.version),
    ownData: ({ db, call }) => exportOwnData(db, call)
  })
}
