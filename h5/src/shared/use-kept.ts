import { useApi, useSession } from '@hongchao/web'
import { useMemo, useState } from 'react'

import { keep, type Kept, withOther } from './store.ts'

/** Owns what somebody without an account writes. */
const nobody = 'nobody'

/**
 * What the phone keeps of one thing for whoever is signed in, and shows to nobody else; undefined until it is known
 * who is. What was written before signing in goes along.
 */
export function useKept<T>(thing: string): Kept<T> | undefined {
  const { place } = useApi()
  const owner = useOwner()
  return useMemo(() => {
    if (owner === undefined) return undefined
    const strangers = keep<T>(thing, place, nobody)
    return owner === nobody ? strangers : withOther(keep<T>(thing, place, owner), strangers)
  }, [thing, place, owner])
}

/** As long as a page is open it belongs to whom it was opened by: an expired session takes no words from the screen. */
export function useOwner(): string | undefined {
  const { data, error } = useSession()
  const [owner, setOwner] = useState<string>()
  const known = data?.account?.id ?? (data || error ? nobody : undefined)
  if (owner === undefined && known !== undefined) setOwner(known)
  return owner
}
