import { publicationsRoutes } from '@hongchao/contract'
import type { FastifyInstance } from 'fastify'

import { type Deps, serve } from '../../kernel/http.ts'
import {
  approvePublication,
  draftPublication,
  proposePublication,
  viewByKey,
  viewOwn,
  withdrawByKey,
  withdrawOwn,
  withdrawPublication
} from './actions.ts'
import { listPublications } from './list.ts'
import { getPublicMatter, listPublicMatters } from './public.ts'

export function publicationsHttp(app: FastifyInstance, deps: Deps): void {
  const { secret } = deps
  serve(app, deps, publicationsRoutes, {
    published: ({ db, query }) => listPublicMatters(db, query),
    matter: ({ db, params }) => getPublicMatter(db, params.id),
    list: ({ db, call, query }) => listPublications(db, call, query),
    proposal: ({ db, call, params }) => proposePublication(db, call, params.id),
    draft: ({ db: tx, call, params, body }) => draftPublication(tx, call, params.id, body),
    approve: ({ db: tx, call, params, body }) => approvePublication(tx, call, params.id, body.draftedAt),
    withdraw: ({ db: tx, call, params, body }) => withdrawPublication(tx, call, params.id, body.reason),
    own: ({ db, call, params }) => viewOwn(db, call, params.id),
    withdrawOwn: ({ db: tx, call, params }) => withdrawOwn(tx, call, params.id),
    ownByKey: ({ db: tx, call, body }) => viewByKey(tx, call, secret, body),
    withdrawByKey: ({ db: tx, call, body }) => withdrawByKey(tx, call, secret, body)
  })
}
