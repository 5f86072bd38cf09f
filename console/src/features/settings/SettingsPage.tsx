import type { PlaceConfig } from '@hongchao/contract'
import { nameOf, useConfig } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { settingsTexts as texts } from '@hongchao/web/texts/console/settings.ts'
import { limitTexts } from '@hongchao/web/texts/due.ts'
import { Tag } from 'antd'
import type { JSX, ReactNode } from 'react'

import { Page } from '../../shared/Page.tsx'
import { TeamDot } from '../../shared/TeamDot.tsx'
import { Categories } from './Categories.tsx'
import { Panel } from './Panel.tsx'
import { Rules } from './Rules.tsx'
import styles from './settings.module.css'

/** What the preset of the place says, to be read; changing it is changing the preset. */
export function SettingsPage(): JSX.Element {
  const config = useConfig()
  return (
    <Page title={texts.title} actions={<Tag>{fill(texts.version, { version: config.version })}</Tag>}>
      <p className={styles['help']}>{texts.help}</p>
      <div className={styles['panels']}>
        <Panel title={texts.place}>
          <Rows rows={placeRows(config)} />
        </Panel>
        <Panel title={texts.evaluation}>
          <Rows rows={evaluationRows(config)} />
        </Panel>
        <Panel title={texts.teams}>
          <Rows rows={teamRows(config)} />
        </Panel>
        <Panel title={texts.levels}>
          <Rows rows={config.levels.map(({ name, note }) => [name, note])} />
        </Panel>
        <Panel title={texts.ways}>{config.ways.map(({ name }) => name).join('、')}</Panel>
        <Panel title={texts.organisationKinds}>{config.organisationKinds.map(({ name }) => name).join('、')}</Panel>
        <Rules />
        <Panel title={texts.categories} wide>
          <Categories categories={config.categories} />
        </Panel>
      </div>
    </Page>
  )
}

type Row = readonly [title: ReactNode, value: ReactNode]

function Rows({ rows }: { rows: Row[] }): JSX.Element {
  return (
    <dl>
      {rows.map(([title, value], index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a fixed list that never reorders
        <div key={index}>
          <dt>{title}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function placeRows({ name, shortName, productName, workingHours }: PlaceConfig): Row[] {
  const hours = workingHours.map(({ from, to }) => `${from}–${to}`).join('、')
  return [
    [texts.name, name],
    [texts.shortName, shortName],
    [texts.productName, productName],
    [
      texts.workingHours,
      <>
        {hours}
        <br />
        {texts.workingDays}
      </>
    ]
  ]
}

function evaluationRows({ evaluation: { questions, scale, closeAfter, reopenWithin } }: PlaceConfig): Row[] {
  return [
    [texts.questions, [questions.solved, questions.score, questions.words].join('　')],
    [texts.scale, scale.join('、')],
    [texts.closeAfter, fill(texts.after, { limit: fill(limitTexts[closeAfter.unit], closeAfter) })],
    [texts.reopenWithin, fill(texts.within, { limit: fill(limitTexts[reopenWithin.unit], reopenWithin) })]
  ]
}

function teamRows({ teams, requesterKinds }: PlaceConfig): Row[] {
  return teams.map(({ name, color, note, serves }) => [
    <TeamDot key={name} color={color} name={name} />,
    note ?? serves.map((key) => nameOf(requesterKinds, key)).join('、')
  ])
}
