import { ApiContext, createApi, useSession } from '@hongchao/web'
import { Outlet, useParams } from '@tanstack/react-router'
import { type JSX, lazy, Suspense, useMemo } from 'react'

import { ErrorNote } from '../shared/ErrorNote.tsx'
import { Loading } from '../shared/Page.tsx'
import { Outsider } from './Outsider.tsx'

const SignIn = lazy(() =>
  import('../features/account/SignIn.tsx').then(({ SignIn: component }) => ({ default: component }))
)
const FirstPassword = lazy(() =>
  import('../features/account/FirstPassword.tsx').then(({ FirstPassword: component }) => ({ default: component }))
)

/** A place opens to whoever is signed in and belongs there; the address stays, so that signing in leads on to it. */
export function PlaceGate(): JSX.Element {
  const { place } = useParams({ from: '/$place' })
  const api = useMemo(() => createApi(place), [place])
  return (
    <ApiContext value={api}>
      <Suspense fallback={<Loading />}>
        <Inside key={place} place={place} />
      </Suspense>
    </ApiContext>
  )
}

function Inside({ place }: { place: string }): JSX.Element {
  const { data, error, refetch } = useSession()
  if (error) return <ErrorNote error={error} onRetry={refetch} />
  if (!data) return <Loading />
  const { account } = data
  if (!account) return <SignIn />
  if (account.mustChangePassword) return <FirstPassword />
  if (!account.places.some(({ slug }) => slug === place)) return <Outsider places={account.places} />
  return <Outlet />
}
