import { ApiError, errorText, keyOf, useApi, useMe, useSession } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { raiseTexts } from '@hongchao/web/texts/phone/raise.ts'
import { shellTexts } from '@hongchao/web/texts/phone/shell.ts'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'

import { type Draft, useDraft } from '../../shared/draft.ts'
import { Failed, Outline } from '../../shared/Loaded.tsx'
import { Page } from '../../shared/Page.tsx'
import { useKept } from '../../shared/use-kept.ts'
import { Discard } from './Discard.tsx'
import { type Mode, type NeedDraft, newDraft } from './draft.ts'
import { NeedForm } from './NeedForm.tsx'
import { StrangerWays } from './StrangerWays.tsx'
import { useFeedback } from './use-feedback.ts'
import { useLastKind } from './use-last-kind.ts'

const route = getRouteApi('/raise')

export function RaisePage(): ReactNode {
  const kept = useKept<NeedDraft>('draft')
  const lastKind = useLastKind()
  const draft = useDraft(kept, 'raise', async () => ({ ...newDraft(), kind: await lastKind?.get() }))
  const { feedback } = route.useSearch()
  return (
    <Page title={feedback ? shellTexts.feedback : raiseTexts.title} aside={draft && <Discard draft={draft} />}>
      {draft ? <Raise draft={draft} /> : <Outline />}
    </Page>
  )
}

function Raise({ draft }: { draft: Draft<NeedDraft> }): ReactNode {
  const { poster, feedback } = route.useSearch()
  useFeedback(draft, feedback !== undefined)
  const found = usePoster(poster)
  const { mode, signedIn } = useMode(found.data && poster)
  const { data } = found
  const { update } = draft

  useEffect(() => {
    if (!data) return
    const { code, organisation, location } = data
    update((value) => (value.poster === code ? value : { ...value, poster: code, organisation, location }))
  }, [data, update])

  if (poster && found.isPending) return <Outline />
  return (
    <>
      {feedback && <p className="soft">{raiseTexts.feedbackHint}</p>}
      {found.error && <PosterProblem error={found.error} onRetry={() => void found.refetch()} />}
      {data && (
        <p className="soft small">
          {fill(raiseTexts.fromPoster, { location: data.location, organisation: data.organisation.name })}
        </p>
      )}
      {mode?.kind === 'poster' && !signedIn && (
        <Link to="/sign-in" search={{ next: `/raise?poster=${mode.poster}` }} className="text-button">
          {raiseTexts.posterSignIn}
        </Link>
      )}
      <NeedForm draft={draft} mode={mode} instead={<StrangerWays signedIn={signedIn} />} />
    </>
  )
}

/** A retired poster is no reason not to write: what is written can still be sent in another way. */
function PosterProblem({ error, onRetry }: { error: Error; onRetry: () => void }): ReactNode {
  if (error instanceof ApiError && error.code === 'poster.notFound') {
    return <p className="notice late">{errorText(error)}</p>
  }
  return <Failed error={error} onRetry={onRetry} />
}

/** With an account that may raise needs here, for oneself; else from the poster, if there is one. */
function useMode(poster: string | undefined): { mode: Mode | undefined; signedIn: boolean } {
  const session = useSession()
  const me = useMe()
  const signedIn = session.data?.account !== undefined
  const own = signedIn && (me.data?.permissions.includes('needs.raise') ?? false)
  if (own) return { mode: { kind: 'self' }, signedIn }
  return { mode: poster ? { kind: 'poster', poster } : undefined, signedIn }
}

type Look = Awaited<ReturnType<ReturnType<typeof useApi>['posters']['look']>>

function usePoster(code: string | undefined): UseQueryResult<Look> {
  const { place, posters } = useApi()
  return useQuery({
    queryKey: keyOf(place, 'posters', 'look', code),
    queryFn: () => posters.look({ params: { code: code! } }),
    enabled: code !== undefined,
    staleTime: Infinity
  })
}
