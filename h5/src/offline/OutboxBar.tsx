import { fill } from '@hongchao/web/fill.ts'
import { outboxTexts } from '@hongchao/web/texts/phone/outbox.ts'
import { Link, useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import { useOutbox, useRefresh, useSending } from './use-outbox.ts'

/** Says what has not been sent, and sends it. */
export function OutboxBar({ owner }: { owner: string }): ReactNode {
  const [{ items = [], sending }, outbox] = useOutbox(owner)
  const here = useLocation({ select: ({ pathname }) => pathname === '/outbox' })
  const open = items.filter(({ state }) => state !== 'sent')
  const refused = open.filter(({ state }) => state !== 'waiting').length
  useSending(outbox, open.length - refused)
  useRefresh(items.length - open.length)
  if (open.length === 0 || here) return null
  return (
    <div role="status" aria-live="polite">
      <Link to="/outbox" className={refused > 0 ? 'outbox-bar refused' : 'outbox-bar'}>
        {refused > 0
          ? fill(outboxTexts.refused, { count: refused })
          : fill(outboxTexts.waiting, { count: open.length })}
        {sending && <span className="soft">{outboxTexts.sendingNow}</span>}
      </Link>
    </div>
  )
}
