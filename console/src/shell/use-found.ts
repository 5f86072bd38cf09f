import { NeedCode } from '@hongchao/contract'
import { keyOf, useApi, useMay } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'

export type Found = { key: string; kind: string; text: string; open: () => void }

/** What a search finds, the list of needs first: that is what enter alone leads to. */
export function useFound(q: string): Found[] {
  const needs = useNeeds(q)
  const organisations = useOrganisations(q)
  const people = usePeople(q)
  const services = useServices(q)
  return isEnough(q) ? [...needs, ...organisations, ...people, ...services] : []
}

function isEnough(q: string): boolean {
  return q.length >= 2
}

function useNeeds(q: string): Found[] {
  const { place, needs } = useApi()
  const navigate = useNavigate()
  const { data } = useQuery({
    queryKey: keyOf(place, 'needs', 'search', q),
    queryFn: () => needs.list({ query: { q, limit: 6 } }),
    enabled: isEnough(q)
  })
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
  const found = (data?.items ?? []).map(({ id, code: kind, title }) => ({
    key: id,
    kind,
    text: title,
    open: () => void navigate({ to: '/$place/needs/$needId', params: { place, needId: id }, search: {} })
  }))
  return [all, ...found]
}

function useOrganisations(q: string): Found[] {
  const { place, organisations } = useApi()
  const may = useMay()
  const open = useOpenOrganisation()
  const { data } = useQuery({
    queryKey: keyOf(place, 'organisations', 'search', q),
    queryFn: () => organisations.list({ query: { q, limit: 4 } }),
    enabled: isEnough(q) && may('organisations.read')
  })
  return (data?.items ?? []).map(({ id, name }) => ({
    key: id,
    kind: shellTexts.searchOrganisations,
    text: name,
    open: () => open(id)
  }))
}

/** Who may not look after people finds in whose organisation somebody is. */
function usePeople(q: string): Found[] {
  const { place, organisations } = useApi()
  const may = useMay()
  const navigate = useNavigate()
  const open = useOpenOrganisation()
  const { data } = useQuery({
    queryKey: keyOf(place, 'people', 'search', q),
    queryFn: () => organisations.people({ query: { q, limit: 4 } }),
    enabled: isEnough(q) && may('people.read')
  })
  const manages = may('people.manage')
  return (data?.items ?? []).map(({ id, name, organisation }) => ({
    key: id,
    kind: shellTexts.searchPeople,
    text: organisation ? fill(shellTexts.searchPerson, { name, organisation: organisation.name }) : name,
    open: () => {
      if (manages) void navigate({ to: '/$place/people/$personId', params: { place, personId: id }, search: {} })
      else if (organisation) open(organisation.id)
    }
  }))
}

/** There are few, and the page of services has read them: they are searched here. */
function useServices(q: string): Found[] {
  const { place, services } = useApi()
  const navigate = useNavigate()
  const { data } = useQuery({
    queryKey: keyOf(place, 'services', 'list'),
    queryFn: () => services.list(),
    enabled: isEnough(q)
  })
  const found = (data?.items ?? []).filter(({ name, matters }) => name.includes(q) || matters.includes(q))
  return found.slice(0, 4).map(({ id, name }) => ({
    key: id,
    kind: shellTexts.services,
    text: name,
    open: () => void navigate({ to: '/$place/services', params: { place }, search: { service: id } })
  }))
}

function useOpenOrganisation(): (organisationId: string) => void {
  const { place } = useApi()
  const navigate = useNavigate()
  return (organisationId) =>
    void navigate({ to: '/$place/organisations/$organisationId', params: { place, organisationId }, search: {} })
}
