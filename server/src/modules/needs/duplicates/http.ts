import { duplicatesRoutes, topicsRoutes } from '@hongchao/contract'
import type { FastifyInstance } from 'fastify'

import { type Deps, serve } from '../../../kernel/http.ts'
import { distinguish, mergeMany, unmergeMany } from './actions.ts'
import { hintFor } from './hint.ts'
import { duplicatesOf, listDuplicates } from './queue.ts'
import { exportTopics, listTopics } from './topics.ts'

export function duplicatesHttp(app: FastifyInstance, deps: Deps): void {
  const { secret } = deps
  serve(app, deps, duplicatesRoutes, {
    list: ({ db, call, query }) => listDuplicates(db, call, query.limit),
    of: ({ db, call, params }) => duplicatesOf(db, call, params.id),
    hint: ({ db, call, body }) => hintFor(db, call, secret, body),
    merge: ({ db: tx, call, body }) => mergeMany(tx, call, body),
    unmerge: ({ db: tx, call, body }) => unmergeMany(tx, call, body),
    distinguish: ({ db: tx, call, body }) => distinguish(tx, call, body)
  })
  serve(app, deps, topicsRoutes, {
    list: async ({ db, call, query }) => ({ topics: await listTopics(db, call, query) }),
    export: ({ db, call, query }) => exportTopics(db, call, query)
  })
}
