import type { ImportField, ImportMatch } from '@hongchao/contract'

import { cleanText, dayOf, readMoment, readPhone, type Refused, isRefused, shortText, type Written } from './values.ts'

/** A need as a row of a file tells it. */
export type ReadNeed = {
  number?: string
  title?: string
  text: string
  raisedAt: Date
  name: string
  phone?: string
  location?: string
  /** The name of a class in the file, which may be none of the place. */
  category?: string
  answer?: { text: string; at: Date; by?: string }
}

/** What offices have written is longer than what a form takes: the longest that we met had 7,900 characters. */
const mostText = 20_000
const most: Partial<Record<ImportField, number>> = { number: 60, name: 40, location: 200, answeredBy: 60 }

type Cells = (field: ImportField) => string

/** The need in a row, or why there is none. */
export function readNeed(cells: readonly string[], match: ImportMatch, now: Date): ReadNeed | Refused {
  const cell: Cells = (field) => (match[field] === undefined ? '' : (cells[match[field]] ?? ''))
  const said = readSaid(cell)
  if (isRefused(said)) return said
  const raised = readRaised(cell, now)
  if (isRefused(raised)) return raised
  const answer = readAnswer(cell, raised.at, now)
  if (answer && isRefused(answer)) return answer
  const who = readWho(cell)
  if (isRefused(who)) return who
  const category = shortText(cell('category'))
  return { ...said, raisedAt: raised.at, ...who, ...(category && { category }), ...(answer && { answer }) }
}

function readSaid(cell: Cells): { title?: string; text: string } | Refused {
  const title = shortText(cell('title'))
  const text = cleanText(cell('text')) || (title ?? '')
  if (text === '') return { reason: 'missing', field: 'text' }
  if (text.length < 2) return { reason: 'tooShort', field: 'text' }
  if (text.length > mostText) return { reason: 'tooLong', field: 'text' }
  return { text, ...(title && title.length > 1 && { title }) }
}

function readRaised(cell: Cells, now: Date): Written | Refused {
  return readTime(cell, 'raisedAt', now) ?? { reason: 'missing', field: 'raisedAt' }
}

function readTime(cell: Cells, field: ImportField, now: Date): Written | Refused | undefined {
  const given = shortText(cell(field))
  if (given === undefined) return undefined
  const written = readMoment(given)
  if (!written) return { reason: 'unreadable', field }
  return written.at > now ? { reason: 'inFuture', field } : written
}

function readAnswer(cell: Cells, raisedAt: Date, now: Date): ReadNeed['answer'] | Refused {
  const text = cleanText(cell('answer'))
  const written = readTime(cell, 'answeredAt', now)
  if (written && isRefused(written)) return written
  const by = shortText(cell('answeredBy'))
  if (text === '') return written ? { reason: 'missing', field: 'answer' } : undefined
  if (text.length > mostText) return { reason: 'tooLong', field: 'answer' }
  if (!written) return { reason: 'missing', field: 'answeredAt' }
  const at = answeredAfter(written, raisedAt)
  if (!at) return { reason: 'beforeRaised', field: 'answeredAt' }
  return { text, at, ...(by && { by }) }
}

/** Where only the day of the answer is known, it came on that day after the question. */
function answeredAfter({ at, dayOnly }: Written, raisedAt: Date): Date | undefined {
  if (at >= raisedAt) return at
  return dayOnly && dayOf(at) === dayOf(raisedAt) ? raisedAt : undefined
}

type Who = Pick<ReadNeed, 'number' | 'name' | 'phone' | 'location'>

function readWho(cell: Cells): Who | Refused {
  const tooLong = (Object.keys(most) as ImportField[]).find(
    (field) => (shortText(cell(field))?.length ?? 0) > (most[field] ?? 0)
  )
  if (tooLong) return { reason: 'tooLong', field: tooLong }
  const given = shortText(cell('phone'))
  const phone = given && readPhone(given)
  if (given && !phone) return { reason: 'unreadable', field: 'phone' }
  const number = shortText(cell('number'))
  const location = shortText(cell('location'))
  return {
    name: shortText(cell('name')) ?? '',
    ...(number && { number }),
    ...(phone && { phone }),
    ...(location && { location })
  }
}

/** By the number of the list it comes from a need is recognised; else by all that was taken from it. */
export function keyOfNeed({ number }: ReadNeed): string | undefined {
  return number === undefined ? undefined : `need number ${number}`
}

type Class = { key: string; name: string; items?: readonly { key: string; name: string }[] }

/** The place's own classes by name: an item, or a class that has no items. */
export function classesByName(categories: readonly Class[]): ReadonlyMap<string, string> {
  const choices = categories.flatMap((one) => (one.items?.length ? one.items : [one]))
  return new Map(choices.map(({ key, name }) => [name.replaceAll(/\s/g, ''), key]))
}
