import { useMutation, type UseMutationResult, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import type { Domain } from '../keys.ts'
import { createIntents } from './intent.ts'
import { useApi } from './use-api.ts'

type Unkeyed<I> = Omit<I, 'idempotencyKey'>

/** A write: gives it its idempotency key, and makes what it changes stale when it succeeded. */
export function useWrite<I extends object, O>(
  send: (input: I) => Promise<O>,
  { changes = [] }: { changes?: Domain[] } = {}
): UseMutationResult<O, Error, Unkeyed<I>> {
  const queries = useQueryClient()
  const { place } = useApi()
  const [intents] = useState(createIntents)

  return useMutation({
    mutationFn: (input: Unkeyed<I>) => send({ ...input, idempotencyKey: intents.keyFor(input) } as unknown as I),
    onSettled: (_, error, input) => intents.settled(input, error ?? undefined),
    onSuccess: () => {
      for (const domain of changes) void queries.invalidateQueries({ queryKey: [place, domain] })
    }
  })
}
