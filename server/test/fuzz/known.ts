import type { Schema } from './document.ts'
import type { Random } from './random.ts'

const kept = 60

/** What a field holds that another answer gave under another name. */
const aliases: Record<string, string> = {
  after: 'next',
  photos: 'claim',
  ids: 'need',
  aboutOrganisationId: 'organisation',
  parentId: 'organisation',
  departmentId: 'organisation',
  drawnFromId: 'organisation',
  organisationId: 'organisation',
  unitId: 'organisation',
  covers: 'organisation',
  handlerId: 'person',
  personId: 'person',
  toPersonId: 'person',
  teamId: 'team',
  memberId: 'team_member',
  poster: 'posterCode'
}

/** Values that fit a pattern, where nothing better is known. */
const samples = ['13900000000', 'walker', '2026-03-02', '2026-03-02T00:30:00Z', '路灯坏了', 'lamp', '#2e7d32', '18:30']

/** Names and values that occur in the place, learned from its rows and from every answer. */
export class Known {
  private readonly values = new Map<string, Set<string>>()

  add(name: string, value: string): void {
    const known = this.values.get(name) ?? new Set()
    if (known.size < kept && value.length > 0 && value.length < 200) known.add(value)
    this.values.set(name, known)
  }

  /** Takes every text of an answer or a row under the name of its field, and ids under the name of what bears them. */
  learn(answer: unknown, name: string): void {
    if (typeof answer === 'string') this.add(name, answer)
    else if (Array.isArray(answer)) for (const part of answer) this.learn(part, name)
    else if (typeof answer === 'object' && answer !== null) {
      for (const [key, part] of Object.entries(answer)) {
        this.learn(part, key)
        if (key === 'id' && typeof part === 'string') this.add(name, part)
      }
    }
  }

  /** A text for a field: what rows of the kind have there, what was seen under the name, or anything at all. */
  text({ random, about }: { random: Random; about: string }, name: string, schema: Schema): string | undefined {
    const fits = this.fitting(schema)
    const closest = random.chance(0.9) ? this.values.get(`${about}.${name}`) : undefined
    const own = [...(closest ?? this.values.get(aliases[name] ?? name) ?? [])].filter(fits)
    if (own.length > 0 && random.chance(0.85)) return random.of(own)
    const every = [...samples, ...this.values.keys(), ...(this.values.get('key') ?? [])].filter(fits)
    return every.length > 0 ? random.of(every) : undefined
  }

  private fitting({ pattern, minLength = 0, maxLength = Infinity }: Schema): (text: string) => boolean {
    const expression = pattern === undefined ? undefined : new RegExp(pattern, 'u')
    return (text) => text.length >= minLength && text.length <= maxLength && (expression?.test(text) ?? true)
  }
}
