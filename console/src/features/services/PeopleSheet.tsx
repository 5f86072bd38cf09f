import type { Team } from '@hongchao/contract'
import { keyOf, nameOf, useApi, useConfig, useMay } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { servicesTexts } from '@hongchao/web/texts/console/services.ts'
import { useQuery } from '@tanstack/react-query'
import type { JSX } from 'react'

import styles from './services.module.css'

const { wall: texts } = servicesTexts

/** Who serves whom, and by which rules: what else hangs on the wall (人员、职责、制度上墙, D-4). */
export function PeopleSheet({ className }: { className: string }): JSX.Element | undefined {
  const { place, organisations } = useApi()
  const config = useConfig()
  const { data } = useQuery({
    queryKey: keyOf(place, 'teams', 'list'),
    queryFn: () => organisations.teams(),
    enabled: useMay()('organisations.read')
  })
  if (!data || data.items.length === 0) return undefined
  return (
    <article className={className}>
      <header>
        <div>
          <p className={styles['product']}>{config.productName}</p>
          <h1>{texts.peopleHead}</h1>
          <p className={styles['open']}>{texts.peopleOpen}</p>
        </div>
      </header>
      <div className={styles['rosters']}>
        {data.items.map((team) => (
          <Roster key={team.id} team={team} />
        ))}
      </div>
      <h2>{texts.rules}</h2>
      <ol className={styles['rules']}>
        {texts.ruleLines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <footer>{config.name}</footer>
    </article>
  )
}

function Roster({ team: { name, color, note, serves, members } }: { team: Team }): JSX.Element {
  const { requesterKinds } = useConfig()
  const whom = serves.map((key) => nameOf(requesterKinds, key)).join('、')
  return (
    <section style={{ borderTopColor: color }}>
      <h2>{name}</h2>
      <p>{fill(texts.duty, { duty: note ?? whom })}</p>
      <ul>
        {members.map(({ id, person, leader, drawnFrom }) => (
          <li key={id}>
            <strong>{person.name}</strong>
            {leader && `　${texts.leader}`}
            <span>{drawnFrom.name}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
