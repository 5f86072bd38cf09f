import { useApi } from '@hongchao/web'
import { lookUpTexts } from '@hongchao/web/texts/phone/need.ts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useLocation, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import { Loaded } from '../../shared/Loaded.tsx'
import { Page } from '../../shared/Page.tsx'
import { Refreshable } from '../../shared/Refreshable.tsx'
import { LookUpForm } from './LookUpForm.tsx'
import { NeedView } from './NeedView.tsx'
import { byKeyQuery, type CodeAndKey, useActByKey } from './use-act-by-key.ts'

const route = getRouteApi('/look-up')

/** A need for whoever has code and key. The key stands behind the `#`, which browsers send to nobody. */
export function LookUpPage(): ReactNode {
  const { code } = route.useSearch()
  const key = useLocation({ select: ({ hash }) => hash })
  if (code && key) return <Found code={code} secret={key} />
  return (
    <Page title={lookUpTexts.title}>
      <LookUpForm code={code ?? ''} />
    </Page>
  )
}

function Found({ code, secret }: { code: string; secret: string }): ReactNode {
  const api = useApi()
  const navigate = useNavigate()
  const pair: CodeAndKey = { code, key: secret }
  const detail = useQuery(byKeyQuery(api, pair))
  const acting = useActByKey(pair)
  const again = (
    <button type="button" className="text-button" onClick={() => void navigate({ to: '/look-up', replace: true })}>
      {lookUpTexts.again}
    </button>
  )
  if (detail.error && !detail.data) {
    return (
      <Page title={lookUpTexts.title}>
        <LookUpForm code={code} error={detail.error} />
      </Page>
    )
  }
  return (
    <Page title={lookUpTexts.title} aside={again}>
      <Refreshable onRefresh={detail.refetch}>
        <Loaded query={detail}>{(need) => <NeedView need={need} acting={acting} pair={pair} />}</Loaded>
      </Refreshable>
    </Page>
  )
}
