import type { Need } from '@hongchao/contract'
import { findCategory, nameOf, useConfig } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { assistsTexts } from '@hongchao/web/texts/assists.ts'
import { needsTexts } from '@hongchao/web/texts/console/needs.ts'
import { Link } from '@tanstack/react-router'
import type { TableColumnsType } from 'antd'
import type { JSX } from 'react'

import { ClockBadge } from '../../shared/ClockBadge.tsx'
import { CodeCopy } from '../../shared/CodeCopy.tsx'
import { StatusTag } from '../../shared/StatusTag.tsx'
import { TeamDot } from '../../shared/TeamDot.tsx'
import styles from './needs.module.css'

const { columns: titles } = needsTexts

/** Narrow columns in a fixed order; beside an open need only what tells the rows apart. */
export function useNeedColumns(beside: boolean): TableColumnsType<Need> {
  const { categories } = useConfig()
  if (beside) {
    return [
      { title: titles.title, render: (_, need) => <Stacked need={need} /> },
      { title: titles.clock, width: 148, render: (_, need) => <Clock need={need} /> }
    ]
  }
  return [
    { title: titles.code, width: 132, render: (_, { code }) => <CodeCopy code={code} /> },
    { title: titles.title, ellipsis: true, render: (_, need) => <Title need={need} /> },
    { title: titles.requester, width: 128, ellipsis: true, render: (_, need) => <RequesterName need={need} /> },
    {
      title: titles.category,
      width: 128,
      ellipsis: true,
      render: (_, { category }) => findCategory(categories, category)?.name ?? category
    },
    { title: titles.team, width: 136, ellipsis: true, render: (_, need) => <HandledBy need={need} /> },
    { title: titles.clock, width: 180, render: (_, need) => <Clock need={need} /> },
    { title: titles.status, width: 104, render: (_, { status }) => <StatusTag status={status} /> }
  ]
}

function Title({ need: { id, title } }: { need: Need }): JSX.Element {
  return (
    <Link
      from="/$place"
      to="/$place/needs/$needId"
      params={(params) => ({ ...params, needId: id })}
      search={(search) => search}
      className={styles['title']}
      title={title}
    >
      {title}
    </Link>
  )
}

function Stacked({ need }: { need: Need }): JSX.Element {
  return (
    <div className={styles['stacked']}>
      <Title need={need} />
      <span className={styles['under']}>
        <CodeCopy code={need.code} />
        <StatusTag status={need.status} />
      </span>
    </div>
  )
}

function RequesterName({ need: { requester, shielded } }: { need: Need }): JSX.Element {
  const { requesterKinds } = useConfig()
  if (shielded || !requester) return <span className={styles['muted']}>{needsTexts.shielded}</span>
  return (
    <>
      {requester.name} <span className={styles['muted']}>{nameOf(requesterKinds, requester.kind)}</span>
    </>
  )
}

export function HandledBy({ need: { team, department, assisting } }: { need: Need }): JSX.Element {
  if (!team && !department) return <span className={styles['muted']}>{needsTexts.nobodyYet}</span>
  const ended = assisting.filter((each) => each.ended).length
  return (
    <>
      {team ? <TeamDot color={team.color} name={team.name} /> : department?.name}
      {assisting.length > 0 && (
        <span className={styles['muted']} title={assisting.map(({ name }) => name).join('、')}>
          {' '}
          {fill(assistsTexts.more, { ended, count: assisting.length })}
        </span>
      )}
    </>
  )
}

/** Of the part that the caller's own office has in it, where it does not lead. */
function Clock({ need: { clock, assist } }: { need: Need }): JSX.Element | undefined {
  const shown = assist?.clock ?? clock
  return shown && <ClockBadge clock={shown} />
}
