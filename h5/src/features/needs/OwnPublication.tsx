import type { NeedDetail, OwnPublication as Own } from '@hongchao/contract'
import { errorText, keyOf, useApi, useWrite } from '@hongchao/web'
import { shellTexts } from '@hongchao/web/texts/phone/shell.ts'
import { publishedTexts } from '@hongchao/web/texts/publications.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd-mobile'
import { type ReactNode, useState } from 'react'

import { Sheet } from '../../shared/Sheet.tsx'
import { toast } from '../../shared/toast.ts'
import type { CodeAndKey } from './use-act-by-key.ts'

const texts = publishedTexts.own

type Props = { need: NeedDetail; pair?: CodeAndKey | undefined }

/** To the requester, signed in or by code and key: that their need is public, and how to end that. */
export function OwnPublication({ need, pair }: Props): ReactNode {
  const concerned = (need.mine || pair !== undefined) && (need.status === 'answered' || need.status === 'closed')
  return concerned ? <Panel need={need} pair={pair} /> : null
}

function Panel({ need: { id }, pair }: Props): ReactNode {
  const { place, publications } = useApi()
  const [asking, setAsking] = useState(false)
  const { data } = useQuery({
    queryKey: keyOf(place, 'publications', 'own', id),
    queryFn: () => (pair ? publications.ownByKey({ body: pair }) : publications.own({ params: { id } })),
    retry: false
  })
  const withdraw = useWrite(
    ({ idempotencyKey }: { idempotencyKey: string }): Promise<Own> =>
      pair ? publications.withdrawByKey({ body: pair }) : publications.withdrawOwn({ params: { id }, idempotencyKey }),
    { changes: ['publications'] }
  )
  if (!data?.published) return null

  const end = (): void =>
    withdraw.mutate(
      {},
      {
        onSuccess: () => toast(texts.done),
        onError: (error) => toast(errorText(error)),
        onSettled: () => setAsking(false)
      }
    )
  return (
    <section className="panel">
      <h2>{texts.title}</h2>
      <p className="soft">{texts.help}</p>
      <div className="button-row">
        <Link to="/published/$id" params={{ id: data.published.id }} className="button-link">
          {texts.read}
        </Link>
        <Button onClick={() => setAsking(true)}>{texts.withdraw}</Button>
      </div>
      {asking && (
        <Sheet title={texts.withdraw} onClose={() => setAsking(false)}>
          <p>{texts.confirm}</p>
          <div className="button-row">
            <Button onClick={() => setAsking(false)}>{shellTexts.cancel}</Button>
            <Button color="primary" loading={withdraw.isPending} onClick={end}>
              {texts.withdraw}
            </Button>
          </div>
        </Sheet>
      )}
    </section>
  )
}
