import { useApi, useLive, useMe, useSession } from '@hongchao/web'
import { shellTexts } from '@hongchao/web/texts/phone/shell.ts'
import { Navigate, Outlet, useLocation } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense } from 'react'

import { whenCalm } from './calm.ts'
import { Outline } from './Loaded.tsx'
import { useAway } from './network.ts'
import { isTab, TabBar } from './TabBar.tsx'
import { useToast } from './toast.ts'
import { useOwner } from './use-kept.ts'
import './shell.css'

const OutboxBar = lazy(async () => {
  await whenCalm()
  return { default: (await import('../offline/OutboxBar.tsx')).OutboxBar }
})

/** Around every page: what is said for a moment, the state of the network, the bar below, live updates. */
export function Shell(): ReactNode {
  const { place } = useApi()
  const path = useLocation({ select: ({ pathname }) => pathname })
  const mustChange = useMustChangePassword()
  const belongs = useMe().data?.person !== undefined
  useLive(place, belongs && !mustChange)

  if (mustChange && path !== '/password') return <Navigate to="/password" replace />
  const tabs = belongs && isTab(path)
  return (
    <div className={tabs ? 'has-tabs' : undefined}>
      <NetworkNotice />
      <Waiting />
      <Suspense fallback={<Outline />}>
        <Outlet />
        {tabs && <TabBar />}
      </Suspense>
      <Toaster />
    </div>
  )
}

function useMustChangePassword(): boolean {
  return useSession().data?.account?.mustChangePassword ?? false
}

function Toaster(): ReactNode {
  const text = useToast()
  return (
    <div className="toaster" role="status" aria-live="polite">
      {text && <p>{text}</p>}
    </div>
  )
}

function NetworkNotice(): ReactNode {
  const away = useAway()
  return (
    <div role="status" aria-live="polite">
      {away && <p className="network-notice">{shellTexts.offline}</p>}
    </div>
  )
}

/** What has not been sent stands above every page until it has. */
function Waiting(): ReactNode {
  const owner = useOwner()
  return <Suspense fallback={null}>{owner !== undefined && <OutboxBar key={owner} owner={owner} />}</Suspense>
}
