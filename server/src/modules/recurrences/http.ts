import { recurrencesRoutes } from '@hongchao/contract'
import type { FastifyInstance } from 'fastify'

import { type Deps, serve } from '../../kernel/http.ts'
import { actOnRecurrence, foundRecurrence, readRecurrence } from './actions.ts'
import { cancelOccurrence, enrol, exportOccurrence, readOccurrence, recordOccurrence, withdraw } from './enrolments.ts'
import { listRecurrences } from './views.ts'

export function recurrencesHttp(app: FastifyInstance, deps: Deps): void {
  serve(app, deps, recurrencesRoutes, {
    list: ({ db, call }) => listRecurrences(db, call),
    found: ({ db: tx, call, body }) => foundRecurrence(tx, call, body),
    get: ({ db, call, params }) => readRecurrence(db, call, params.id),
    act: ({ db: tx, call, params, body }) => actOnRecurrence(tx, call, params.id, body),
    occurrence: ({ db, call, params }) => readOccurrence(db, call, params.id),
    enrol: ({ db: tx, call, params, body }) => enrol(tx, call, params.id, body),
    withdraw: ({ db: tx, call, params, body }) => withdraw(tx, call, params.id, body.organisationId),
    cancel: ({ db: tx, call, params, body }) => cancelOccurrence(tx, call, params.id, body.reason),
    record: ({ db: tx, call, params, body }) => recordOccurrence(tx, call, params.id, body),
    export: ({ db, call, params }) => exportOccurrence(db, call, params.id)
  })
}
