import { keyOf, useApi } from '@hongchao/web'
import { useQuery } from '@tanstack/react-query'
import { Navigate, useParams } from '@tanstack/react-router'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { Loading } from '../../shared/Page.tsx'

/** Where a QR code or a message in a group leads: a code says nothing about anybody, and whoever may see the need gets there. */
export function GoToCode(): JSX.Element {
  const { code } = useParams({ from: '/$place/go/$code' })
  const { place, needs } = useApi()
  const { data, error, refetch } = useQuery({
    queryKey: keyOf(place, 'needs', 'code', code),
    queryFn: () => needs.list({ query: { q: code, limit: 5 } })
  })
  if (error) return <ErrorNote error={error} onRetry={refetch} />
  if (!data) return <Loading />
  const need = data.items.find((each) => each.code === code)
  if (!need) return <Navigate to="/$place/needs" params={{ place }} search={{ q: code }} replace />
  if (matchMedia('(max-width: 720px)').matches) {
    location.replace(`/${place}/m/needs/${need.id}`)
    return <Loading />
  }
  return <Navigate to="/$place/needs/$needId" params={{ place, needId: need.id }} search={{}} replace />
}
