import type { NeedDetail } from '@hongchao/contract'
import { useApi } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { mergingTexts } from '@hongchao/web/texts/console/needs.ts'
import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import type { JSX } from 'react'

import { When } from '../../shared/When.tsx'
import styles from './needs.module.css'
import { useDuplicatesOf } from './queries.ts'

/** What others said whose needs were merged into this one. */
export function Merged({ need: { merged } }: { need: NeedDetail }): JSX.Element | undefined {
  const { place } = useApi()
  if (merged.length === 0) return undefined
  return (
    <section className={styles['block']}>
      <h3>{fill(mergingTexts.merged, { count: merged.length })}</h3>
      <p className={styles['muted']}>{mergingTexts.mergedHint}</p>
      {merged.map(({ id, code, text, location, requester, collectedAt, joined }) => (
        <article key={id}>
          <p className={styles['muted']}>
            <Link to="/$place/needs/$needId" params={{ place, needId: id }} search={{}}>
              {code}
            </Link>{' '}
            {[requester, location, joined && mergingTexts.joined].filter(Boolean).join(' · ')} <When at={collectedAt} />
          </p>
          <p className={styles['text']}>{text}</p>
        </article>
      ))}
    </section>
  )
}

/** That others may have reported the same, for whoever may merge them. */
export function MayBeDuplicate({ need }: { need: NeedDetail }): JSX.Element | undefined {
  const { place } = useApi()
  const mayMerge = need.availableActions.includes('merge')
  const { data } = useDuplicatesOf(need.id, mayMerge)
  if (!mayMerge || !data?.items.length) return undefined
  return (
    <Alert
      type="warning"
      showIcon
      title={fill(mergingTexts.mayBe, { count: data.items.length })}
      action={
        <Link to="." params={{ place }} search={(old) => ({ ...old, do: 'merge' })} replace>
          {mergingTexts.see}
        </Link>
      }
    />
  )
}
