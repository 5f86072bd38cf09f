import { organisationsRoutes } from '@hongchao/contract'
import type { FastifyInstance } from 'fastify'

import { type Deps, serve } from '../../kernel/http.ts'
import {
  createOrganisation,
  findUnitsByName,
  getOrganisationDetail,
  listOrganisations,
  listPeople,
  listTree,
  updateOrganisation
} from './actions.ts'
import { exportOrganisations, exportTeams } from './sheets.ts'
import { addTeamMember, endTeamMember, listTeams } from './team-actions.ts'

export function organisationsHttp(app: FastifyInstance, deps: Deps): void {
  serve(app, deps, organisationsRoutes, {
    list: ({ db, call, query }) => listOrganisations(db, call, query),
    export: ({ db, call, query }) => exportOrganisations(db, call, query),
    tree: ({ db, call, query }) => listTree(db, call, query.under),
    find: ({ db, query }) => findUnitsByName(db, query.q),
    get: ({ db, call, params }) => getOrganisationDetail(db, call, params.id),
    create: ({ db: tx, call, body }) => createOrganisation(tx, call, body),
    update: ({ db: tx, call, params, body }) => updateOrganisation(tx, call, params.id, body),
    teams: ({ db, call }) => listTeams(db, call),
    exportTeams: ({ db, call }) => exportTeams(db, call),
    addTeamMember: ({ db: tx, call, params, body }) => addTeamMember(tx, call, params.id, body),
    endTeamMember: ({ db: tx, call, params }) => endTeamMember(tx, call, params.id, params.memberId),
    people: ({ db, call, query }) => listPeople(db, call, query)
  })
}
