import type { ImportField, ImportMatch } from '@hongchao/contract'

import { type Refused, shortText } from './values.ts'

/** An organisation as a row of a register tells it; a fifth of them say no more than the name. */
export type ReadOrganisation = { name: string; shortName?: string; industry?: string; active: boolean }

const longest = 60
const texts = ['name', 'shortName', 'industry'] as const satisfies ImportField[]

/** Words with which a register says that a unit is no more. */
const ended = /注销|吊销|撤销|停业|清算|关闭/

export function readOrganisation(cells: readonly string[], match: ImportMatch): ReadOrganisation | Refused {
  const cell = (field: ImportField): string | undefined =>
    match[field] === undefined ? undefined : shortText(cells[match[field]] ?? '')
  const name = cell('name')
  if (!name) return { reason: 'missing', field: 'name' }
  const tooLong = texts.find((field) => (cell(field)?.length ?? 0) > longest)
  if (tooLong) return { reason: 'tooLong', field: tooLong }
  const shortName = cell('shortName')
  const industry = cell('industry')
  return {
    name,
    ...(shortName && { shortName }),
    ...(industry && { industry }),
    active: !ended.test(cell('standing') ?? '')
  }
}

/** Whatever else a register says of it, a unit is the same where it is called the same. */
export function bareName(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s/g, '')
}
