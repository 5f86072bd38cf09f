import { savedFiltersRoutes } from '@hongchao/contract'
import type { FastifyInstance } from 'fastify'

import { type Deps, serve } from '../../../kernel/http.ts'
import {
  changeSavedFilter,
  countSavedFilters,
  listSavedFilters,
  orderSavedFilters,
  removeSavedFilter,
  saveFilter
} from './actions.ts'

export function savedFiltersHttp(app: FastifyInstance, deps: Deps): void {
  serve(app, deps, savedFiltersRoutes, {
    list: ({ db, call }) => listSavedFilters(db, call),
    counts: ({ db, call }) => countSavedFilters(db, call),
    save: ({ db: tx, call, body }) => saveFilter(tx, call, body),
    change: ({ db: tx, call, params, body }) => changeSavedFilter(tx, call, params.id, body),
    order: ({ db: tx, call, body }) => orderSavedFilters(tx, call, body),
    remove: ({ db: tx, call, params }) => removeSavedFilter(tx, call, params.id)
  })
}
