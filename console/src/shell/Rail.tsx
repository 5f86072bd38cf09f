import { useApi, useConfig, useMay } from '@hongchao/web'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { Link } from '@tanstack/react-router'
import type { JSX } from 'react'

import { entries } from './pages.tsx'
import styles from './shell.module.css'

export function Rail(): JSX.Element {
  const { place } = useApi()
  const may = useMay()
  const config = useConfig()
  const open = entries.filter(({ needs, only = () => true }) => (needs.length === 0 || needs.some(may)) && only(config))
  return (
    <nav className={styles['rail']} aria-label={shellTexts.nav}>
      <ul>
        {open.map(({ to, label, icon }) => (
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
    </nav>
  )
}
