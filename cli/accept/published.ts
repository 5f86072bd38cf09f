import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { FacilityKind, LimitUnit, SetUpForm } from '@hongchao/contract'
import { parse } from 'yaml'
import { z } from 'zod'

const Key = z.string().min(1)
const Kinds = z.array(Key).min(1)
const Year = z.int().min(1992)
const PostAt = z.strictObject({ at: Key, kind: Key })

/** How a figure is found again in the records, from which alone it is computed. */
const Measure = z.discriminatedUnion('count', [
  z.strictObject({ count: z.literal('organisations'), kind: Kinds, under: Key, form: SetUpForm.optional() }),
  z.strictObject({ count: z.literal('cells'), at: Key, kind: Kinds }),
  z.strictObject({ count: z.literal('posts'), at: Key, kind: Key }),
  z.strictObject({ count: z.literal('represented'), at: Key, kind: Kinds }),
  z.strictObject({ count: z.literal('withFacility'), kind: Kinds, under: Key, facility: FacilityKind }),
  z.strictObject({ count: z.literal('area'), at: Key }),
  z.strictObject({ count: z.literal('teamMembers'), team: Key.optional() }),
  z.strictObject({ count: z.literal('drawnFrom'), kind: Kinds }),
  z.strictObject({ count: z.literal('samePerson'), posts: z.tuple([PostAt, PostAt]) }),
  z.strictObject({ count: z.literal('needs'), collectedIn: Year }),
  z.strictObject({ count: z.literal('requesterKinds'), collectedIn: Year }),
  z.strictObject({ count: z.literal('services') }),
  z.strictObject({ count: z.literal('serviceClasses') }),
  z.strictObject({ count: z.literal('limit'), category: Key, unit: LimitUnit })
])
export type Measure = z.infer<typeof Measure>

const Operator = z.enum(['=', '≥', '≈'])

export const PublishedFigure = z.strictObject({
  /** The id of the catalogue, such as W-8. */
  id: z.string().regex(/^[A-Z]-\d+$/),
  what: z.string().min(1),
  operator: Operator,
  value: z.number(),
  day: z.iso.date(),
  measure: Measure
})
export type PublishedFigure = z.infer<typeof PublishedFigure>

const File = z.strictObject({ figures: z.array(PublishedFigure).min(1) })

export function readPublished(folder: string): PublishedFigure[] {
  const file = join(folder, 'published.yaml')
  const parsed = File.safeParse(parse(readFileSync(file, 'utf8')))
  if (!parsed.success) throw new Error(`${file}\n${z.prettifyError(parsed.error)}`)
  return parsed.data.figures
}

/** About: no more than five in a hundred away. */
const tolerance = 0.05

export function agrees({ operator, value }: Pick<PublishedFigure, 'operator' | 'value'>, computed: number): boolean {
  if (operator === '=') return computed === value
  if (operator === '≥') return computed >= value
  return Math.abs(computed - value) <= Math.abs(value) * tolerance
}
