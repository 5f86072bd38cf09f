import type { Publication, Publishable } from '@hongchao/contract'
import { useNow } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { publicationTexts as texts } from '@hongchao/web/texts/console/publications.ts'
import { whenText } from '@hongchao/web/when.ts'
import type { JSX } from 'react'

import styles from './publications.module.css'

/** How far a publication is, and by whom. */
export function StateLines({ matter: { publication } }: { matter: Publishable }): JSX.Element | undefined {
  const now = useNow()
  if (!publication) return undefined
  return (
    <div className={styles['state']}>
      <span>{stateOf(publication)}</span>
      {linesOf(publication, now).map((line) => (
        <small key={line}>{line}</small>
      ))}
    </div>
  )
}

function stateOf({ state, outdated }: Publication): string {
  return outdated && state !== 'withdrawn' ? texts.outdated : texts.states[state]
}

function linesOf({ draftedBy, approvedBy, state, ...rest }: Publication, now: Date): string[] {
  const drafted = fill(texts.draftedBy, { name: draftedBy, at: whenText(rest.draftedAt, now) })
  if (state === 'withdrawn') return [drafted, withdrawnLine(rest, now)]
  const published = rest.publishedAt && fill(texts.publishedAt, { at: whenText(rest.publishedAt, now) })
  const approved = approvedBy && fill(texts.approvedBy, { name: approvedBy })
  return [drafted, ...(state === 'published' ? [approved, published] : [])].filter((line) => line !== undefined)
}

function withdrawnLine(
  { withdrawnBy, withdrawnAt, reason = '' }: Pick<Publication, 'withdrawnBy' | 'withdrawnAt' | 'reason'>,
  now: Date
): string {
  const at = withdrawnAt ? whenText(withdrawnAt, now) : ''
  return withdrawnBy === 'requester'
    ? fill(texts.withdrawnByRequester, { at })
    : fill(texts.withdrawnByStaff, { at, reason })
}
