import { type Case, rowsInSheet, wherever } from '../case.ts'

const desk = 'committeeStaff'
const recorders = 'committeeStaff teamLeader handler branchSecretary enterpriseContact otherTeam ofUnit postOfUnit'
const dates = 'recurrence occurrence'
const content = {
  name: '上门体检',
  details: '体检车到园区。',
  location: '广场',
  rule: { kind: 'monthly', nth: -1, weekday: 1 },
  onHoliday: 'next',
  starts: '09:00',
  ends: '11:30',
  remindDays: 7,
  firstDay: '2026-03-01'
}

/** Services that come back by a rule: everybody reads when; organisations enrol; the desk founds, records and ends. */
export const recurrenceCases: Case[] = [
  {
    route: 'GET /api/:place/recurrences',
    serves: { '-': 'everybody' },
    shows: 'recurrence occurrence organisation'
  },
  {
    route: 'POST /api/:place/recurrences',
    serves: wherever('organisation', desk),
    ask: ({ id }) => ({ body: { ...content, organisationId: id } }),
    changes: dates
  },
  {
    route: 'GET /api/:place/recurrences/:id',
    serves: wherever('recurrence', recorders, recorders),
    ask: ({ id }) => ({ params: { id } })
  },
  {
    route: 'POST /api/:place/recurrences/:id/actions',
    serves: wherever('recurrence', desk),
    ask: ({ id }) => ({ params: { id }, body: { action: 'pause', reason: '停电' } }),
    changes: dates
  },
  {
    route: 'GET /api/:place/occurrences/:id',
    serves: wherever('occurrence', recorders, recorders),
    ask: ({ id }) => ({ params: { id } })
  },
  {
    route: 'POST /api/:place/occurrences/:id/enrolments',
    serves: wherever('firm', recorders),
    ask: ({ id }, { rows }) => ({
      params: { id: rows.get('occurrence.inside')!.id },
      body: { organisationId: id, people: 3 }
    }),
    changes: 'enrolment'
  },
  {
    route: 'POST /api/:place/occurrences/:id/withdrawn',
    serves: wherever('firm', recorders),
    ask: ({ id }, { rows }) => ({ params: { id: rows.get('occurrence.inside')!.id }, body: { organisationId: id } }),
    changes: 'enrolment'
  },
  {
    route: 'POST /api/:place/occurrences/:id/cancelled',
    serves: wherever('occurrence', desk),
    ask: ({ id }) => ({ params: { id }, body: { reason: '停电' } }),
    changes: 'occurrence'
  },
  {
    route: 'POST /api/:place/occurrences/:id/recorded',
    serves: wherever('today', desk),
    ask: ({ id }) => ({ params: { id }, body: { others: 1 } }),
    changes: 'occurrence enrolment'
  },
  {
    route: 'GET /api/:place/occurrences/:id/export',
    serves: wherever('occurrence', desk),
    ask: ({ id }) => ({ params: { id } }),
    tells: { figure: rowsInSheet, is: { [desk]: 1 }, otherwise: 0 }
  }
]
