import type { DuplicateHint } from '@hongchao/contract'

import { fill } from '../fill.ts'

/** What somebody reads who writes what others reported before. */
export const hintTexts = {
  here: '附近已有 {count} 人反映过同类的事{category}，最近一次在{when}。',
  elsewhere: '已有 {count} 人反映过同类的事{category}，最近一次在{when}。',
  category: '（{name}）',
  today: '今天',
  before: '{days} 天前',
  join: '一起反映',
  explain: '选“一起反映”，就和他们的合并办理：每一步进展都会告诉您，您自己评价。谁也看不到别人的姓名、电话和内容。',
  mine: '您已反映过：{code} {title}',
  known: '相近的诉求：{code} {title}'
} as const

/** How many reported the same, where and when. */
export function hintText({ count, here, days }: DuplicateHint, category: string | undefined): string {
  return fill(here ? hintTexts.here : hintTexts.elsewhere, {
    count,
    category: category === undefined ? '' : fill(hintTexts.category, { name: category }),
    when: days === 0 ? hintTexts.today : fill(hintTexts.before, { days })
  })
}
