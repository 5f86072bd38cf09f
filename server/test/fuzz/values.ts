import { v7 as uuid } from 'uuid'

import type { Schema } from './document.ts'
import type { Known } from './known.ts'
import type { Random } from './random.ts'

/** `about` is the kind of row that is asked for, such as `need`. */
export type Source = { random: Random; known: Known; about: string }

/** A value that fits a schema, made of what is known of the place where that is possible. */
export function valueFor(source: Source, schema: Schema, name = ''): unknown {
  const { random } = source
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return valueFor(source, random.of(choices), name)
  if ('const' in schema) return schema.const
  if (schema.enum) return random.of(schema.enum)
  return (makers[schema.type ?? ''] ?? makers['object']!)(source, schema, name)
}

type Maker = (source: Source, schema: Schema, name: string) => unknown

const makers: Record<string, Maker> = {
  string: textFor,
  integer: ({ random }, schema) => Math.floor(numberIn(random, schema)),
  number: ({ random }, schema) => numberIn(random, schema),
  boolean: ({ random }) => random.chance(0.5),
  null: () => null,
  array: (source, { items = {}, minItems = 0, maxItems = 3 }, name) => {
    const length = Math.min(maxItems, minItems + source.random.below(3))
    return Array.from({ length }, () => valueFor(source, items, name))
  },
  object: objectFor
}

function objectFor(source: Source, schema: Schema): unknown {
  const { properties = {}, required = [], additionalProperties, propertyNames = {} } = schema
  const wanted = Object.entries(properties).filter(([key]) => required.includes(key) || source.random.chance(0.4))
  const made = Object.fromEntries(wanted.map(([key, part]) => [key, valueFor(source, part, key)]))
  if (typeof additionalProperties !== 'object') return made
  return {
    ...made,
    [String(valueFor(source, { type: 'string', ...propertyNames }))]: valueFor(source, additionalProperties)
  }
}

function numberIn(random: Random, { minimum = 0, maximum = minimum + 100 }: Schema): number {
  return random.of([minimum, maximum, minimum + random.below(Math.min(maximum - minimum, 1000) + 1)])
}

function textFor(source: Source, schema: Schema, name: string): string {
  const { random, known } = source
  const found = known.text(source, name, schema)
  if (found !== undefined && random.chance(0.9)) return found
  if (schema.format === 'uuid') return uuid()
  const length = Math.max(schema.minLength ?? 0, Math.min(schema.maxLength ?? 40, 40))
  return random.chance(0.5) ? '灯'.repeat(length) : `text ${random.below(1000)} `.repeat(8).slice(0, length)
}
