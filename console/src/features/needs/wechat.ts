import type { Need, PlaceConfig } from '@hongchao/contract'
import { findCategory } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { wechatTexts } from '@hongchao/web/texts/console/wechat.ts'
import { whenText } from '@hongchao/web/when.ts'

type Told = Pick<Need, 'code' | 'category' | 'team' | 'department' | 'clock'>

/**
 * What is posted into a group of people who may not know who asked: code, class, who handles it and until when.
 * Neither title nor text, for they may name somebody; and no run of digits long enough to be a telephone or an id.
 */
export function wechatText(
  need: Told,
  { categories, place, origin, now }: Pick<PlaceConfig, 'categories'> & { place: string; origin: string; now: Date }
): string {
  const { code, clock } = need
  const category = findCategory(categories, need.category)
  const handledBy = need.team ?? need.department
  const lines = [
    fill(headOf(clock), { code }),
    category && fill(wechatTexts.category, { name: masked(category.name) }),
    handledBy && fill(wechatTexts.handledBy, { name: masked(handledBy.name) }),
    clock && fill(clock.state === 'overdue' ? wechatTexts.wasDue : wechatTexts.due, { at: whenText(clock.dueAt, now) }),
    `${origin}/${place}/go/${code}`
  ]
  return lines.filter((line) => line !== undefined).join('\n')
}

function headOf(clock: Need['clock']): string {
  if (clock?.state === 'overdue') return wechatTexts.overdue
  return clock?.kind === 'intake' ? wechatTexts.waiting : wechatTexts.dispatched
}

function masked(name: string): string {
  return name.replaceAll(/\d{7,}/g, '***')
}
