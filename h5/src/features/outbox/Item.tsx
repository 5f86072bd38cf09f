import { errorText, ApiError, useNow } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { shellTexts } from '@hongchao/web/texts/phone/shell.ts'
import { outboxAdvice, outboxTexts } from '@hongchao/web/texts/phone/outbox.ts'
import { whenText } from '@hongchao/web/when.ts'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd-mobile'
import { type ReactNode, useState } from 'react'

import { mayHaveArrived, type OutboxItem } from '../../offline/item.ts'
import type { Outbox, OutboxState } from '../../offline/outbox.ts'
import { copyText } from '../../shared/copy.ts'
import { useAway } from '../../shared/network.ts'
import { Sheet } from '../../shared/Sheet.tsx'
import { Pictures } from './Pictures.tsx'
import { Rewrite } from './Rewrite.tsx'

type Props = {
  item: OutboxItem
  outbox: Outbox
  /** Something about the same need was not accepted before it. */
  behind: boolean
  sending: boolean
  progress: OutboxState['progress']
}

export function Item({ item, outbox, behind, sending, progress }: Props): ReactNode {
  const now = useNow()
  const { state, body, title, route, photos, writtenAt } = item
  return (
    <li className="panel">
      <p className="soft small">
        {outboxTexts.calls[route.call]} ·{' '}
        {fill(outboxTexts.writtenAt, { when: whenText(new Date(writtenAt).toISOString(), now) })}
      </p>
      {title && <p className="small">{title}</p>}
      <p className="pre">{body.text}</p>
      <Pictures photos={photos} />
      <State item={item} behind={behind} sending={sending} progress={progress} />
      {state === 'sent' ? <Arrived item={item} /> : <Choices item={item} outbox={outbox} sending={sending} />}
    </li>
  )
}

function State({ item, behind, sending, progress }: Omit<Props, 'outbox'>): ReactNode {
  const away = useAway()
  if (item.state === 'refused' && item.refusal) {
    return (
      <div className="notice late" role="status">
        <span>
          <strong>{outboxTexts.states.refused}</strong>
          <br />
          {outboxAdvice[item.refusal] ?? errorText(new ApiError(item.refusal))}
        </span>
      </div>
    )
  }
  if (item.state === 'unsure') return <p className="notice late">{outboxTexts.states.unsure}</p>
  return (
    <p className="small" role="status">
      {item.state === 'sent' ? outboxTexts.states.sent : waitingText(item, { behind, sending, progress, away })}
    </p>
  )
}

type Now = { behind: boolean; sending: boolean; progress: OutboxState['progress']; away: boolean }

function waitingText(item: OutboxItem, { behind, sending, progress, away }: Now): string {
  const uploading = item.photos.findIndex(({ id }) => (progress[id] ?? 1) < 1)
  if (uploading >= 0) return fill(outboxTexts.uploading, { number: uploading + 1, count: item.photos.length })
  if (behind) return outboxTexts.states.behind
  if (sending && !away) return outboxTexts.states.sending
  if (mayHaveArrived(item)) return outboxTexts.states.unknown
  return away ? outboxTexts.states.waiting : outboxTexts.states.next
}

function Arrived({ item: { code, needId } }: { item: OutboxItem }): ReactNode {
  if (code) {
    return (
      <Link to="/receipts/$code" params={{ code }} className="text-button">
        {code} {outboxTexts.receipt}
      </Link>
    )
  }
  return needId && <OpenNeed id={needId} />
}

function OpenNeed({ id }: { id: string }): ReactNode {
  return (
    <Link to="/needs/$id" params={{ id }} className="button-link">
      {outboxTexts.openNeed}
    </Link>
  )
}

type ChoicesProps = Pick<Props, 'item' | 'outbox' | 'sending'>

/** What was refused is never lost: it can be sent again, changed, copied, or thrown away by a person. */
function Choices({ item, outbox, sending }: ChoicesProps): ReactNode {
  const [asking, setAsking] = useState<'edit' | 'remove'>()
  const stuck = item.state !== 'waiting'
  const settled = mayHaveArrived(item) || item.state === 'unsure'
  const close = (): void => setAsking(undefined)
  return (
    <div className="outbox-choices">
      {stuck && item.route.call === 'act' && <OpenNeed id={item.route.needId} />}
      {stuck && (
        <Button onClick={() => void outbox.retry(item.id)} loading={sending}>
          {outboxTexts.again}
        </Button>
      )}
      {!settled && <Button onClick={() => setAsking('edit')}>{outboxTexts.edit}</Button>}
      <Button onClick={() => void copyText(item.body.text)}>{outboxTexts.copy}</Button>
      <Button onClick={() => setAsking('remove')}>{outboxTexts.remove}</Button>
      {asking === 'edit' && <Rewrite item={item} outbox={outbox} onClose={close} />}
      {asking === 'remove' && <Remove item={item} outbox={outbox} onClose={close} />}
    </div>
  )
}

function Remove({ item, outbox, onClose }: { item: OutboxItem; outbox: Outbox; onClose: () => void }): ReactNode {
  return (
    <Sheet title={outboxTexts.remove} onClose={onClose}>
      <p>{mayHaveArrived(item) ? outboxTexts.removeSent : outboxTexts.removeAsk}</p>
      <div className="button-row">
        <Button onClick={onClose}>{shellTexts.cancel}</Button>
        <Button color="primary" onClick={() => void outbox.remove(item.id)}>
          {outboxTexts.remove}
        </Button>
      </div>
    </Sheet>
  )
}
