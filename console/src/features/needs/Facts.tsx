import type { NeedDetail, PlaceConfig } from '@hongchao/contract'
import { findCategory, nameOf, useApi, useConfig, useMay } from '@hongchao/web'
import { needsTexts } from '@hongchao/web/texts/console/needs.ts'
import { recurrenceTexts } from '@hongchao/web/texts/console/recurrences.ts'
import { clockKindTexts } from '@hongchao/web/texts/due.ts'
import { channelTexts } from '@hongchao/web/texts/needs.ts'
import { Link } from '@tanstack/react-router'
import type { JSX, ReactNode } from 'react'

import { ExplainedClockBadge } from '../../shared/ClockBadge.tsx'
import { StatusTag } from '../../shared/StatusTag.tsx'
import { TeamDot } from '../../shared/TeamDot.tsx'
import { When } from '../../shared/When.tsx'
import { Contact } from './Contact.tsx'
import { Excluded } from './Excluded.tsx'
import styles from './needs.module.css'

const { pane, facts: names } = needsTexts

export function Facts({ need }: { need: NeedDetail }): JSX.Element {
  const config = useConfig()
  const rows = rowsOf(need, config).filter((row): row is [keyof typeof names, ReactNode] => row[1] !== undefined)
  return (
    <aside className={styles['facts']} aria-label={pane.facts}>
      <Clocks need={need} />
      <dl>
        {rows.map(([key, value]) => (
          <div key={key}>
            <dt>{names[key]}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Excluded need={need} />
      <Found need={need} />
    </aside>
  )
}

/** What was answered may found a service that comes back by a rule. */
function Found({ need: { id, status } }: { need: NeedDetail }): JSX.Element | undefined {
  const { place } = useApi()
  const founds = useMay()('needs.dispatch') && (status === 'answered' || status === 'closed')
  if (!founds) return undefined
  return (
    <Link to="/$place/recurrences" params={{ place }} search={{ need: id }}>
      {recurrenceTexts.fromNeed}
    </Link>
  )
}

function Clocks({ need: { clocks } }: { need: NeedDetail }): JSX.Element | undefined {
  if (clocks.length === 0) return undefined
  return (
    <section className={styles['clocks']} aria-label={pane.clocks}>
      {clocks.map((clock) => (
        <div key={`${clock.kind} ${clock.startedAt}`}>
          <span className={styles['muted']}>{clockKindTexts[clock.kind]}</span>
          <ExplainedClockBadge clock={clock} />
        </div>
      ))}
    </section>
  )
}

function rowsOf(need: NeedDetail, config: PlaceConfig): [keyof typeof names, ReactNode][] {
  return [
    ...masterRows(need),
    ['requester', need.requester && <RequesterFact need={need} />],
    ['kind', named(config.requesterKinds, need.kind)],
    ['category', categoryText(config, need.category)],
    ['level', named(config.levels, need.level)],
    ['way', named(config.ways, need.way)],
    ['team', need.team && <TeamDot color={need.team.color} name={need.team.name} />],
    ['department', need.department?.name],
    ['handler', need.handler?.name],
    ['about', need.about?.name],
    ['organisation', need.organisation?.name],
    ['location', need.location],
    ['channel', need.channel && channelTexts[need.channel]],
    ['collectedAt', need.collectedAt && <When at={need.collectedAt} />]
  ]
}

function categoryText({ categories }: PlaceConfig, key: string | undefined): string | undefined {
  const category = findCategory(categories, key)
  return category?.of ? `${category.of.name} · ${category.name}` : category?.name
}

function named(list: readonly { key: string; name: string }[], key: string | undefined): string | undefined {
  return key === undefined ? undefined : nameOf(list, key)
}

function masterRows({ master }: NeedDetail): [keyof typeof names, ReactNode][] {
  return master?.id ? [['master', <MasterFact key="master" master={master} />]] : []
}

function MasterFact({ master }: { master: NonNullable<NeedDetail['master']> }): JSX.Element {
  const { place } = useApi()
  return (
    <>
      <Link to="/$place/needs/$needId" params={{ place, needId: master.id ?? '' }} search={{}}>
        {master.code}
      </Link>
      <StatusTag status={master.status} />
    </>
  )
}

function RequesterFact({ need }: { need: NeedDetail }): JSX.Element {
  return (
    <>
      {need.requester?.name}
      <Contact needId={need.id} masked={need.requester?.phone} />
    </>
  )
}
