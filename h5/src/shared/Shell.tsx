import { useApi, useLive, useMe, useSession } from '@hongchao/web'
import { shellTexts } from '@hongchao/web/texts/phone/shell.ts'
import { Navigate, Outlet, useLocation } from '@tanstack/react-router'
import { type ReactNode, Suspense, useSyncExternalStore } from 'react'

import { Outline } from './Loaded.tsx'
import { isTab, TabBar } from './TabBar.tsx'
import { useToast } from './toast.ts'
import './shell.css'

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
  const online = useSyncExternalStore(subscribeNetwork, () => navigator.onLine)
  return (
    <div role="status" aria-live="polite">
      {!online && <p className="network-notice">{shellTexts.offline}</p>}
    </div>
  )
}

function subscribeNetwork(listener: () => void): () => void {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}
