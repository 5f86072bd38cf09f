import type { Category } from '@hongchao/contract'

export type Option = { value: string; label: string; options?: Option[] }

/** Classes as groups with their items; a class without items stands for itself. */
export function categoryOptions(categories: readonly Category[]): Option[] {
  return categories.map(({ key, name, items }) =>
    items.length === 0
      ? { value: key, label: name }
      : { value: key, label: name, options: items.map((item) => ({ value: item.key, label: item.name })) }
  )
}

export function keyOptions(list: readonly { key: string; name: string }[]): Option[] {
  return list.map(({ key, name }) => ({ value: key, label: name }))
}
