import { useMe, useSession } from '@hongchao/web'
import type { ReactNode } from 'react'

import { Loaded } from '../../shared/Loaded.tsx'
import { MyDay } from './MyDay.tsx'
import { Welcome } from './Welcome.tsx'
import '../../shared/page.css'

/** What to do now for whoever belongs to the place; for everybody else, what this is and how to begin. */
export function HomePage(): ReactNode {
  const session = useSession()
  const me = useMe()
  // Without an account nobody belongs to the place; what it answers is not waited for.
  if (session.data && !session.data.account) return <Welcome />
  return (
    <Loaded query={me}>{(data) => (data.person ? <MyDay name={data.person.name} me={data} /> : <Welcome />)}</Loaded>
  )
}
