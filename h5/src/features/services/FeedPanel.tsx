import { errorText, keyOf, useApi, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { dayOfStart } from '@hongchao/web/slots.ts'
import { feedFormTexts as texts } from '@hongchao/web/texts/feeds.ts'
import { dayText } from '@hongchao/web/when.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd-mobile'
import type { ReactNode } from 'react'

import { copyText } from '../../shared/copy.ts'
import { FormError } from '../../shared/FormError.tsx'
import { toast } from '../../shared/toast.ts'

/** The caller's own dates in the calendar of their telephone: an address that is made, copied once, and ended. */
export function FeedPanel(): ReactNode {
  const { place, feeds } = useApi()
  const { data } = useQuery({ queryKey: keyOf(place, 'feeds', 'own'), queryFn: () => feeds.own() })
  const make = useWrite(feeds.makeOwn, { changes: ['feeds'] })
  const revoke = useWrite(feeds.revoke, { changes: ['feeds'] })
  const error = make.error ?? revoke.error
  const end = (id: string): void => revoke.mutate({ params: { id } }, { onSuccess: () => toast(texts.revoked) })
  return (
    <section className="panel">
      <h2>{texts.title}</h2>
      <p className="soft">{texts.ownHelp}</p>
      {make.data ? (
        <Address value={`${location.origin}${make.data.path}`} />
      ) : (
        <Button block loading={make.isPending} onClick={() => make.mutate({})}>
          {texts.make}
        </Button>
      )}
      <FormError text={error && errorText(error)} />
      <ul className="feeds">
        {data?.items.map(({ id, createdAt }) => (
          <li key={id}>
            <span>{fill(texts.madeAt, { at: dayText(dayOfStart({ startsAt: createdAt }), new Date(createdAt)) })}</span>
            <button type="button" className="text-button" onClick={() => end(id)}>
              {texts.revoke}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Address({ value }: { value: string }): ReactNode {
  return (
    <>
      <p className="feed-address">{value}</p>
      <Button block onClick={() => void copyText(value)}>
        {texts.copy}
      </Button>
    </>
  )
}
