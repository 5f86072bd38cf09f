import { needsRoutes } from '@hongchao/contract'
import type { FastifyInstance } from 'fastify'

import { AppError } from '../../kernel/errors.ts'
import { type Deps, serve } from '../../kernel/http.ts'
import { actOnNeed } from './actions/act.ts'
import { readContact } from './actions/contact.ts'
import { dispatchMany, proposeDispatch } from './actions/dispatching.ts'
import { actByKey, lookUp } from './actions/look-up.ts'
import { raiseFromPoster, raiseNeed, recordNeed } from './actions/raise.ts'
import { countNeeds, listNeeds } from './list.ts'
import { exportNeeds } from './sheet.ts'
import { findNeed } from './store.ts'
import { listTodo } from './todo.ts'
import { presentDetail } from './view.ts'

export function needsHttp(app: FastifyInstance, deps: Deps): void {
  const { secret } = deps
  serve(app, deps, needsRoutes, {
    list: ({ db, call, query }) => listNeeds(db, call, query),
    count: ({ db, call, query }) => countNeeds(db, call, query),
    export: ({ db, call, query }) => exportNeeds(db, call, query),
    todo: ({ db, call }) => listTodo(db, call),
    get: async ({ db, call, params }) => {
      const row = await findNeed(db, call, params.id)
      if (!row) throw new AppError('need.notFound')
      return presentDetail(db, call, row)
    },
    raise: ({ db: tx, call, body }) => raiseNeed(tx, call, secret, body),
    raiseFromPoster: ({ db: tx, call, body }) => raiseFromPoster(tx, call, secret, body),
    record: ({ db: tx, call, body }) => recordNeed(tx, call, secret, body),
    act: ({ db: tx, call, params, body }) => actOnNeed(tx, call, params.id, body),
    proposal: ({ db, call, params }) => proposeDispatch(db, call, params.id),
    dispatchMany: ({ db: tx, call, body }) => dispatchMany(tx, call, body),
    contact: ({ db: tx, call, params, body }) => readContact(tx, call, params.id, body.reason),
    lookUp: ({ db: tx, call, body }) => lookUp(tx, call, secret, body),
    actByKey: ({ db: tx, call, body }) => actByKey(tx, call, secret, body)
  })
}
