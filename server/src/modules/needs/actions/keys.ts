import type { ErrorCode } from '@hongchao/contract'

import { AppError } from '../../../kernel/errors.ts'
import type { PresetVersion } from '../../places/index.ts'

type Keys = {
  kind?: string | undefined
  category?: string | undefined
  level?: string | undefined
  way?: string | undefined
}

const codes = {
  kind: 'need.kindUnknown',
  category: 'need.categoryUnknown',
  level: 'need.levelUnknown',
  way: 'need.wayUnknown'
} as const satisfies Record<keyof Keys, ErrorCode>

/** Kinds, categories, levels and ways are the place's own lists; a key that is in none of them is refused by its field. */
export function refuseUnknownKeys({ needs }: PresetVersion, given: Keys): void {
  const items = needs.categories.flatMap((category) => (category.items?.length ? category.items : [category]))
  const lists: Record<keyof Keys, readonly { key: string }[]> = {
    kind: needs.requesterKinds,
    category: items,
    level: needs.levels,
    way: needs.ways
  }
  for (const name of Object.keys(lists) as (keyof Keys)[]) {
    const key = given[name]
    if (key === undefined || lists[name].some((entry) => entry.key === key)) continue
    throw new AppError(codes[name], { fields: [{ field: `/${name}`, reason: 'invalid_value' }] })
  }
}
