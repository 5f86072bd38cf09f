import { ClockKind, FacilityKind, LimitUnit, Nature, Role, SetUpForm } from '@hongchao/contract'
import { z } from 'zod'

import { Key, Name, Text, Colour, Time, Day, Phone, OneOrMany } from './atoms.ts'

const limitShape = { amount: z.int().min(1).max(1000), unit: LimitUnit }
const once = ({ amount, unit }: { amount: number; unit: LimitUnit }): boolean =>
  amount === 1 || (unit !== 'sameDay' && unit !== 'nextDay')

export const Limit = z.strictObject(limitShape).refine(once, { path: ['amount'] })

const Named = z.strictObject({ key: Key, name: Name, note: Text.optional() })

/** The place's own privacy notice: who answers, how to reach them, and its own words where it has any. */
const Privacy = z.strictObject({
  version: Day,
  responsible: Name,
  contact: Text.optional(),
  sections: z
    .array(z.strictObject({ title: Name, text: z.array(Text).min(1) }))
    .min(1)
    .optional()
})

export const PlaceFile = z.strictObject({
  slug: z.string().regex(/^[a-z][a-z0-9_]{1,30}$/),
  name: Name,
  shortName: Name,
  productName: Name,
  source: Text.optional(),
  root: Key,
  privacy: Privacy.optional(),
  workingHours: z.array(z.strictObject({ from: Time, to: Time })).min(1),
  organisationKinds: z.array(z.strictObject({ key: Key, name: Name, nature: Nature })).min(1),
  postKinds: z.array(Named).min(1)
})

const Facility = z.strictObject({
  kind: FacilityKind,
  name: Name,
  areaM2: z.number().positive().max(1_000_000).optional()
})

export const OrganisationEntry = z.strictObject({
  key: Key,
  name: Name,
  shortName: Name.optional(),
  kind: Key,
  industry: Name.optional(),
  parent: Key.optional(),
  form: SetUpForm.optional(),
  covers: z.array(Key).min(1).optional(),
  memberOf: OneOrMany.optional(),
  facilities: z.array(Facility).optional(),
  get children() {
    return z.array(OrganisationEntry).optional()
  }
})
export type OrganisationEntry = z.infer<typeof OrganisationEntry>

export const OrganisationsFile = z.strictObject({ organisations: z.array(OrganisationEntry).min(1) })

export const TeamsFile = z.strictObject({
  teams: z
    .array(
      z.strictObject({
        key: Key,
        name: Name,
        organisation: Key,
        color: Colour,
        serves: z.array(Key).min(1),
        note: Text.optional()
      })
    )
    .min(1)
})

const Category = z.strictObject({
  key: Key,
  name: Name,
  note: Text.optional(),
  level: Key.optional(),
  way: Key.optional(),
  complaint: z.boolean().default(false),
  /** Somebody's private matter: nobody else is told that it was asked for. */
  personal: z.boolean().default(false)
})

/** A condition that is left out holds for every need. */
const DispatchRule = z.strictObject({
  note: Text.optional(),
  category: OneOrMany.optional(),
  requester: OneOrMany.optional(),
  level: OneOrMany.optional(),
  team: Key.optional(),
  organisation: Key.optional()
})

const LimitRow = z
  .strictObject({
    ...limitShape,
    category: Key.optional(),
    level: Key.optional(),
    /** Of a need that was reopened. */
    again: z.boolean().optional(),
    source: Text.optional()
  })
  .refine(once, { path: ['amount'] })

/** Which needs a row of a shipped set is for; where nothing is said, for all. */
const Applied = z.strictObject({ category: OneOrMany.optional(), level: OneOrMany.optional() })

/** What is left out is as `pleaRules` has it. */
const plea = {
  approver: z.enum(['clerk', 'supervisor']).optional(),
  mostDays: z.int().min(1).max(730).optional(),
  reasons: z.array(Named).min(1).optional()
}

const Pleas = z.strictObject({
  extension: z.strictObject(plea).optional(),
  pause: z.strictObject(plea).optional(),
  shelving: z.strictObject({ ...plea, reviewEvery: Limit.optional() }).optional()
})

/** What is left out is as `returnRule` has it. */
const Returns = z.strictObject({
  adjudicator: z.enum(['clerk', 'supervisor']).optional(),
  decideWithin: Limit.optional()
})

/** Limits that come with the product, as a place or a law published them. A preset says which needs each row is for. */
export const LimitSet = z.strictObject({
  name: Name,
  source: Text,
  rows: z
    .array(
      z
        .strictObject({
          key: Key,
          name: Name,
          clock: ClockKind.extract(['intake', 'handling']).default('handling'),
          ...limitShape,
          again: z.boolean().optional()
        })
        .refine(once, { path: ['amount'] })
    )
    .min(1),
  pleas: Pleas.optional()
})
export type LimitSet = z.infer<typeof LimitSet>

/** Who judges how needs were handled, beside the requester: the people of an organisation. */
const Party = z.strictObject({
  key: Key,
  name: Name,
  of: Key,
  weight: z.int().min(1).max(100),
  most: z.int().min(2).max(100)
})

/** Whom staff call about how their need was handled; what is left out is as `callbackRule` has it. */
const Callbacks = z.strictObject({
  share: z.int().min(1).max(100).optional(),
  from: z.enum(['answer', 'limit']).optional(),
  after: Limit.optional(),
  within: Limit.optional(),
  attempts: z.int().min(1).max(10).optional(),
  again: Limit.optional(),
  notSolved: z.enum(['press', 'reopen']).optional()
})

/** How the figures are reckoned; what is left out is as `rateRules` has it. */
const Rates = z.strictObject({
  respondWithin: Limit.optional(),
  satisfiedFrom: z.int().min(2).max(5).optional(),
  partWeight: z.number().min(0).max(1).optional(),
  exclusions: z.array(Named).min(1).optional()
})

/** What starts a step of supervision. */
const Start = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal('overdue'), after: Limit.optional() }),
  z.strictObject({ on: z.literal('returned'), times: z.int().min(1).max(20) }),
  z.strictObject({ on: z.literal('notSolved') }),
  z.strictObject({ on: z.literal('unanswered'), of: Key, after: Limit.optional() })
])

/** A part of others in a need that is late is pressed itself; it is no reason for a higher level. */
const PartStart = z.strictObject({ on: z.enum(['assistOverdue', 'whistleOverdue']), after: Limit.optional() })

/** Steps in the order in which they grow sharper; one without a limit only presses. */
const Supervision = z.strictObject({
  steps: z
    .array(
      Named.extend({
        starts: z.array(z.discriminatedUnion('on', [...Start.options, PartStart])).default([]),
        answerWithin: Limit.optional()
      })
    )
    .min(1)
})

/** Levels from the nearest to the highest, with what lets a rule propose each. */
const Ladder = z.strictObject({
  ladder: z
    .array(
      Named.extend({
        /** Where whoever decides belongs; a complaint of it does not go there. */
        organisation: Key.optional(),
        decideWithin: Limit,
        proposes: z.array(Start).default([])
      })
    )
    .min(1)
})

/** 吹哨: the kinds, each with the limit within which whoever is called is to come. */
const Whistles = z.strictObject({
  kinds: z
    .array(
      Named.extend({
        answerWithin: Limit,
        /** Who reviews it before anybody is called; nobody, where it says nothing. */
        review: z.enum(['clerk', 'supervisor']).optional(),
        /** Whom it usually calls. */
        usual: z.array(Key).min(1).max(10).optional()
      })
    )
    .min(1)
})

/** What organisations of some kinds may lead, and who says so; with anything else they may only assist. */
const Duty = z.strictObject({ kinds: z.array(Key).min(1), categories: z.array(Key), source: Text })

export const NeedsFile = z.strictObject({
  requesterKinds: z.array(Named).min(1),
  levels: z.array(Named).min(1),
  ways: z.array(Named).min(1),
  categories: z.array(Category.extend({ items: z.array(Category).optional() })).min(1),
  /** The class of what people say of the service itself (投诉建议). */
  feedback: Key.optional(),
  dispatch: z.array(DispatchRule).min(1),
  duties: z.array(Duty).min(1).optional(),
  limits: z.strictObject({
    sourceNote: Text.optional(),
    /** A shipped set, its rows applied to needs of this place; rows written out take the place of those of the set. */
    set: z.string().min(1).max(40).optional(),
    apply: z.record(Key, Applied).optional(),
    intake: z.array(LimitRow).default([]),
    handling: z.array(LimitRow).default([]),
    dueSoonWithin: Limit
  }),
  pleas: Pleas.optional(),
  returns: Returns.optional(),
  /** Where it says nothing, who assists has the time of the lead. */
  assists: z.strictObject({ limit: Limit }).optional(),
  /** Whether a second person approves what is put out for everybody to read; where it says nothing, one does. */
  publication: z.strictObject({ secondPerson: z.boolean() }).optional(),
  supervision: Supervision.optional(),
  escalation: Ladder.optional(),
  whistles: Whistles.optional(),
  evaluation: z.strictObject({
    questions: z.strictObject({ solved: Text, score: Text, words: Text }),
    scale: z.array(Name).length(5),
    closeAfter: Limit,
    reopenWithin: Limit,
    /** What the requester's own score weighs beside those of the parties. */
    requesterWeight: z.int().min(1).max(100).optional(),
    parties: z.array(Party).min(1).optional()
  }),
  callbacks: Callbacks.optional(),
  rates: Rates.optional()
})

/** What people can apply for, as it hangs on the wall. */
export const ServicesFile = z.strictObject({
  services: z.array(
    z.strictObject({
      key: Key,
      category: Key,
      name: Name,
      matters: Text,
      promise: Text,
      people: Text,
      steps: z.array(Text).min(1),
      papers: z.array(z.strictObject({ name: Name, note: Text.optional() })).default([]),
      ways: z.array(Key).min(1)
    })
  )
})

export const PeopleFile = z.strictObject({
  people: z.array(
    z.strictObject({
      key: Key,
      name: Name,
      phone: Phone.optional(),
      organisation: Key.optional(),
      signIn: z.boolean().default(false),
      posts: z
        .array(z.strictObject({ kind: Key, at: Key, title: Name, represents: Key.optional(), from: Day.optional() }))
        .optional(),
      teams: z
        .array(z.strictObject({ team: Key, drawnFrom: Key.optional(), leader: z.boolean().default(false) }))
        .optional(),
      grants: z.array(z.strictObject({ role: Role, at: Key, from: Day.optional() })).optional()
    })
  )
})
