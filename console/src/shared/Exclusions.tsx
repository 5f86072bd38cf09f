import type { Exclusion, NeedId, ResponseOf, figuresRoutes } from '@hongchao/contract'
import { keyOf, useApi, useMay, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { exclusionsTexts as texts } from '@hongchao/web/texts/console/rates.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { exclusionTexts } from '@hongchao/web/texts/figures.ts'
import {
  type InfiniteData,
  useInfiniteQuery,
  type UseInfiniteQueryResult,
  useQuery,
  type UseQueryResult
} from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button, Input, Segmented, Space, Tag } from 'antd'
import { type JSX, useEffect, useRef, useState } from 'react'

import { ErrorNote } from './ErrorNote.tsx'
import styles from './shared.module.css'
import { When } from './When.tsx'

type Page = ResponseOf<(typeof figuresRoutes)['exclusions']>

/** How one need was left out of the figures, or is to be. */
export function useExclusions(needId: NeedId, enabled: boolean): UseQueryResult<Page> {
  const { place, figures } = useApi()
  return useQuery({
    queryKey: keyOf(place, 'needs', 'exclusions', needId),
    queryFn: () => figures.exclusions({ query: { needId, limit: 50 } }),
    enabled
  })
}

type Shown = keyof typeof texts.shown

function useAllExclusions(shown: Shown): UseInfiniteQueryResult<InfiniteData<Page>> {
  const { place, figures } = useApi()
  return useInfiniteQuery({
    queryKey: keyOf(place, 'needs', 'exclusions', 'all', shown),
    queryFn: ({ pageParam: after }) =>
      figures.exclusions({ query: { ...(shown === 'pending' && { state: 'pending' }), after, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next
  })
}

const anchor = 'exclusions'

/** Those that wait for a decision, or all, with who proposed each, why, and who approved it; the newest first. */
export function Exclusions(): JSX.Element {
  const may = useMay()
  const [shown, setShown] = useState<Shown>(may('needs.supervise') ? 'pending' : 'all')
  const list = useAllExclusions(shown)
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    if (location.hash === `#${anchor}`) section.current?.scrollIntoView()
  }, [])
  return (
    <section id={anchor} ref={section} aria-label={texts.title} className={styles['exclusions']}>
      <h2>{texts.title}</h2>
      <p>{texts.help}</p>
      <Segmented<Shown>
        aria-label={texts.title}
        value={shown}
        options={(Object.keys(texts.shown) as Shown[]).map((value) => ({ value, label: texts.shown[value] }))}
        onChange={setShown}
      />
      <ErrorNote error={list.error} onRetry={list.refetch} />
      {list.data && items.length === 0 && <p>{texts.none[shown]}</p>}
      <ExclusionList items={items} named />
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {shellTexts.more}
        </Button>
      )}
    </section>
  )
}

/** `named`: with the need that each is about. */
export function ExclusionList({ items, named = false }: { items: Exclusion[]; named?: boolean }): JSX.Element {
  const { place } = useApi()
  return (
    <ul className={styles['exclusionList']}>
      {items.map((exclusion) => {
        const { id, need, state, reason, text, proposedBy, proposedAt, decidedBy, decidedAt, words } = exclusion
        return (
          <li key={id}>
            <p>
              <Tag>{exclusionTexts[state]}</Tag>
              {named && (
                <Link to="/$place/needs/$needId" params={{ place, needId: need.id }} search={{}}>
                  {need.code} {need.title}
                </Link>
              )}
            </p>
            <p>
              <strong>{reason}</strong>　{text}
            </p>
            <p className={styles['quiet']}>
              {fill(texts.proposed, { name: proposedBy })} <When at={proposedAt} />
              {decidedBy && decidedAt && (
                <>
                  ；{fill(texts.decided, { name: decidedBy })} <When at={decidedAt} />
                </>
              )}
              {words && `　${words}`}
            </p>
            {exclusion.decides && <Decision exclusion={exclusion} />}
          </li>
        )
      })}
    </ul>
  )
}

function Decision({ exclusion: { id, state } }: { exclusion: Exclusion }): JSX.Element {
  const { figures } = useApi()
  const { message } = App.useApp()
  const [words, setWords] = useState('')
  const write = useWrite(figures.decide, { changes: ['needs'] })
  const decide = (granted: boolean): void =>
    write.mutate(
      { params: { id }, body: { granted, ...(words && { words }) } },
      { onSuccess: () => void message.success(texts.decidedDone) }
    )
  return (
    <>
      <Space wrap>
        <Input
          value={words}
          maxLength={500}
          placeholder={texts.words}
          aria-label={texts.words}
          onChange={({ target }) => setWords(target.value)}
        />
        {state === 'pending' && (
          <Button type="primary" loading={write.isPending} onClick={() => decide(true)}>
            {texts.grant}
          </Button>
        )}
        <Button loading={write.isPending} onClick={() => decide(false)}>
          {state === 'pending' ? texts.decline : texts.end}
        </Button>
      </Space>
      <ErrorNote error={write.error} />
    </>
  )
}
