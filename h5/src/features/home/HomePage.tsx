import { useMe } from '@hongchao/web'
import { lazy, type ReactNode, Suspense } from 'react'

import { Loaded, Outline } from '../../shared/Loaded.tsx'
import { Welcome } from './Welcome.tsx'
import '../../shared/page.css'

const MyDay = lazy(() => import('./MyDay.tsx').then((module) => ({ default: module.MyDay })))

/** What to do now for whoever belongs to the place; for everybody else, what this is and how to begin. */
export function HomePage(): ReactNode {
  return (
    <Loaded query={useMe()}>
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
