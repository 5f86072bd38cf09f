import { CardNumber } from '@hongchao/contract'
import { keyOf, useApi } from '@hongchao/web'
import { lookUpTexts } from '@hongchao/web/texts/phone/need.ts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Navigate, useLocation, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import { Loaded, Outline } from '../../shared/Loaded.tsx'
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
  if (code && key) return isCard(code) ? <OfCard number={code} secret={key} /> : <Found code={code} secret={key} />
  return (
    <Page title={lookUpTexts.title}>
      <LookUpForm code={code ?? ''} />
    </Page>
  )
}

function isCard(code: string): boolean {
  return CardNumber.safeParse(code).success
}

/** Whoever kept the part of a paper card with number and key is led to the need that it became. */
function OfCard({ number, secret }: { number: string; secret: string }): ReactNode {
  const { place, cards } = useApi()
  const { data, error } = useQuery({
    queryKey: keyOf(place, 'cards', 'followed', number, secret),
    queryFn: () => cards.follow({ body: { number, key: secret } }),
    retry: false
  })
  if (data) return <Navigate to="/look-up" search={{ code: data.code }} hash={secret} replace />
  return <Page title={lookUpTexts.title}>{error ? <LookUpForm code={number} error={error} /> : <Outline />}</Page>
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
