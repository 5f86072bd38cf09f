import { accountRoutes, identityRoutes } from '@hongchao/contract'
import type { FastifyInstance } from 'fastify'

import { type Deps, serve } from '../../kernel/http.ts'
import { endGrant, grantRole, listRoles, viewMe } from './actions/grants.ts'
import { handOver, previewHandover } from './actions/handover.ts'
import { createAccount, createPerson, getPerson, listPeople, readPhone, resetPassword } from './actions/people.ts'
import { setUp, signUp } from './actions/set-up.ts'
import { changePassword, currentAccount, listSessions, revokeSession, signIn, signOut } from './actions/sign-in.ts'
import { exportPeople } from './sheet.ts'

export function identityHttp(app: FastifyInstance, deps: Deps): void {
  const { sessions, places } = deps
  serve(app, deps, accountRoutes, {
    current: ({ db, call }) => currentAccount(db, call, places),
    signIn: ({ db: tx, call, body, exchange }) => signIn(tx, call, body, { sessions, exchange }),
    signOut: ({ db: tx, call, exchange }) => signOut(tx, call, { sessions, exchange }),
    sessions: ({ db, call, exchange }) => listSessions(db, call, { sessions, exchange }),
    revoke: ({ db: tx, call, params }) => revokeSession(tx, call, params.id),
    changePassword: ({ db: tx, call, body, exchange }) => changePassword(tx, call, body, { sessions, exchange }),
    setUp: ({ db: tx, call, body, exchange }) => setUp(tx, call, body, { sessions, exchange })
  })
  serve(app, deps, identityRoutes, {
    me: ({ db, call }) => viewMe(db, call),
    signUp: ({ db: tx, call, body, exchange }) => signUp(tx, call, body, { sessions, exchange }),
    people: ({ db, call, query }) => listPeople(db, call, query),
    export: ({ db, call, query }) => exportPeople(db, call, query),
    person: ({ db, call, params }) => getPerson(db, call, params.id),
    phone: ({ db: tx, call, params, body }) => readPhone(tx, call, params.id, body.reason),
    createPerson: ({ db: tx, call, body }) => createPerson(tx, call, body),
    createAccount: ({ db: tx, call, params, body }) => createAccount(tx, call, { ...params, ...body }, sessions),
    resetPassword: ({ db: tx, call, params }) => resetPassword(tx, call, params.id, sessions),
    roles: async () => listRoles(),
    grant: ({ db: tx, call, body }) => grantRole(tx, call, body),
    endGrant: ({ db: tx, call, params }) => endGrant(tx, call, params.id),
    handoverPreview: ({ db, call, params }) => previewHandover(db, call, params.id),
    handOver: ({ db: tx, call, params, body: { toPersonId: to, note } }) =>
      handOver(tx, call, { from: params.id, to, note })
  })
}
