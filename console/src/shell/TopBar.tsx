import { keyOf, useApi, useConfig, useMay, useMe, useSession } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Dropdown, type MenuProps } from 'antd'
import type { JSX } from 'react'

import { BellOutlined, PlusOutlined, UserOutlined } from '../shared/icons.ts'
import mark from '../shared/mark.svg'
import { useLeave } from '../shared/use-leave.ts'
import { SearchBox } from './SearchBox.tsx'
import styles from './shell.module.css'

export function TopBar(): JSX.Element {
  const { place } = useApi()
  const { name, productName } = useConfig()
  const may = useMay()
  return (
    <header className={styles['top']}>
      <Link to="/$place/todo" params={{ place }} search={{}} className={styles['brand']} title={name}>
        <img src={mark} alt="" width={22} height={22} />
        <span>{productName}</span>
      </Link>
      <SearchBox />
      <div className={styles['tools']}>
        {may('needs.record') && (
          <Link to="/$place/record" params={{ place }} search={{}} className={styles['tool']}>
            <PlusOutlined />
            {shellTexts.record}
          </Link>
        )}
        <NoticeDue />
        <Bell />
        <PersonMenu />
      </div>
    </header>
  )
}

/** A version of the privacy notice that came since; it stands in nobody's way. */
function NoticeDue(): JSX.Element | undefined {
  const { place } = useApi()
  const { data: me } = useMe()
  if (!me?.notice) return undefined
  return (
    <Link to="/$place/privacy" params={{ place }} className={styles['tool']}>
      {shellTexts.privacy}
      <span className={styles['fresh']}>{shellTexts.fresh}</span>
    </Link>
  )
}

/** More than that nobody counts. */
const mostShown = 99

function Bell(): JSX.Element {
  const { place, notifications } = useApi()
  const { data } = useQuery({
    queryKey: keyOf(place, 'notifications', 'count'),
    queryFn: () => notifications.count(),
    refetchInterval: 5 * 60_000
  })
  const unread = data?.unread ?? 0
  const label = unread > 0 ? fill(shellTexts.inboxUnread, { count: unread }) : shellTexts.inbox
  return (
    <Link to="/$place/inbox" params={{ place }} search={{}} className={styles['tool']} aria-label={label} title={label}>
      <BellOutlined className={styles['bell']} />
      {unread > 0 && <span className={styles['unread']}>{unread > mostShown ? `${mostShown}+` : unread}</span>}
    </Link>
  )
}

function PersonMenu(): JSX.Element {
  const { place } = useApi()
  const { data: me } = useMe()
  const { data: session } = useSession()
  const leave = useLeave()
  const navigate = useNavigate()
  const others = (session?.account?.places ?? []).filter(({ slug }) => slug !== place)
  const items: MenuProps['items'] = [
    {
      key: 'account',
      label: shellTexts.account,
      onClick: () => void navigate({ to: '/$place/account', params: { place }, search: {} })
    },
    { key: 'phone', label: <a href={`/${place}/m/`}>{shellTexts.phone}</a> },
    ...others.map(({ slug, name }) => ({
      key: slug,
      label: <a href={`/${slug}/`}>{`${shellTexts.otherPlaces}：${name}`}</a>
    })),
    { type: 'divider' },
    { key: 'out', label: shellTexts.signOut, onClick: leave }
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button type="text" icon={<UserOutlined />} aria-haspopup="menu">
        {me?.person?.name ?? session?.account?.name}
      </Button>
    </Dropdown>
  )
}
