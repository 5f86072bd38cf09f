import { servicesRoutes } from '@hongchao/contract'
import type { FastifyInstance } from 'fastify'

import { type Deps, serve } from '../../kernel/http.ts'
import { applyForService, createService, editService, listServices } from './actions.ts'

export function servicesHttp(app: FastifyInstance, deps: Deps): void {
  const { secret } = deps
  serve(app, deps, servicesRoutes, {
    list: async ({ db }) => ({ items: await listServices(db, { retired: false }) }),
    all: async ({ db }) => ({ items: await listServices(db, { retired: true }) }),
    create: ({ db: tx, call, body }) => createService(tx, call, body),
    update: ({ db: tx, call, params, body }) => editService(tx, call, params.id, body),
    apply: ({ db: tx, call, params, body }) => applyForService(tx, call, secret, { ...params, ...body })
  })
}
