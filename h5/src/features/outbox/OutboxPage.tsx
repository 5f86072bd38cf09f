import { useNow } from '@hongchao/web'
import { outboxTexts } from '@hongchao/web/texts/phone/outbox.ts'
import { Button } from 'antd-mobile'
import type { ReactNode } from 'react'

import { isListed } from '../../offline/item.ts'
import { useOutbox } from '../../offline/use-outbox.ts'
import { Empty } from '../../shared/Empty.tsx'
import { Outline } from '../../shared/Loaded.tsx'
import { Page } from '../../shared/Page.tsx'
import { useOwner } from '../../shared/use-kept.ts'
import { Item } from './Item.tsx'
import './outbox.css'

/** What was written and has not arrived: its state, and what can be done about it. */
export function OutboxPage(): ReactNode {
  const owner = useOwner()
  return <Page title={outboxTexts.title}>{owner === undefined ? <Outline /> : <List owner={owner} />}</Page>
}

function List({ owner }: { owner: string }): ReactNode {
  const [{ items, sending, halt, progress }, outbox] = useOutbox(owner)
  const now = useNow().getTime()
  if (!items) return <Outline />
  const open = items.filter(({ state }) => state !== 'sent')
  const sent = items.filter((item) => item.state === 'sent' && isListed(item, now))
  return (
    <>
      {open.length === 0 && <Empty text={outboxTexts.empty} />}
      {halt && halt !== 'unreachable' && <p className="notice late">{outboxTexts.halts[halt]}</p>}
      <ul className="cards outbox" aria-label={outboxTexts.title}>
        {open.map((item, index) => {
          const behind = open.slice(0, index).some(({ about, state }) => about === item.about && state !== 'waiting')
          return (
            <Item key={item.id} item={item} outbox={outbox} behind={behind} sending={sending} progress={progress} />
          )
        })}
      </ul>
      {open.some(({ state }) => state === 'waiting') && (
        <Button block color="primary" size="large" loading={sending} onClick={() => void outbox.flush()}>
          {outboxTexts.sendNow}
        </Button>
      )}
      {sent.length > 0 && (
        <section aria-labelledby="sent" className="outbox-sent">
          <h2 id="sent">{outboxTexts.sentTitle}</h2>
          <ul className="cards outbox">
            {sent.toReversed().map((item) => (
              <Item key={item.id} item={item} outbox={outbox} behind={false} sending={false} progress={{}} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
