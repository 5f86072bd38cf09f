import { fill } from '@hongchao/web/fill.ts'
import { duplicatesTexts as texts } from '@hongchao/web/texts/console/duplicates.ts'
import { type JSX, useState } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { Loading, Nothing, Page } from '../../shared/Page.tsx'
import { useHotkeys } from '../../shared/use-hotkeys.ts'
import styles from './duplicates.module.css'
import { Group } from './Group.tsx'
import { useDuplicates } from './queries.ts'

/** Needs that may be one matter, group by group. */
export function DuplicatesPage(): JSX.Element {
  const { data, error, refetch } = useDuplicates()
  const [current, setCurrent] = useState(0)
  const groups = data?.groups ?? []
  const last = Math.max(0, groups.length - 1)
  const at = Math.min(current, last)
  useHotkeys({ j: () => setCurrent(Math.min(at + 1, last)), k: () => setCurrent(Math.max(at - 1, 0)) })
  return (
    <Page title={texts.title}>
      <p className={styles['help']}>{texts.help}</p>
      <ErrorNote error={error} onRetry={refetch} />
      {!data && !error && <Loading />}
      {data && groups.length === 0 && <Nothing title={texts.none} />}
      {data && groups.length > 0 && (
        <p className={styles['help']}>
          {fill(texts.total, { count: data.total })}　{texts.keys}
        </p>
      )}
      {groups.map((group, index) => (
        <Group
          key={group.needs.map(({ id }) => id).join()}
          group={group}
          current={index === at}
          onCurrent={() => setCurrent(index)}
        />
      ))}
    </Page>
  )
}
