import type { ActByKey, NeedDetail } from '@hongchao/contract'
import { type Api, keyOf, useApi, useWrite } from '@hongchao/web'
import { useQueryClient } from '@tanstack/react-query'

import { type Acting, told } from '../../shared/needs/use-act.ts'

export type CodeAndKey = { code: string; key: string }

type ByKeyQuery = { queryKey: readonly unknown[]; queryFn: () => Promise<NeedDetail>; retry: false; gcTime: number }

/** Five wrong tries lock a code, so a refused look-up is never repeated by itself. */
export function byKeyQuery({ place, needs }: Api, pair: CodeAndKey): ByKeyQuery {
  return {
    queryKey: keyOf(place, 'needs', 'byKey', pair),
    queryFn: () => needs.lookUp({ body: pair }),
    retry: false,
    gcTime: 60_000
  }
}

export function useActByKey(pair: CodeAndKey): Acting {
  const api = useApi()
  const queries = useQueryClient()
  const write = useWrite(api.needs.actByKey)
  return {
    act: async (step) => {
      const need = await told(step.action, write.mutateAsync({ body: { ...pair, act: step as ActByKey } }))
      queries.setQueryData(byKeyQuery(api, pair).queryKey, need)
      return need
    },
    pending: write.isPending,
    error: write.error,
    reset: write.reset
  }
}
