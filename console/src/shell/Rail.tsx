import { useApi, useConfig, useMay } from '@hongchao/web'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { Link, useLocation } from '@tanstack/react-router'
import type { JSX } from 'react'

import { RightOutlined } from '../shared/icons.ts'
import { holds, isUnfolded, type Section, sectionsOf, useChosen } from './menu.ts'
import { always, type Entry, groups } from './pages.tsx'
import styles from './shell.module.css'

/** The menu: what is open to whoever looks, the daily work above, the rest in groups that fold. */
export function Rail(): JSX.Element {
  const may = useMay()
  const config = useConfig()
  const [chosen, choose] = useChosen()
  const current = useCurrent()
  const mayOpen = ({ needs, only = () => true }: Entry): boolean =>
    (needs.length === 0 || needs.some(may)) && only(config)
  const sections = sectionsOf(groups, mayOpen)
  return (
    <nav className={styles['rail']} aria-label={shellTexts.nav}>
      <Entries entries={always.filter(mayOpen)} />
      {sections.map((section) => {
        const { group, entries } = section
        if (entries.length === 1) {
          return (
            <div key={group} className={styles['alone']}>
              <Entries entries={entries} />
            </div>
          )
        }
        const unfolded = isUnfolded(sections, chosen, section, current)
        return (
          <Group
            key={group}
            section={section}
            unfolded={unfolded}
            isHere={holds(section, current)}
            onFold={() => choose(group, !unfolded)}
          />
        )
      })}
      <Foot />
    </nav>
  )
}

/** On every page: where to say what one thinks of the service, and what it keeps of people (domain rules §11.6). */
function Foot(): JSX.Element {
  const { place } = useApi()
  return (
    <p className={styles['railFoot']}>
      <a href={`/${place}/m/raise?feedback=yes`}>{shellTexts.feedback}</a>
      <Link to="/$place/privacy" params={{ place }}>
        {shellTexts.privacy}
      </Link>
    </p>
  )
}

/** The address within the place, such as `/orders`. */
function useCurrent(): string {
  const { place } = useApi()
  return useLocation().pathname.slice(place.length + 1)
}

type GroupProps = { section: Section; unfolded: boolean; isHere: boolean; onFold: () => void }

function Group({ section: { group, entries }, unfolded, isHere, onFold }: GroupProps): JSX.Element {
  const id = `menu-${group}`
  return (
    <>
      <button
        type="button"
        className={styles['group']}
        aria-expanded={unfolded}
        aria-controls={id}
        data-here={!unfolded && isHere}
        onClick={onFold}
      >
        {shellTexts.groups[group]}
        <RightOutlined />
      </button>
      <div id={id} hidden={!unfolded}>
        <Entries entries={entries} />
      </div>
    </>
  )
}

function Entries({ entries }: { entries: readonly Entry[] }): JSX.Element {
  const { place } = useApi()
  return (
    <ul>
      {entries.map(({ to, label, icon }) => (
        <li key={to}>
          <Link
            to={to}
            params={{ place }}
            search={{}}
            className={styles['entry']}
            activeOptions={{ includeSearch: false }}
          >
            {icon}
            <span>{label}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
