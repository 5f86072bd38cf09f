import { type Case, rowsInSheet, wherever } from '../case.ts'

const administrator = 'placeAdministrator'
const grant = { role: 'member' }
const moved = 'role_grant team_member need dispatch need_event round_plan respondent inquiry'

/** People, their accounts and roles; and what everybody may know of themselves. */
export const accessCases: Case[] = [
  {
    route: 'GET /api/:place/me',
    serves: { '-': 'everybody' },
    answers: {
      'team.inside': 'teamLeader handler',
      'organisation.inside': 'roles otherTeam postOfUnit requester'
    }
  },
  {
    route: 'GET /api/:place/access/people',
    serves: { '-': administrator },
    ask: () => ({ query: { limit: '100' } }),
    answers: { 'person.inside': administrator, 'paper.inside': administrator, 'holder.inside': administrator }
  },
  {
    route: 'GET /api/:place/access/people',
    when: 'of an organisation',
    serves: { 'organisation.inside': administrator },
    ask: ({ id }) => ({ query: { limit: '100', organisation: id } }),
    answers: { 'person.inside': administrator, 'paper.inside': administrator, 'holder.inside': administrator }
  },
  {
    route: 'GET /api/:place/access/people',
    when: 'of an organisation elsewhere',
    serves: { 'organisation.outside': administrator, 'organisation.other': administrator },
    ask: ({ id }) => ({ query: { limit: '100', organisation: id } }),
    answers: { 'person.inside': 'nobody', 'paper.inside': 'nobody', 'holder.inside': 'nobody' }
  },
  {
    route: 'GET /api/:place/access/people/export',
    serves: { '-': administrator },
    ask: () => ({ query: { reason: '核对账号' } }),
    tells: { figure: rowsInSheet, is: { [administrator]: 16 }, otherwise: undefined }
  },
  {
    route: 'GET /api/:place/access/people/export',
    when: 'of an organisation elsewhere',
    serves: { 'organisation.outside': administrator, 'organisation.other': administrator },
    ask: ({ id }) => ({ query: { organisation: id, reason: '核对账号' } }),
    tells: { figure: rowsInSheet, is: { [administrator]: 0 }, otherwise: undefined }
  },
  {
    route: 'GET /api/:place/access/people/:id',
    serves: wherever('person', administrator),
    ask: ({ id }) => ({ params: { id } })
  },
  {
    route: 'POST /api/:place/access/people/:id/phone',
    serves: wherever('paper', administrator),
    ask: ({ id }) => ({ params: { id }, body: { reason: '通知开会' } }),
    reads: { contact: administrator }
  },
  {
    route: 'POST /api/:place/access/people',
    serves: wherever('organisation', administrator),
    ask: ({ id }) => ({ body: { name: '新人', organisationId: id } }),
    changes: 'person'
  },
  {
    route: 'POST /api/:place/access/people/:id/account',
    serves: wherever('paper', administrator),
    ask: ({ id }) => ({ params: { id }, body: { username: 'newcomer' } }),
    changes: 'person platform.account platform.credential platform.account_place'
  },
  {
    route: 'POST /api/:place/access/people/:id/password',
    serves: wherever('person', administrator),
    ask: ({ id }) => ({ params: { id } }),
    changes: 'platform.account platform.credential platform.session'
  },
  {
    route: 'GET /api/:place/access/roles',
    serves: { '-': administrator }
  },
  {
    route: 'POST /api/:place/access/grants',
    when: 'at an organisation',
    serves: wherever('organisation', administrator),
    ask: ({ id }, { rows }) => ({ body: { ...grant, organisationId: id, personId: rows.get('paper.inside')!.id } }),
    changes: 'role_grant'
  },
  {
    route: 'POST /api/:place/access/grants',
    when: 'to a person',
    serves: wherever('paper', administrator),
    ask: ({ id }, { rows }) => ({
      body: { ...grant, organisationId: rows.get('organisation.inside')!.id, personId: id }
    }),
    changes: 'role_grant'
  },
  {
    route: 'POST /api/:place/access/grants',
    when: 'to oneself',
    serves: { '-': 'nobody' },
    ask: (_, { rows, actors }) => ({
      body: {
        role: 'committeeStaff',
        organisationId: rows.get('organisation.inside')!.id,
        personId: actors.placeAdministrator.personId
      }
    })
  },
  {
    route: 'POST /api/:place/access/grants/:id/ended',
    serves: wherever('grant', administrator),
    ask: ({ id }) => ({ params: { id } }),
    changes: 'role_grant'
  },
  {
    route: 'GET /api/:place/access/people/:id/handover',
    serves: wherever('holder', administrator),
    ask: ({ id }) => ({ params: { id } }),
    answers: { 'team.inside': administrator, 'grant.inside': administrator }
  },
  {
    route: 'POST /api/:place/access/people/:id/handover',
    when: 'from a person',
    serves: wherever('holder', administrator),
    ask: ({ id }, { rows }) => ({ params: { id }, body: { toPersonId: rows.get('paper.inside')!.id } }),
    changes: moved
  },
  {
    route: 'POST /api/:place/access/people/:id/handover',
    when: 'to a person',
    serves: wherever('paper', administrator),
    ask: ({ id }, { rows }) => ({ params: { id: rows.get('holder.inside')!.id }, body: { toPersonId: id } }),
    changes: moved
  }
]
