import { readFile, readdir } from 'node:fs/promises'

import { CalendarYear } from './calendar/index.ts'

const folder = new URL('../../calendars/', import.meta.url)

/** The years whose holidays and make-up days come with the product. */
export async function readShippedYears(): Promise<CalendarYear[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json'))
  const texts = await Promise.all(files.toSorted().map((name) => readFile(new URL(name, folder), 'utf8')))
  return texts.map((text) => CalendarYear.parse(JSON.parse(text)))
}
