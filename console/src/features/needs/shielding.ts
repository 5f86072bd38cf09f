import type { NeedDetail } from '@hongchao/contract'

/** What goes to the unit complained of are the clerk's instructions alone: no story, nobody's name. */
export function mustHideStory({
  about,
  department,
  shielded
}: Pick<NeedDetail, 'about' | 'department' | 'shielded'>): boolean {
  return shielded || (about !== undefined && about.id === department?.id)
}
