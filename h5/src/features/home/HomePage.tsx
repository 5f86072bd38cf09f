import { useMe, useSession } from '@hongchao/web'
import { lazy, type ReactNode, Suspense } from 'react'

import { Loaded, Outline } from '../../shared/Loaded.tsx'
import { Welcome } from './Welcome.tsx'
import '../../shared/page.css'

const MyDay = lazy(() => import('./MyDay.tsx').then((module) => ({ default: module.MyDay })))

/** What to do now for whoever belongs to the place; for everybody else, what this is and how to begin. */
export function HomePage(): ReactNode {
  const session = useSession()
  const me = useMe()
  // Without an account nobody belongs to the place; what it answers is not waited for.
  if (session.data && !session.data.account) return <Welcome />
  return (
    <Loaded query={me}>
      {({ person, permissions }) =>
        person ? (
          <Suspense fallback={<Outline />}>
            <MyDay name={person.name} permissions={permissions} />
          </Suspense>
        ) : (
          <Welcome />
        )
      }
    </Loaded>
  )
}
