import type { RoundDetail } from '@hongchao/contract'
import { queryOptions, useQuery, type UseQueryResult } from '@tanstack/react-query'

import type { Api } from '../api.ts'
import { keyOf } from '../keys.ts'
import { useMay } from '../session.ts'
import { useApi } from './use-api.ts'
import { useNow } from './use-now.ts'

/** Whom the caller is to ask in the rounds that are open, for those who may be asked to. */
export function useOwnRounds(): UseQueryResult<{ items: RoundDetail[] }> {
  const may = useMay()
  return useQuery({ ...ownRoundsQuery(useApi()), enabled: may('needs.record') })
}

// oxlint-disable-next-line typescript/explicit-module-boundary-types -- The type is the query itself.
export function ownRoundsQuery({ place, rounds }: Api) {
  return queryOptions({ queryKey: keyOf(place, 'rounds', 'mine'), queryFn: () => rounds.mine() })
}

/** How many one is still to ask this month; undefined where there is nobody. */
export function useToAsk(): ReturnType<typeof toAsk> {
  return toAsk(useOwnRounds().data?.items ?? [], useNow())
}

/** How many the caller has still to ask, and by when: of several rounds the one that is due first. */
function toAsk(rounds: readonly RoundDetail[], now: Date): { count: number; dueAt: string; late: boolean } | undefined {
  const open = rounds.flatMap(({ inquiries, dueAt }) => {
    const count = inquiries.filter(({ outcome }) => outcome === undefined).length
    return count > 0 ? [{ count, dueAt }] : []
  })
  if (open.length === 0) return undefined
  const dueAt = open.map((one) => one.dueAt).toSorted()[0]!
  return { count: open.reduce((sum, { count }) => sum + count, 0), dueAt, late: new Date(dueAt) < now }
}
