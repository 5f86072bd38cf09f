import type { Hinted } from '@hongchao/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

import { keyOf } from '../keys.ts'
import { useApi } from './use-api.ts'

type Asked = {
  text: string
  category?: string | undefined
  organisationId?: string | undefined
  poster?: string | undefined
}

/** Fewer characters are like too much. */
const fromCharacters = 6
const restMs = 800

/** Whether others reported what is being written, asked whenever the writer rests. Nothing where nothing is asked. */
export function useDuplicateHint(asked: Asked | undefined): Hinted | undefined {
  const { place, duplicates } = useApi()
  const rested = useRested(JSON.stringify(asked ?? {}))
  const body = JSON.parse(rested) as Partial<Asked>
  const text = body.text?.trim() ?? ''
  const enabled = asked !== undefined && text.length >= fromCharacters
  const { data } = useQuery({
    queryKey: keyOf(place, 'needs', 'hint', body),
    queryFn: () => duplicates.hint({ body: { ...body, text } }),
    enabled,
    placeholderData: keepPreviousData,
    // It only helps: where it fails, the need is raised as ever.
    retry: false,
    staleTime: 60_000
  })
  return enabled ? data : undefined
}

function useRested(value: string): string {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs)
    return () => clearTimeout(timer)
  }, [value])
  return rested
}
