import { type Case, rowsInSheet, wherever } from '../case.ts'

const desk = 'committeeStaff'
const readers = 'committeeStaff supervisor'
const asks = 'committeeStaff handler'
const recorders = 'committeeStaff teamLeader handler branchSecretary enterpriseContact otherTeam ofUnit postOfUnit'
const content = { title: '走访', questions: [], opensOn: 5, within: { amount: 5, unit: 'workingDay' }, respondents: [] }
const told = { text: '三号楼门口的路灯坏了，晚上看不见路。' }

/** Monthly rounds: the desk founds them, supervisors read them, and whoever is responsible asks. */
export const roundCases: Case[] = [
  {
    route: 'GET /api/:place/round-plans',
    serves: { '-': readers },
    answers: { 'roundPlan.inside': readers }
  },
  {
    route: 'POST /api/:place/round-plans',
    serves: wherever('organisation', desk),
    ask: ({ id }) => ({ body: { ...content, kind: 'employee', organisationId: id } }),
    changes: 'round_plan'
  },
  {
    route: 'GET /api/:place/round-plans/:id',
    serves: wherever('roundPlan', readers),
    ask: ({ id }) => ({ params: { id } })
  },
  {
    route: 'GET /api/:place/organisations/:id/round-workers',
    serves: wherever('organisation', desk),
    ask: ({ id }) => ({ params: { id } }),
    answers: { 'holder.inside': desk }
  },
  {
    route: 'POST /api/:place/round-plans/:id/changed',
    serves: wherever('roundPlan', desk),
    ask: ({ id }) => ({ params: { id }, body: { ...content, version: 1 } }),
    changes: 'round_plan respondent inquiry'
  },
  {
    route: 'POST /api/:place/round-plans/:id/rounds',
    serves: wherever('roundPlan', desk),
    given: async ({ owner }) => {
      await owner
        .withSchema('place_here')
        .updateTable('round')
        .set({ month: '2025-12' })
        .where('closedAt', 'is', null)
        .execute()
    },
    ask: ({ id }) => ({ params: { id }, body: {} }),
    changes: 'round inquiry'
  },
  {
    route: 'POST /api/:place/round-plans/:id/ended',
    serves: wherever('roundPlan', desk),
    ask: ({ id }) => ({ params: { id }, body: {} }),
    changes: 'round_plan round respondent'
  },
  {
    route: 'GET /api/:place/rounds/:id',
    serves: wherever('round', readers),
    ask: ({ id }) => ({ params: { id } }),
    answers: { 'need.inside': readers, 'complaint.inside': readers },
    reads: { words: readers }
  },
  {
    route: 'GET /api/:place/rounds/:id/export',
    serves: wherever('round', readers),
    ask: ({ id }) => ({ params: { id } }),
    tells: { figure: rowsInSheet, is: { [readers]: 1 }, otherwise: undefined }
  },
  {
    route: 'GET /api/:place/inquiries',
    serves: { '-': recorders },
    answers: { 'inquiry.inside': 'handler', 'need.inside': 'handler', 'complaint.inside': 'handler' },
    reads: { words: 'handler' }
  },
  {
    route: 'POST /api/:place/inquiries/:id/needs',
    serves: wherever('inquiry', asks),
    ask: ({ id }) => ({ params: { id }, body: told }),
    changes: 'inquiry_need inquiry need need_scope need_requester need_clock need_event fingerprint uncompared'
  },
  {
    route: 'POST /api/:place/inquiries/:id/outcome',
    serves: wherever('inquiry', asks),
    ask: ({ id }) => ({ params: { id }, body: { outcome: 'none' } }),
    changes: 'inquiry',
    reads: { words: asks }
  },
  {
    route: 'POST /api/:place/inquiries/:id/contact',
    serves: wherever('inquiry', asks),
    ask: ({ id }) => ({ params: { id }, body: { reason: '核实情况' } }),
    reads: { contact: asks }
  }
]
