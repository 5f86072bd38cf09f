import type { Need } from '@hongchao/contract'
import { findCategory, useConfig } from '@hongchao/web'
import { actionText } from '@hongchao/web/actions.ts'
import { fill } from '@hongchao/web/fill.ts'
import { assistsTexts } from '@hongchao/web/texts/assists.ts'
import { ordersTexts } from '@hongchao/web/texts/orders.ts'
import { whistlesTexts } from '@hongchao/web/texts/whistles.ts'
import { todoTexts } from '@hongchao/web/texts/console/todo.ts'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { JSX } from 'react'

import { ClockBadge } from '../../shared/ClockBadge.tsx'
import { CodeCopy } from '../../shared/CodeCopy.tsx'
import { actionKeys } from '../../shared/keys.ts'
import { StatusTag } from '../../shared/StatusTag.tsx'
import { HandledBy } from './columns.tsx'
import styles from './needs.module.css'
import type { TakeAction } from './use-take-action.ts'

/** A matter, who asked, its clock, and its next action as a button; none where it waits for somebody else (no `take`). */
export function TodoRow({
  need,
  current,
  take,
  open
}: {
  need: Need
  current: boolean
  take: TakeAction | undefined
  /** What there is to do on the page of the need. */
  open?: string
}): JSX.Element {
  const { id, title, assist } = need
  const clock = assist?.clock ?? need.clock
  return (
    <li className={`${styles['todoRow']} ${current ? styles['current'] : ''}`} data-row-key={id}>
      <div className={styles['todoMain']}>
        <Link
          from="/$place"
          to="/$place/todo/$needId"
          params={(params) => ({ ...params, needId: id })}
          search={{}}
          className={styles['title']}
          title={title}
        >
          {title}
        </Link>
        <Under need={need} />
      </div>
      <div className={styles['todoClock']}>{clock && <ClockBadge clock={clock} />}</div>
      <div className={styles['todoNext']}>
        <NextStep need={need} take={take} open={open} />
      </div>
    </li>
  )
}

/** What tells it from others: its code, how far it is, who asked and who has it. */
function Under({ need }: { need: Need }): JSX.Element {
  const { categories } = useConfig()
  const { code, status, requester, category, team, department } = need
  return (
    <span className={styles['under']}>
      <CodeCopy code={code} />
      <StatusTag status={status} />
      <Pressing need={need} />
      {requester && <span>{requester.name}</span>}
      {category && <span>{findCategory(categories, category)?.name ?? category}</span>}
      {(team ?? department) && <HandledBy need={need} />}
    </span>
  )
}

/** The part that one's own office has in it, and what was started so that it goes on. */
function Pressing({ need: { assist, orders, whistle } }: { need: Need }): JSX.Element {
  return (
    <>
      {assist && <strong>{assist.whistle?.name ?? assistsTexts.title}</strong>}
      {!assist && whistle && (
        <strong className={styles['urged']}>{fill(whistlesTexts.count, { name: whistle })}</strong>
      )}
      {orders > 0 && <strong className={styles['urged']}>{fill(ordersTexts.count, { count: orders })}</strong>}
    </>
  )
}

type NextStepProps = { need: Need; take: TakeAction | undefined; open: string | undefined }

function NextStep({ need, take, open = todoTexts.open }: NextStepProps): JSX.Element {
  const { id, availableActions } = need
  const [next] = availableActions
  if (!next || !take) {
    return (
      <Link from="/$place" to="/$place/todo/$needId" params={(params) => ({ ...params, needId: id })} search={{}}>
        {open}
      </Link>
    )
  }
  return (
    <Button
      size="small"
      loading={take.busy === id}
      aria-keyshortcuts={actionKeys[next]}
      onClick={() => take.start(need, next)}
    >
      {actionText(next, need)}
      <kbd>{actionKeys[next]}</kbd>
    </Button>
  )
}
