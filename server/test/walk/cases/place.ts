import { type Case, rowsInSheet, wherever } from '../case.ts'

const readers =
  'placeAdministrator auditor committeeStaff supervisor teamLeader handler branchSecretary otherTeam postOfUnit'
const people = 'placeAdministrator auditor committeeStaff supervisor teamLeader'
const administrator = 'placeAdministrator'
const posters = 'placeAdministrator committeeStaff'

/** The place itself, its organisations, teams and posters. */
export const placeCases: Case[] = [
  {
    route: 'GET /api/:place/config',
    serves: { '-': 'everybody' },
    shows: 'team'
  },
  {
    route: 'GET /api/:place/rules',
    serves: { '-': administrator },
    shows: 'team organisation'
  },
  {
    route: 'GET /api/:place/organisations',
    serves: { '-': `${readers} ofUnit` },
    // Of the unit's own parent its people read the name, and of the Party organisation that covers it (the office).
    answers: {
      'organisation.inside': `${readers} ofUnit`,
      'office.inside': `${readers} ofUnit`,
      'firm.inside': `${readers} ofUnit`
    }
  },
  {
    route: 'GET /api/:place/organisations',
    when: 'below one',
    serves: { 'organisation.inside': `${readers} ofUnit` },
    ask: ({ id }) => ({ query: { under: id } }),
    answers: { 'office.inside': `${readers} ofUnit`, 'firm.inside': `${readers} ofUnit` }
  },
  {
    route: 'GET /api/:place/organisations',
    when: 'below one elsewhere',
    serves: { 'organisation.outside': `${readers} ofUnit`, 'organisation.other': `${readers} ofUnit` },
    ask: ({ id }) => ({ query: { under: id } }),
    answers: { 'office.inside': 'nobody', 'firm.inside': 'nobody' }
  },
  {
    route: 'GET /api/:place/organisations/export',
    serves: { '-': `${readers} ofUnit` },
    tells: { figure: rowsInSheet, is: { [readers]: 3, ofUnit: 1 }, otherwise: undefined }
  },
  {
    route: 'GET /api/:place/organisations/tree',
    serves: { '-': `${readers} ofUnit` },
    answers: { 'organisation.inside': `${readers} ofUnit`, 'firm.inside': 'ofUnit' }
  },
  {
    route: 'GET /api/:place/organisations/find',
    serves: { '-': 'everybody' },
    ask: () => ({ query: { q: 'zone' } }),
    answers: {
      'firm.inside': 'everybody',
      'firm.outside': 'everybody',
      'office.inside': 'everybody',
      'office.outside': 'everybody'
    },
    shows: 'organisation'
  },
  {
    route: 'GET /api/:place/organisations/:id',
    serves: { ...wherever('organisation', readers), ...wherever('firm', `${readers} ofUnit`) },
    ask: ({ id }) => ({ params: { id } })
  },
  {
    route: 'POST /api/:place/organisations',
    serves: wherever('organisation', administrator),
    ask: ({ id }) => ({ body: { parentId: id, name: '新单位', kind: 'enterprise' } }),
    changes: 'organisation'
  },
  {
    route: 'PATCH /api/:place/organisations/:id',
    serves: wherever('organisation', administrator),
    ask: ({ id }) => ({ params: { id }, body: { shortName: '简称' } }),
    changes: 'organisation'
  },
  {
    route: 'PATCH /api/:place/organisations/:id',
    when: 'to another parent',
    serves: wherever('office', administrator),
    ask: ({ id }, { rows }) => ({ params: { id: rows.get('firm.inside')!.id }, body: { parentId: id } }),
    changes: 'organisation need need_scope'
  },
  {
    route: 'GET /api/:place/teams',
    serves: { '-': `${readers} ofUnit` },
    answers: { 'team.inside': readers }
  },
  {
    route: 'GET /api/:place/teams/export',
    serves: { '-': `${readers} ofUnit` },
    tells: { figure: rowsInSheet, is: { [readers]: 3, ofUnit: 0 }, otherwise: undefined }
  },
  {
    route: 'POST /api/:place/teams/:id/members',
    serves: wherever('team', administrator),
    ask: ({ id }, { rows }) => ({ params: { id }, body: { personId: rows.get('paper.inside')!.id } }),
    changes: 'team_member'
  },
  {
    route: 'POST /api/:place/teams/:id/members',
    when: 'of a person',
    serves: wherever('paper', administrator),
    ask: ({ id }, { rows }) => ({ params: { id: rows.get('team.inside')!.id }, body: { personId: id } }),
    changes: 'team_member'
  },
  {
    route: 'POST /api/:place/teams/:id/members/:memberId/ended',
    serves: wherever('team', administrator),
    ask: ({ id, member }) => ({ params: { id, memberId: member! } }),
    changes: 'team_member'
  },
  {
    route: 'GET /api/:place/people',
    serves: { '-': people },
    ask: () => ({ query: { limit: '100' } }),
    answers: { 'person.inside': people }
  },
  {
    route: 'GET /api/:place/posters/by-code/:code',
    serves: wherever('poster', 'everybody', 'everybody'),
    ask: ({ code }) => ({ params: { code: code! } })
  },
  {
    route: 'GET /api/:place/posters',
    serves: { '-': posters },
    answers: { 'poster.inside': posters }
  },
  {
    route: 'GET /api/:place/posters/export',
    serves: { '-': posters },
    tells: { figure: rowsInSheet, is: { [posters]: 1 }, otherwise: undefined }
  },
  {
    route: 'POST /api/:place/posters',
    serves: wherever('organisation', posters),
    ask: ({ id }) => ({ body: { organisationId: id, location: '西门' } }),
    changes: 'poster'
  },
  {
    route: 'POST /api/:place/posters/:id/retired',
    serves: wherever('poster', posters),
    ask: ({ id }) => ({ params: { id } }),
    changes: 'poster'
  }
]
