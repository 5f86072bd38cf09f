import { importsRoutes } from '@hongchao/contract'
import type { FastifyInstance } from 'fastify'

import { type Deps, serve } from '../../kernel/http.ts'
import { getBatch, getFailedFile, listBatches, listRows, startRun, startUndo, takeFile } from './actions.ts'
import { exportImports } from './sheet.ts'

export function importsHttp(app: FastifyInstance, deps: Deps): void {
  const { storage } = deps
  serve(app, deps, importsRoutes, {
    upload: ({ db: tx, call, query, file: bytes }) => takeFile(tx, call, storage, { ...query, bytes }),
    list: ({ db, call, query }) => listBatches(db, call, query),
    export: ({ db, call, query }) => exportImports(db, call, query),
    get: ({ db, call, params }) => getBatch(db, call, params.id),
    run: ({ db: tx, call, params, body }) => startRun(tx, call, params.id, body),
    rows: ({ db, call, params, query }) => listRows(db, call, params.id, query),
    failed: ({ db, call, params }) => getFailedFile(db, call, storage, params.id),
    undo: ({ db: tx, call, params }) => startUndo(tx, call, params.id)
  })
}
