import { NeedCode } from '@hongchao/contract'
import { keyOf, useApi, useMay } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'

export type Found = { key: string; kind: string; text: string; open: () => void }

/** What a search finds, the list of needs first: that is what enter alone leads to. */
export function useFound(q: string): Found[] {
  const { place, needs, organisations } = useApi()
  const may = useMay()
  const navigate = useNavigate()
  const enough = q.length >= 2
  const foundNeeds = useQuery({
    queryKey: keyOf(place, 'needs', 'search', q),
    queryFn: () => needs.list({ query: { q, limit: 6 } }),
    enabled: enough
  })
  const foundUnits = useQuery({
    queryKey: keyOf(place, 'organisations', 'search', q),
    queryFn: () => organisations.list({ query: { q, limit: 4 } }),
    enabled: enough && may('organisations.read')
  })
  if (!enough) return []

  const code = NeedCode.safeParse(q).data
  const all: Found = {
    key: 'all',
    kind: shellTexts.search,
    text: fill(shellTexts.searchNeeds, { q }),
    open: () =>
      void (code
        ? navigate({ to: '/$place/go/$code', params: { place, code } })
        : navigate({ to: '/$place/needs', params: { place }, search: { q } }))
  }
  const inNeeds = (foundNeeds.data?.items ?? []).map(({ id, code: found, title }) => ({
    key: id,
    kind: found,
    text: title,
    open: () => void navigate({ to: '/$place/needs/$needId', params: { place, needId: id }, search: {} })
  }))
  const inUnits = (foundUnits.data?.items ?? []).map(({ id, name }) => ({
    key: id,
    kind: shellTexts.searchOrganisations,
    text: name,
    open: () =>
      void navigate({ to: '/$place/organisations/$organisationId', params: { place, organisationId: id }, search: {} })
  }))
  return [all, ...inNeeds, ...inUnits]
}
