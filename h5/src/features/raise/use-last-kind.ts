import { useConfig } from '@hongchao/web'
import { useMemo } from 'react'

import { useKept } from '../../shared/use-kept.ts'

type LastKind = { get: () => Promise<string | undefined>; set: (kind: string) => Promise<void> }
const key = 'own'

/** What kind of requester somebody said to be the last time: they seldom change. */
export function useLastKind(): LastKind | undefined {
  const { requesterKinds } = useConfig()
  const kept = useKept<string>('kind')
  return useMemo(() => {
    if (!kept) return undefined
    const known = (kind: string | undefined): boolean => requesterKinds.some(({ key: each }) => each === kind)
    return {
      get: async () => {
        const last = await kept.get(key)
        return known(last) ? last : undefined
      },
      set: (kind) => kept.set(key, kind)
    }
  }, [kept, requesterKinds])
}
