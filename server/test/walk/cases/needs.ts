import { type Case, rowsInSheet, wherever } from '../case.ts'

const staff = 'committeeStaff supervisor'
const team = 'teamLeader handler'
/** A complaint was sent to the unit itself: whoever handles for the subtree stands above that unit. */
const department = 'teamLeader handler otherTeam'
const raisers = 'committeeStaff supervisor teamLeader handler branchSecretary enterpriseContact member resident'
/** Of the unit complained of: they see what it was asked to do. */
const unit = 'ofUnit postOfUnit'
const others = `otherTeam ${unit} requester`
const recorders = `committeeStaff teamLeader handler branchSecretary enterpriseContact otherTeam ${unit}`

const seesNeed = `${staff} ${team} requester`
const seesComplaint = `${staff} ${department} requester ${unit}`

const raised = 'need need_scope need_requester need_clock need_event fingerprint uncompared'
const text = '三号楼门口的路灯坏了，晚上看不见路。'
const from = { name: '来人', phone: '130 0000 0009' }
const told = { text, kind: 'employee', ...from }

function seen(need: string, complaint: string, closed: string): Record<string, string> {
  return { 'need.inside': need, 'complaint.inside': complaint, 'closed.inside': closed }
}

/** Everybody has their own; what is shared is read by whoever belongs there and reads all its needs. */
const savedFilters: Case[] = [
  {
    route: 'GET /api/:place/saved-filters',
    serves: { '-': 'people' },
    answers: { 'savedFilter.inside': staff }
  },
  { route: 'GET /api/:place/saved-filters/counts', serves: { '-': 'people' } },
  {
    route: 'POST /api/:place/saved-filters',
    serves: { '-': 'people' },
    ask: () => ({ body: { name: '路灯', filter: { category: 'lamp' } } }),
    changes: 'saved_filter'
  },
  {
    route: 'POST /api/:place/saved-filters',
    when: 'shared',
    serves: { '-': staff },
    ask: () => ({ body: { name: '路灯', filter: { category: 'lamp' }, shared: true } }),
    changes: 'saved_filter'
  },
  {
    route: 'PATCH /api/:place/saved-filters/:id',
    serves: wherever('savedFilter', 'committeeStaff'),
    ask: ({ id }) => ({ params: { id }, body: { name: '灯' } }),
    changes: 'saved_filter'
  },
  {
    route: 'POST /api/:place/saved-filters/order',
    serves: wherever('savedFilter', 'committeeStaff'),
    ask: ({ id }) => ({ body: { ids: [id] } }),
    changes: 'saved_filter'
  },
  {
    route: 'DELETE /api/:place/saved-filters/:id',
    serves: wherever('savedFilter', 'committeeStaff'),
    ask: ({ id }) => ({ params: { id } }),
    changes: 'saved_filter'
  }
]

/** Lists and counts of needs, and needs raised. */
export const needCases: Case[] = [
  ...savedFilters,
  {
    route: 'GET /api/:place/needs',
    serves: { '-': 'people' },
    answers: seen(staff, staff, staff),
    reads: { words: staff }
  },
  {
    route: 'GET /api/:place/needs',
    when: 'handling',
    serves: { '-': 'people' },
    ask: () => ({ query: { view: 'handling' } }),
    answers: seen(team, `${department} ${unit}`, team),
    reads: { words: department }
  },
  {
    route: 'GET /api/:place/needs',
    when: 'mine',
    serves: { '-': 'people' },
    ask: () => ({ query: { view: 'mine' } }),
    answers: seen('requester', 'requester', 'requester'),
    reads: { words: 'requester', contact: 'requester' }
  },
  {
    route: 'GET /api/:place/needs',
    when: 'of an organisation',
    serves: { 'organisation.inside': 'people' },
    ask: ({ id }) => ({ query: { organisation: id } }),
    answers: seen(staff, staff, staff),
    reads: { words: staff }
  },
  {
    route: 'GET /api/:place/needs',
    when: 'of an organisation elsewhere',
    serves: { 'organisation.outside': 'people', 'organisation.other': 'people' },
    ask: ({ id }) => ({ query: { organisation: id } }),
    answers: seen('nobody', 'nobody', 'nobody')
  },
  {
    route: 'GET /api/:place/needs',
    when: 'searched for what only the requester wrote',
    serves: { '-': 'people' },
    ask: () => ({ query: { view: 'handling', q: '暗号' } }),
    answers: seen('nobody', department, 'nobody'),
    reads: { words: department }
  },
  {
    route: 'GET /api/:place/needs',
    when: 'of a kind of requester',
    serves: { '-': 'people' },
    ask: () => ({ query: { view: 'handling', kind: 'employee' } }),
    answers: seen(team, department, team),
    reads: { words: department }
  },
  {
    route: 'GET /api/:place/needs/count',
    serves: { '-': 'people' },
    tells: { figure: (body: { count: number }) => body.count, is: { [staff]: 3 }, otherwise: 0 }
  },
  {
    route: 'GET /api/:place/needs/count',
    when: 'searched for what only the requester wrote',
    serves: { '-': 'people' },
    ask: () => ({ query: { view: 'handling', q: '暗号' } }),
    tells: { figure: (body: { count: number }) => body.count, is: { [department]: 1 }, otherwise: 0 }
  },
  {
    route: 'GET /api/:place/needs/export',
    serves: { '-': 'people' },
    tells: { figure: rowsInSheet, is: { [staff]: 3 }, otherwise: 0 },
    reads: { words: staff }
  },
  {
    route: 'GET /api/:place/needs/export',
    when: 'handling',
    serves: { '-': 'people' },
    ask: () => ({ query: { view: 'handling' } }),
    tells: { figure: rowsInSheet, is: { [team]: 3, otherTeam: 1, [unit]: 1 }, otherwise: 0 },
    reads: { words: department }
  },
  {
    route: 'GET /api/:place/needs/export',
    when: 'of an organisation elsewhere',
    serves: { 'organisation.outside': 'people', 'organisation.other': 'people' },
    ask: ({ id }) => ({ query: { organisation: id } }),
    tells: { figure: rowsInSheet, is: {}, otherwise: 0 }
  },
  {
    route: 'GET /api/:place/todo',
    serves: { '-': 'people' },
    answers: seen(`committeeStaff ${team} requester`, `committeeStaff ${department} ${unit} requester`, 'nobody'),
    reads: { words: `committeeStaff ${department} requester`, contact: 'requester' }
  },
  {
    route: 'GET /api/:place/needs/:id',
    serves: {
      ...wherever('need', seesNeed),
      ...wherever('complaint', seesComplaint),
      ...wherever('closed', seesNeed)
    },
    ask: ({ id }) => ({ params: { id } }),
    reads: { words: `${staff} ${department} requester`, contact: 'requester', notes: `${staff} ${department}` }
  },
  {
    route: 'POST /api/:place/needs',
    serves: wherever('organisation', `${raisers} ${others}`, `${raisers} ${others}`),
    ask: ({ id }) => ({ body: { text, kind: 'employee', organisationId: id } }),
    changes: raised
  },
  {
    route: 'POST /api/:place/needs',
    when: 'with a file of somebody else',
    serves: { '-': 'nobody' },
    ask: (_, { rows }) => ({ body: { text, kind: 'employee', photos: [rows.get('file.inside')!.id] } })
  },
  {
    route: 'POST /api/:place/needs/from-poster',
    serves: wherever('poster', 'everybody', 'everybody'),
    ask: ({ code }) => ({ body: { poster: code, text, kind: 'employee', ...from } }),
    changes: raised
  },
  {
    route: 'POST /api/:place/needs/recorded',
    serves: wherever('organisation', recorders, recorders),
    ask: ({ id }) => ({
      body: { ...told, organisationId: id, channel: 'visit', collectedAt: '2026-03-01T02:00:00.000Z' }
    }),
    changes: raised
  },
  {
    route: 'POST /api/:place/needs/:id/contact',
    serves: {
      ...wherever('need', `committeeStaff ${team}`),
      ...wherever('complaint', `committeeStaff ${department}`)
    },
    ask: ({ id }) => ({ params: { id }, body: { reason: '上门前联系' } }),
    reads: { contact: `committeeStaff ${department}` }
  },
  {
    route: 'POST /api/:place/needs/looked-up',
    serves: { ...wherever('need', 'everybody', 'everybody'), ...wherever('complaint', 'everybody', 'everybody') },
    ask: ({ code, key }) => ({ body: { code, key } }),
    reads: { words: 'everybody', contact: 'everybody' },
    refusal: { status: 404, changes: 'need_requester' }
  },
  {
    route: 'POST /api/:place/needs/by-key/actions',
    serves: wherever('need', 'everybody', 'everybody'),
    ask: ({ code, key }) => ({ body: { code, key, act: { action: 'withdraw', reason: '已经解决' } } }),
    changes: 'need need_scope need_event need_clock dispatch',
    reads: { contact: 'everybody' },
    refusal: { status: 404, changes: 'need_requester' }
  }
]
