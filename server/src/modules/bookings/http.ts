import { bookingsRoutes } from '@hongchao/contract'
import type { FastifyInstance } from 'fastify'

import { type Deps, serve } from '../../kernel/http.ts'
import { book, cancelBooking, listOwnBookings, moveBooking, noteArrival } from './actions.ts'
import { cancelSlot, readSlotContacts } from './closing.ts'
import { exportDay, readDay } from './desk.ts'
import { listSlots, listTimetables, makeTimetable, updateTimetable } from './timetables.ts'

export function bookingsHttp(app: FastifyInstance, deps: Deps): void {
  serve(app, deps, bookingsRoutes, {
    slots: ({ db, call, params }) => listSlots(db, call, params.id),
    timetables: ({ db, call }) => listTimetables(db, call),
    makeTimetable: ({ db: tx, call, body }) => makeTimetable(tx, call, body),
    updateTimetable: ({ db: tx, call, params, body }) => updateTimetable(tx, call, params.id, body),
    book: ({ db: tx, call, body }) => book(tx, call, body),
    mine: ({ db, call }) => listOwnBookings(db, call),
    move: ({ db: tx, call, params, body }) => moveBooking(tx, call, params.id, body),
    cancel: ({ db: tx, call, params }) => cancelBooking(tx, call, params.id),
    day: ({ db, call, query }) => readDay(db, call, query.day),
    exportDay: ({ db, call, query }) => exportDay(db, call, query.day),
    note: ({ db: tx, call, params, body }) => noteArrival(tx, call, params.id, body.arrived),
    cancelSlot: ({ db: tx, call, body }) => cancelSlot(tx, call, body),
    slotContacts: ({ db: tx, call, body }) => readSlotContacts(tx, call, body)
  })
}
