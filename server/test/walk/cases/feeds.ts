import { type Case, wherever } from '../case.ts'

const desk = 'committeeStaff'
const raisers =
  'committeeStaff supervisor teamLeader handler branchSecretary enterpriseContact member resident otherTeam ofUnit postOfUnit requester'

/** Addresses under which calendars read: everybody their own, and the desk those of its services. */
export const feedCases: Case[] = [
  {
    route: 'GET /api/:place/feeds',
    serves: { '-': raisers },
    answers: { 'feed.inside': 'requester' }
  },
  { route: 'POST /api/:place/feeds', serves: { '-': raisers }, changes: 'feed' },
  {
    route: 'GET /api/:place/recurrences/:id/feeds',
    serves: wherever('serviceFeed', desk),
    ask: ({ recurrence }) => ({ params: { id: recurrence! } })
  },
  {
    route: 'POST /api/:place/recurrences/:id/feeds',
    serves: wherever('recurrence', desk),
    ask: ({ id }) => ({ params: { id } }),
    changes: 'feed'
  },
  {
    route: 'POST /api/:place/feeds/:id/revoked',
    serves: wherever('feed', 'requester'),
    ask: ({ id }) => ({ params: { id } }),
    changes: 'feed'
  },
  {
    route: 'POST /api/:place/feeds/:id/revoked',
    when: 'of a service',
    serves: wherever('serviceFeed', desk),
    ask: ({ id }) => ({ params: { id } }),
    changes: 'feed'
  }
]
