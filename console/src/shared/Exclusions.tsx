import type { Exclusion, ResponseOf, figuresRoutes } from '@hongchao/contract'
import { keyOf, useApi, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { exclusionsTexts as texts } from '@hongchao/web/texts/console/rates.ts'
import { exclusionTexts } from '@hongchao/web/texts/figures.ts'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button, Input, Space, Tag } from 'antd'
import { type JSX, useState } from 'react'

import { ErrorNote } from './ErrorNote.tsx'
import styles from './shared.module.css'
import { When } from './When.tsx'

type Page = ResponseOf<(typeof figuresRoutes)['exclusions']>

/** What was left out of the figures, of one need or of all that the caller reaches. */
export function useExclusions(needId?: string, enabled = true): UseQueryResult<Page> {
  const { place, figures } = useApi()
  return useQuery({
    queryKey: keyOf(place, 'needs', 'exclusions', needId),
    queryFn: () => figures.exclusions({ query: { ...(needId && { needId }), limit: 50 } }),
    enabled
  })
}

/** The newest of all, with who proposed each, why, and who approved it. */
export function Exclusions(): JSX.Element {
  const { data, error, refetch } = useExclusions()
  return (
    <section aria-label={texts.title} className={styles['exclusions']}>
      <h2>{texts.title}</h2>
      <p>{texts.help}</p>
      <ErrorNote error={error} onRetry={refetch} />
      {data?.items.length === 0 && <p>{texts.none}</p>}
      <ExclusionList items={data?.items ?? []} named />
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
