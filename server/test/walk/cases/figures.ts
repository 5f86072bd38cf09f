import type { Wall } from '@hongchao/contract'

import { type Case, rowsInSheet, wherever } from '../case.ts'

const readers = 'committeeStaff supervisor'
const march = { from: '2026-03', to: '2026-03' }

/** How needs are judged, and what is left out of that. */
export const figureCases: Case[] = [
  {
    route: 'GET /api/:place/rates',
    serves: wherever('organisation', readers),
    ask: ({ id }) => ({ query: { ...march, organisation: id } })
  },
  {
    route: 'GET /api/:place/rates/export',
    serves: { '-': readers },
    ask: () => ({ query: { ...march, by: 'month' } }),
    tells: { figure: rowsInSheet, is: { [readers]: 2 }, otherwise: 0 }
  },
  {
    route: 'GET /api/:place/rates/needs',
    serves: { '-': readers },
    ask: () => ({ query: march }),
    answers: { 'need.inside': readers, 'complaint.inside': readers, 'closed.inside': readers },
    reads: { words: readers }
  },
  {
    route: 'GET /api/:place/wall',
    serves: { '-': `${readers} display` },
    tells: { figure: ({ total }: Wall) => total.open, is: { [`${readers} display`]: 2 }, otherwise: 0 }
  },
  { route: 'GET /api/:place/exclusions/reasons', serves: { '-': readers } },
  {
    route: 'GET /api/:place/exclusions',
    serves: { '-': readers },
    answers: { 'exclusion.inside': readers },
    reads: { notes: readers }
  },
  {
    route: 'POST /api/:place/needs/:id/exclusion',
    serves: wherever('need', 'committeeStaff'),
    ask: ({ id }) => ({ params: { id }, body: { reason: 'unreasonable', text: '不合理' } }),
    changes: 'exclusion need_event'
  },
  {
    route: 'POST /api/:place/exclusions/:id/decision',
    serves: wherever('exclusion', 'supervisor'),
    ask: ({ id }) => ({ params: { id }, body: { granted: true } }),
    changes: 'exclusion need_event',
    reads: { notes: 'supervisor' }
  }
]
