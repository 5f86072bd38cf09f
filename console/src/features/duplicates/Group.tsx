import type { Compared, DuplicateGroup, NeedId } from '@hongchao/contract'
import { useApi } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { duplicatesTexts as texts } from '@hongchao/web/texts/console/duplicates.ts'
import { Link } from '@tanstack/react-router'
import { Button, Checkbox, Radio } from 'antd'
import { type JSX, useEffect, useRef, useState } from 'react'

import { StatusTag } from '../../shared/StatusTag.tsx'
import { When } from '../../shared/When.tsx'
import { actionKeys, listKeys } from '../../shared/keys.ts'
import { useHotkeys } from '../../shared/use-hotkeys.ts'
import styles from './duplicates.module.css'
import { useDistinguish, useMerge, useUnmerge } from './queries.ts'
import { useSaid } from './use-said.tsx'

type GroupProps = { group: DuplicateGroup; current: boolean; onCurrent: () => void }

/** The needs of a group side by side: which of them are one matter, and which is the master. */
export function Group({ group, current, onCurrent }: GroupProps): JSX.Element {
  const { needs } = group
  const [masterId, setMasterId] = useState(needs[0]!.id)
  const [left, setLeft] = useState<ReadonlySet<NeedId>>(new Set())
  const chosen = needs.map(({ id }) => id).filter((id) => id !== masterId && !left.has(id))
  const decide = useDecide(group, masterId, chosen)
  const frame = useRef<HTMLElement>(null)
  useEffect(() => {
    if (current) frame.current?.scrollIntoView({ block: 'nearest' })
  }, [current])

  const toggle = (id: NeedId, together: boolean): void => {
    const next = new Set(left)
    if (together) next.delete(id)
    else next.add(id)
    setLeft(next)
  }
  return (
    <section
      ref={frame}
      className={styles['group']}
      data-current={current}
      aria-label={reasonOf(group)}
      onFocus={onCurrent}
    >
      {current && <Keys onMerge={decide.merge} onDistinct={decide.distinguish} />}
      <header className={styles['head']}>
        <strong>{reasonOf(group)}</strong>
        <Button type="primary" disabled={chosen.length === 0} loading={decide.busy} onClick={decide.merge}>
          {fill(texts.merge, { count: chosen.length + 1 })}
        </Button>
        <Button disabled={decide.busy} onClick={decide.distinguish}>
          {texts.distinct}
        </Button>
      </header>
      <div className={styles['needs']}>
        {needs.map((need) => (
          <article key={need.id} className={styles['need']} data-master={need.id === masterId}>
            <div className={styles['choices']}>
              <Radio checked={need.id === masterId} onChange={() => setMasterId(need.id)}>
                {texts.master}
              </Radio>
              {need.id !== masterId && (
                <Checkbox checked={!left.has(need.id)} onChange={({ target }) => toggle(need.id, target.checked)}>
                  {texts.together}
                </Checkbox>
              )}
            </div>
            <Told need={need} />
          </article>
        ))}
      </div>
    </section>
  )
}

function Keys({ onMerge, onDistinct }: { onMerge: () => void; onDistinct: () => void }): undefined {
  useHotkeys({ [actionKeys.merge]: onMerge, [listKeys.distinct]: onDistinct })
}

function reasonOf({ same, similarity }: DuplicateGroup): string {
  return same ? texts.same : fill(texts.near, { percent: Math.round(similarity * 100) })
}

function Told({ need }: { need: Compared }): JSX.Element {
  const { place } = useApi()
  const { id, code, text, status, organisation, location, collectedAt, absorbed } = need
  return (
    <>
      <p className={styles['facts']}>
        <Link
          to="/$place/needs/$needId"
          params={{ place, needId: id }}
          search={{}}
          aria-label={fill(texts.open, { code })}
        >
          {code}
        </Link>
        <StatusTag status={status} />
        <When at={collectedAt} />
        {absorbed > 0 && <span>{fill(texts.absorbed, { count: absorbed })}</span>}
      </p>
      <p className={styles['facts']}>{[organisation?.name, location].filter(Boolean).join(' · ')}</p>
      <p className={styles['text']}>{text}</p>
    </>
  )
}

type Decide = { merge: () => void; distinguish: () => void; busy: boolean }

/** Merges what was chosen, or remembers that it is not the same as the master; both can be taken back. */
function useDecide({ needs }: DuplicateGroup, masterId: NeedId, chosen: NeedId[]): Decide {
  const [merge, unmerge, distinguish] = [useMerge(), useUnmerge(), useDistinguish()]
  const said = useSaid()
  const others = needs.map(({ id }) => id).filter((id) => id !== masterId)
  const taken = { onError: said.failed }
  return {
    busy: merge.isPending || distinguish.isPending,
    merge: () => {
      if (chosen.length === 0 || merge.isPending) return
      merge.mutate(
        { body: { masterId, ids: chosen } },
        {
          ...taken,
          onSuccess: ({ done, failed }) => {
            const result = failed.length > 0 ? `　${fill(texts.failed, { count: failed.length })}` : ''
            const undo = (): void => unmerge.mutate({ body: { ids: done } }, taken)
            if (done.length > 0) said.done(fill(texts.merged, { count: done.length }) + result, undo)
            else said.failed(new Error(result))
          }
        }
      )
    },
    distinguish: () => {
      if (distinguish.isPending) return
      const verdict = { needId: masterId, otherIds: others }
      const undo = (): void => distinguish.mutate({ body: { ...verdict, distinct: false } }, taken)
      distinguish.mutate(
        { body: { ...verdict, distinct: true } },
        { ...taken, onSuccess: () => said.done(texts.distinguished, undo) }
      )
    }
  }
}
