import type { ImportBatch, ImportDetail, ImportRow, importsRoutes, ImportStatus, RequestOf } from '@hongchao/contract'
import { keyOf, useApi, useWrite } from '@hongchao/web'
import {
  type InfiniteData,
  useInfiniteQuery,
  type UseInfiniteQueryResult,
  type UseMutationResult,
  useQuery,
  useQueryClient,
  type UseQueryResult
} from '@tanstack/react-query'
import { useEffect } from 'react'

type Page<T> = { items: T[]; next?: string }

export function useImports(): UseInfiniteQueryResult<InfiniteData<Page<ImportBatch>>> {
  const { place, imports } = useApi()
  return useInfiniteQuery({
    queryKey: keyOf(place, 'imports', 'list'),
    queryFn: ({ pageParam }) => imports.list({ query: { after: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next
  })
}

export function isRunning({ status, brokenOff }: Pick<ImportBatch, 'status' | 'brokenOff'>): boolean {
  return !brokenOff && (status === 'checking' || status === 'importing' || status === 'undoing')
}

const lookEvery = 1000

/** One import; while it runs it is looked at every second. */
export function useImport(id: string): UseQueryResult<ImportDetail> {
  const { place, imports } = useApi()
  return useQuery({
    queryKey: keyOf(place, 'imports', 'detail', id),
    queryFn: () => imports.get({ params: { id } }),
    refetchInterval: ({ state }) => (state.data && isRunning(state.data) ? lookEvery : false)
  })
}

/** The failed rows of what the last run found. */
export function useFailedRows(batch: ImportDetail): UseInfiniteQueryResult<InfiniteData<Page<ImportRow>>> {
  const { place, imports } = useApi()
  return useInfiniteQuery({
    queryKey: keyOf(place, 'imports', 'rows', batch.id, batch.finishedAt),
    queryFn: ({ pageParam }) => imports.rows({ params: { id: batch.id }, query: { after: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next
  })
}

type Run = Omit<RequestOf<(typeof importsRoutes)['run']>, 'idempotencyKey'>

export function useRun(): UseMutationResult<ImportDetail, Error, Run> {
  const { imports } = useApi()
  return useWrite(imports.run, { changes: ['imports'] })
}

export function useUndo(): UseMutationResult<ImportDetail, Error, { params: { id: string } }> {
  const { imports } = useApi()
  return useWrite(imports.undo, { changes: ['imports'] })
}

/** What an import entered or took back stands in other lists, which were read before. */
export function useStale(status: ImportStatus): void {
  const { place } = useApi()
  const queries = useQueryClient()
  useEffect(() => {
    if (status !== 'done' && status !== 'undone') return
    for (const domain of ['needs', 'organisations', 'notifications'] as const) {
      void queries.invalidateQueries({ queryKey: [place, domain] })
    }
    void queries.invalidateQueries({ queryKey: keyOf(place, 'imports', 'list') })
  }, [status, place, queries])
}
