import { useApi } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { shellTexts } from '@hongchao/web/texts/phone/shell.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import { icons } from './icons.tsx'
import { unreadQuery } from './unread.ts'

const tabs = [
  { to: '/', icon: icons.home, name: shellTexts.tabs.home },
  { to: '/needs', icon: icons.needs, name: shellTexts.tabs.needs },
  { to: '/inbox', icon: icons.inbox, name: shellTexts.tabs.inbox },
  { to: '/account', icon: icons.person, name: shellTexts.tabs.account }
] as const

export function isTab(path: string): boolean {
  return tabs.some(({ to }) => to === path)
}

export function TabBar(): ReactNode {
  const count = useQuery(unreadQuery(useApi()))
  const unread = count.data?.unread ?? 0
  return (
    <nav className="tab-bar" aria-label={shellTexts.navigation}>
      {tabs.map(({ to, icon, name }) => (
        <Link key={to} to={to} activeOptions={{ exact: true, includeSearch: false }}>
          {icon}
          <span>{name}</span>
          {to === '/inbox' && unread > 0 && (
            <span className="unread">
              <span aria-hidden="true">{unread > 99 ? '99+' : unread}</span>
              <span className="only-read">{fill(shellTexts.unread, { count: unread })}</span>
            </span>
          )}
        </Link>
      ))}
    </nav>
  )
}
