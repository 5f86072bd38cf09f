import { fullDate } from '@hongchao/web/due.ts'
import { fill } from '@hongchao/web/fill.ts'
import { auditTexts as texts } from '@hongchao/web/texts/console/audit.ts'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import styles from './audit.module.css'
import { useChain } from './queries.ts'

/** How far the trail is sealed, and what to note down elsewhere. */
export function Chain(): JSX.Element {
  const { data, error, refetch } = useChain()
  if (error) return <ErrorNote error={error} onRetry={refetch} />
  return (
    <section className={styles['chain']} aria-label={texts.chain}>
      <p>{texts.help}</p>
      {data && (
        <>
          <p>
            {data.sealedUpTo
              ? fill(texts.chainSealed, { sealed: data.sealed, upTo: fullDate(data.sealedUpTo) })
              : texts.chainNone}
          </p>
          <p>{data.unsealed > 0 ? fill(texts.chainUnsealed, { unsealed: data.unsealed }) : texts.chainWhole}</p>
          {data.head && (
            <p title={texts.chainHelp}>
              <code>{fill(texts.chainHead, { head: `${data.sealed}:${data.head}` })}</code>
            </p>
          )}
        </>
      )}
    </section>
  )
}
