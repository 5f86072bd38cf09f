import { type Download, filesRoutes } from '@hongchao/contract'
import type { FastifyInstance } from 'fastify'

import type { Call } from '../../kernel/call.ts'
import type { Db } from '../../kernel/db.ts'
import { AppError } from '../../kernel/errors.ts'
import { type Deps, serve } from '../../kernel/http.ts'
import { type FileOwner, keyOf, takeFile, thumbnailKeyOf } from './actions.ts'
import { findFile } from './store.ts'
import { isPhotoToken } from './tokens.ts'

/** May the caller see what a file hangs on? Answered by the module that owns it. */
export type OwnerAccess = Record<FileOwner['subjectKind'], (db: Db, call: Call, id: string) => Promise<boolean>>

export function filesHttp(app: FastifyInstance, deps: Deps, access: OwnerAccess): void {
  serve(app, deps, filesRoutes, {
    upload: ({ db: tx, call, file }) => takeFile(tx, call, deps.storage, file),
    get: async ({ db, call, params, query }): Promise<Download> => {
      const row = await findFile(db, params.id)
      if (!row?.subjectKind || !row.subjectId) throw new AppError('file.notFound')
      const byToken = query.token !== undefined && isPhotoToken(deps.secret, row.id, query.token, call.now)
      if (!byToken && !(await access[row.subjectKind](db, call, row.subjectId))) throw new AppError('file.notFound')

      const wantsThumbnail = query.size === 'thumbnail' && row.type !== 'application/pdf'
      const key = wantsThumbnail ? thumbnailKeyOf(call.place, row.id) : keyOf(call.place, row.id)
      const bytes = await deps.storage.get(key)
      if (!bytes) throw new AppError('file.notFound')
      return { type: row.type, name: row.name, bytes }
    }
  })
}
