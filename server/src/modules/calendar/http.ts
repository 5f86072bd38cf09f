import { calendarRoutes } from '@hongchao/contract'
import type { FastifyInstance } from 'fastify'

import { type Deps, serve } from '../../kernel/http.ts'
import { getYear, importNotice, listEditions, movesOf, previewNotice, takeBackNotice } from './actions.ts'

export function calendarHttp(app: FastifyInstance, deps: Deps): void {
  serve(app, deps, calendarRoutes, {
    year: ({ db, call, query }) => getYear(db, call, query.year),
    editions: async ({ db, call, query }) => ({ items: await listEditions(db, call, query.year) }),
    moves: ({ db, call, params, query }) => movesOf(db, call, params.id, query),
    preview: ({ db, call, body }) => previewNotice(db, call, body),
    import: ({ db: tx, call, body }) => importNotice(tx, call, body),
    takeBack: ({ db: tx, call, params, body }) => takeBackNotice(tx, call, { ...params, ...body })
  })
}
