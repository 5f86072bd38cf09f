import { sql } from 'kysely'

import { slotAt } from '../bookings.ts'
import { type Case, rowsInSheet, wherever } from '../case.ts'
import type { World } from '../world.ts'

const administrator = 'placeAdministrator'
const raisers =
  'committeeStaff supervisor teamLeader handler branchSecretary enterpriseContact member resident otherTeam ofUnit postOfUnit requester'
const holders = 'committeeStaff requester'
const nextDay = '2026-03-03T06:00:00.000Z'
const pattern = {
  weekdays: [0],
  days: [],
  starts: '09:00',
  ends: '11:00',
  minutes: 30,
  location: '二楼',
  capacity: 3,
  openDays: 14,
  closeHours: 0
}

async function slotCancelled({ owner }: World): Promise<void> {
  for (const place of ['place_here', 'place_there'])
    await sql`update ${sql.table(`${place}.slot`)} set cancelled_at = '2026-03-02T00:30:00Z'`.execute(owner)
}

/** Appointments: who opens a service, who books, and who sees at the desk who comes. */
export const bookingCases: Case[] = [
  {
    route: 'GET /api/:place/services/:id/slots',
    serves: wherever('timetable', 'everybody', 'everybody'),
    ask: ({ service }) => ({ params: { id: service! } }),
    shows: 'timetable'
  },
  {
    route: 'GET /api/:place/timetables',
    serves: { '-': administrator },
    answers: { 'timetable.inside': administrator }
  },
  {
    route: 'POST /api/:place/timetables',
    serves: wherever('organisation', administrator),
    ask: ({ id }, { rows }) => ({
      body: { ...pattern, serviceId: rows.get('service.inside')!.id, organisationId: id }
    }),
    changes: 'timetable'
  },
  {
    route: 'PATCH /api/:place/timetables/:id',
    serves: wherever('timetable', administrator),
    ask: ({ id }) => ({ params: { id }, body: { capacity: 1, active: true, version: 1 } }),
    changes: 'timetable'
  },
  {
    route: 'POST /api/:place/bookings',
    serves: wherever('timetable', raisers, raisers),
    ask: ({ id }) => ({ body: { timetableId: id, startsAt: nextDay } }),
    changes: 'booking slot'
  },
  {
    route: 'GET /api/:place/bookings/mine',
    serves: { '-': raisers },
    answers: { 'booking.inside': 'requester' }
  },
  {
    route: 'POST /api/:place/bookings/:id/moved',
    serves: wherever('booking', holders),
    ask: ({ id, timetable }) => ({ params: { id }, body: { timetableId: timetable!, startsAt: nextDay } }),
    changes: 'booking slot'
  },
  {
    route: 'POST /api/:place/bookings/:id/cancelled',
    serves: wherever('booking', holders),
    ask: ({ id }) => ({ params: { id } }),
    changes: 'booking'
  },
  {
    route: 'GET /api/:place/bookings/day',
    serves: { '-': 'committeeStaff' },
    ask: () => ({ query: { day: '2026-03-02' } }),
    answers: { 'booking.inside': 'committeeStaff' }
  },
  {
    route: 'GET /api/:place/bookings/day/export',
    serves: { '-': 'committeeStaff' },
    ask: () => ({ query: { day: '2026-03-02' } }),
    tells: { figure: rowsInSheet, is: { committeeStaff: 1 }, otherwise: 0 }
  },
  {
    route: 'POST /api/:place/bookings/:id/noted',
    serves: wherever('booking', 'committeeStaff'),
    ask: ({ id }) => ({ params: { id }, body: { arrived: true } }),
    changes: 'booking'
  },
  {
    route: 'POST /api/:place/slots/cancelled',
    serves: wherever('timetable', 'committeeStaff'),
    ask: ({ id }) => ({ body: { timetableId: id, startsAt: slotAt, reason: '停电' } }),
    changes: 'slot booking'
  },
  {
    route: 'POST /api/:place/slots/contacts',
    serves: wherever('timetable', 'committeeStaff'),
    given: slotCancelled,
    ask: ({ id }) => ({ body: { timetableId: id, startsAt: slotAt } })
  }
]
