import { z } from 'zod'

import { Clock } from './calendar.ts'
import { RateValue } from './figures.ts'
import { NeedId, NeedKey } from './needs.ts'
import { defineRoutes } from './route.ts'

const Shares = { needs: z.int(), onTime: RateValue, resolution: RateValue }

/** Of this month: what an office got, how much was answered in time and how much solved. */
const WallOffice = z.object({ key: z.string(), name: z.string(), color: z.string().optional(), ...Shares })

/** What is late, and with whom; never what was said, or by whom. */
const WallLate = z.object({
  id: NeedId,
  code: z.string(),
  category: NeedKey.optional(),
  office: z.string().optional(),
  color: z.string().optional(),
  clock: Clock
})

/** A part of the organisation, and what is open there. */
const WallTile = z.object({ id: z.uuid(), name: z.string(), open: z.int(), late: z.int() })
export type WallTile = z.infer<typeof WallTile>

/** 大屏: how a place stands now, for everybody who passes by; so nothing of a person stands in it. */
export const Wall = z.object({
  organisation: z.object({ id: z.uuid(), name: z.string() }),
  at: z.iso.datetime(),
  month: z.string(),
  total: z.object({ ...Shares, open: z.int(), late: z.int() }),
  /** Those with the most needs first. */
  offices: z.array(WallOffice),
  /** So many more have had some. */
  moreOffices: z.int(),
  /** The longest first. */
  late: z.array(WallLate),
  /** Those with the most open first. */
  tiles: z.array(WallTile),
  moreTiles: z.int()
})
export type Wall = z.infer<typeof Wall>

export const wallRoutes = defineRoutes({
  show: {
    method: 'GET',
    path: '/wall',
    permission: 'wall.read',
    summary: 'How the place stands now: needs of the month by office, what is late and with whom, what is open where',
    response: Wall
  }
})
