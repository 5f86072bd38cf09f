import type { NeedStatus, PublicationAction, PublicationState } from '@hongchao/contract'

/** What decides whether a need can be published. */
export type Publishability = {
  status: NeedStatus
  answered: boolean
  /** It is about a unit. */
  complaint: boolean
  /** Of a class that is told to everybody: no complaints, nobody's private matters. */
  openClass: boolean
  /** It was handled with another, which can be published in its place. */
  merged: boolean
}

/**
 * Only what was answered and stands, and no complaint or report ever (domain rules §12.1; 保密法实施条例 art. 42: reviewed
 * first, published then).
 */
export function isPublishable({ status, answered, complaint, openClass, merged }: Publishability): boolean {
  return (status === 'answered' || status === 'closed') && answered && !complaint && openClass && !merged
}

type Standing = {
  state: PublicationState
  withdrawnBy: 'requester' | 'staff' | null
  draftedById: string
  /** Another answer was given since it was drafted. */
  outdated: boolean
}
type Holder = { personId: string; drafts: boolean; approves: boolean }

export type Refusal =
  | 'publication.notPossible'
  | 'publication.requesterWithdrew'
  | 'publication.answerChanged'
  | 'publication.ownDraft'
  | 'forbidden'

type Ground = { possible: boolean; standing: Standing | undefined }

/** Why somebody cannot take a step now; undefined where they can. */
export function refusalOf(action: PublicationAction, ground: Ground, who: Holder): Refusal | undefined {
  return refusals[action](ground, who)
}

const refusals: Record<PublicationAction, (ground: Ground, who: Holder) => Refusal | undefined> = {
  draft: (ground, { drafts }) => (drafts ? hindrance(ground) : 'forbidden'),
  approve: (ground, { approves, personId }) => {
    if (!approves) return 'forbidden'
    const hindered = hindrance(ground)
    if (hindered) return hindered
    if (ground.standing?.state !== 'proposed') return 'publication.notPossible'
    if (ground.standing.outdated) return 'publication.answerChanged'
    return ground.standing.draftedById === personId ? 'publication.ownDraft' : undefined
  },
  /** Also of what could not be published any more. */
  withdraw: ({ standing }, { drafts, approves }) => {
    if (!drafts && !approves) return 'forbidden'
    return standing && standing.state !== 'withdrawn' ? undefined : 'publication.notPossible'
  }
}

function hindrance({ possible, standing }: Ground): Refusal | undefined {
  if (!possible) return 'publication.notPossible'
  return standing?.withdrawnBy === 'requester' ? 'publication.requesterWithdrew' : undefined
}

const digit = '[0-9０-９]'
const chineseDigit = '[零〇○一二三四五六七八九幺]'
const gap = '[ \\t\\u3000\\-－—·.]{0,2}'

type Mask = { pattern: RegExp | string; by: string | ((found: string) => string) }

/** A day or an hour, which long numbers are not: `2026-03-02 09`. */
const day = /^(19|20)\d\d[-.]\d{1,2}[-.]\d{1,2}([ T]\d{1,2})?$/

/** What tells of a person wherever it stands, and what stands in its place. */
const masks: readonly Mask[] = [
  { pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, by: '［邮箱］' },
  {
    pattern: /((?:微信|薇信|QQ|qq|[Ww][Xx]|[Vv][Xx])(?:号码?)?[:：是 ]*)[A-Za-z0-9][\w-]{4,19}/g,
    by: (found) => found.replace(/[A-Za-z0-9][\w-]{4,19}$/, '［账号］')
  },
  {
    pattern: new RegExp(`${digit}(?:${gap}${digit}){6,}[Xx]?`, 'g'),
    by: (found) => (day.test(found) ? found : '［号码］')
  },
  { pattern: new RegExp(`${chineseDigit}(?:${gap}${chineseDigit}){6,}`, 'g'), by: '［号码］' },
  {
    pattern: /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·. ]?[A-Z0-9]{5,6}(?![A-Z0-9])/g,
    by: '［车牌］'
  },
  { pattern: /[0-9０-９一二三四五六七八九十]{1,3}\s*单元(?:\s*[0-9０-９]{2,4}\s*(?:室|号|户)?)?/g, by: '［门牌］' },
  { pattern: /[0-9０-９]{2,4}\s*(?:室|号房|户)(?![外内])/g, by: '［门牌］' }
]

/** 张某 for 张三, 欧阳某 for 欧阳修远. */
function maskedName(name: string): string {
  const characters = [...name]
  return `${characters.slice(0, characters.length > 3 ? 2 : 1).join('')}某`
}

/** Names that could be found inside a name are masked after it. */
function nameMasks(names: readonly string[]): Mask[] {
  const known = [...new Set(names)].filter((name) => [...name].length > 1)
  return known.toSorted((a, b) => b.length - a.length).map((name) => ({ pattern: name, by: maskedName(name) }))
}

/** A text without telephones, numbers of papers, addresses, accounts and these names; and how many were found. */
export function redact(text: string, names: readonly string[]): { text: string; masked: number } {
  let [redacted, masked] = [text, 0]
  for (const { pattern, by } of [...masks, ...nameMasks(names)]) {
    redacted = redacted.replaceAll(pattern, (found) => {
      const instead = typeof by === 'string' ? by : by(found)
      if (instead !== found) masked += 1
      return instead
    })
  }
  return { text: redacted, masked }
}

/** Is there still something in it that {@link redact} would mask? */
export function isPersonal(text: string, names: readonly string[]): boolean {
  return redact(text, names).masked > 0
}

/** Nobody publishes alone, unless the preset of a place says so (domain rules §11.4: 提出→审核→审批→实施). */
export function asksSecondPerson(publication: { secondPerson: boolean } | undefined): boolean {
  return publication?.secondPerson ?? true
}

/** Where a second person has to approve, what one wrote is only proposed. */
export function stateOfDraft(secondPerson: boolean): 'proposed' | 'published' {
  return secondPerson ? 'proposed' : 'published'
}
