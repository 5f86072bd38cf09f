import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'

import type { Deps } from './http.ts'

/** `/healthz`: the process answers. `/readyz`: it can serve, for its database does. */
export function serveHealth(app: FastifyInstance, { db }: Deps): void {
  app.get('/healthz', { schema: { hide: true } }, () => ({ ok: true }))
  app.get('/readyz', { schema: { hide: true } }, async (_, reply) => {
    const ready = await sql`select 1`.execute(db).then(
      () => true,
      () => false
    )
    return reply.status(ready ? 200 : 503).send({ ok: ready })
  })
}
