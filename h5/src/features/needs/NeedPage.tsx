import { needKey, useApi } from '@hongchao/web'
import { needTexts } from '@hongchao/web/texts/phone/need.ts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import { Loaded } from '../../shared/Loaded.tsx'
import { useAct } from '../../shared/needs/use-act.ts'
import { Page } from '../../shared/Page.tsx'
import { Refreshable } from '../../shared/Refreshable.tsx'
import { NeedView } from './NeedView.tsx'

const route = getRouteApi('/needs/$id')

export function NeedPage(): ReactNode {
  const { id } = route.useParams()
  const { place, needs } = useApi()
  const acting = useAct(id)
  const detail = useQuery({ queryKey: needKey(place, id), queryFn: () => needs.get({ params: { id } }) })
  return (
    <Page title={needTexts.title}>
      <Refreshable onRefresh={detail.refetch}>
        <Loaded query={detail} dated>
          {(need) => <NeedView need={need} acting={acting} />}
        </Loaded>
      </Refreshable>
    </Page>
  )
}
