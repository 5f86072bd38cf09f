import { type Case, wherever } from '../case.ts'

const administrator = 'placeAdministrator'

/** What a place has towards the outside. */
export const outsideCases: Case[] = [
  {
    route: 'GET /api/:place/open311/keys',
    serves: { '-': administrator },
    answers: { 'open311Key.inside': administrator }
  },
  {
    route: 'POST /api/:place/open311/keys',
    serves: wherever('organisation', administrator),
    ask: ({ id }) => ({ body: { name: '市民通', organisationId: id, kind: 'employee' } }),
    changes: 'open311_key'
  },
  {
    route: 'POST /api/:place/open311/keys/:id/revoked',
    serves: wherever('open311Key', administrator),
    ask: ({ id }) => ({ params: { id } }),
    changes: 'open311_key'
  }
]
