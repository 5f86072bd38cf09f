import { z } from 'zod'

import { Limit } from './calendar.ts'
import { defineRoutes } from './route.ts'

/** What the engine knows of an organisation, whatever its kind is called in a place. */
export const Nature = z.enum(['area', 'partyOrg', 'newSectorOrg', 'department', 'community', 'residentUnit'])
export type Nature = z.infer<typeof Nature>

/** An entry of a list that the place keeps, with its name as people read it. */
const Entry = z.object({ key: z.string(), name: z.string(), note: z.string().optional() })

/** `complaint`: the form asks which unit it is about. `level` and `way` are the usual ones, which the clerk may change. */
const CategoryItem = Entry.extend({
  complaint: z.boolean(),
  level: z.string().optional(),
  way: z.string().optional()
})

/** A class of needs and its items; a class without items can be chosen itself. */
export const Category = CategoryItem.extend({ items: z.array(CategoryItem) })
export type Category = z.infer<typeof Category>

/** What everybody's screens need to know of the place, signed in or not. */
export const PlaceConfig = z.object({
  slug: z.string(),
  name: z.string(),
  shortName: z.string(),
  /** What the system is called here, such as 车都红色蜂巢. */
  productName: z.string(),
  /** Counts up each time the preset is loaded with a change. */
  version: z.int(),
  workingHours: z.array(z.object({ from: z.string(), to: z.string() })),
  organisationKinds: z.array(z.object({ key: z.string(), name: z.string(), nature: Nature })),
  postKinds: z.array(Entry),
  teams: z.array(
    z.object({
      id: z.uuid(),
      key: z.string(),
      name: z.string(),
      color: z.string(),
      /** Keys of the kinds of requester it serves. */
      serves: z.array(z.string()),
      note: z.string().optional()
    })
  ),
  requesterKinds: z.array(Entry),
  levels: z.array(Entry),
  ways: z.array(Entry),
  categories: z.array(Category),
  /** The class under which people say what they think of the service itself (投诉建议). */
  feedback: z.string().optional(),
  /** The kinds of whistle that can be blown here; none where the place does not do that. */
  whistles: z.array(Entry),
  /** The higher levels before which a need can be put, the nearest first (提级, J-7). */
  ladder: z.array(Entry),
  evaluation: z.object({
    questions: z.object({ solved: z.string(), score: z.string(), words: z.string() }),
    /** The five answers from 1, very dissatisfied, to 5, very satisfied. */
    scale: z.array(z.string()),
    closeAfter: Limit,
    reopenWithin: Limit
  })
})
export type PlaceConfig = z.infer<typeof PlaceConfig>

const LimitRow = z.object({
  limit: Limit,
  category: z.string().optional(),
  level: z.string().optional(),
  /** For needs that were reopened. */
  again: z.boolean(),
  /** What it is called in the shipped set that it comes from. */
  rule: z.string().optional(),
  /** Who set it so; what the place itself set has the note of all its limits. */
  source: z.string().optional()
})

/** By what the place dispatches and until when it answers; a condition that is left out holds for every need. */
export const PlaceRules = z.object({
  version: z.int(),
  /** The first one that fits decides. `to` is the name of a team or a department. */
  dispatch: z.array(
    z.object({
      to: z.string(),
      note: z.string().optional(),
      category: z.array(z.string()).optional(),
      requester: z.array(z.string()).optional(),
      level: z.array(z.string()).optional()
    })
  ),
  limits: z.object({
    sourceNote: z.string().optional(),
    /** The shipped set of limits that the place works by. */
    set: z.object({ key: z.string(), name: z.string(), source: z.string() }).optional(),
    intake: z.array(LimitRow),
    handling: z.array(LimitRow),
    dueSoonWithin: Limit
  })
})
export type PlaceRules = z.infer<typeof PlaceRules>

export const placesRoutes = defineRoutes({
  config: {
    method: 'GET',
    path: '/config',
    permission: 'public',
    summary: 'Names, lists and questions of the place, as its preset sets them',
    response: PlaceConfig
  },
  rules: {
    method: 'GET',
    path: '/rules',
    permission: 'places.manage',
    summary: 'The rules of dispatch and the limits of the place, as its preset sets them',
    response: PlaceRules
  }
})
