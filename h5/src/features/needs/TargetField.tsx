import type { DispatchProposal } from '@hongchao/contract'
import { keyOf, useApi, useSuggestion } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { proposalWith } from '@hongchao/web/suggestion.ts'
import { actTexts } from '@hongchao/web/texts/phone/need.ts'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'

import { Chips } from '../../shared/Chips.tsx'
import { Loaded, Outline } from '../../shared/Loaded.tsx'
import { SimilarNeeds } from './SuggestionNote.tsx'

type Props = {
  needId: string
  value: string | undefined
  onChange: (target: string | undefined) => void
  error: string | undefined
}

/** Where the rules of the place, or else similar needs, would send it, and the alternatives with their load. */
export function TargetField({ needId, value, onChange, error }: Props): ReactNode {
  const { place, needs } = useApi()
  const proposal = useQuery({
    queryKey: keyOf(place, 'needs', 'proposal', needId),
    queryFn: () => needs.proposal({ params: { id: needId } })
  })
  const suggestion = useSuggestion(needId)
  if (suggestion.isLoading) return <Outline />
  return (
    <>
      <Loaded query={proposal}>
        {(found) => (
          <Targets proposal={proposalWith(found, suggestion.data)} value={value} onChange={onChange} error={error} />
        )}
      </Loaded>
      <SimilarNeeds similar={suggestion.data?.similar ?? []} />
    </>
  )
}

type TargetsProps = Omit<Props, 'needId'> & { proposal: DispatchProposal }

function Targets({ proposal, value, onChange, error }: TargetsProps): ReactNode {
  const proposed = proposedTarget(proposal)
  useEffect(() => {
    if (value === undefined && proposed) onChange(proposed)
  })
  const choice = (kind: 'team' | 'department', { id, name, open, overdue }: Receiver): Choice => {
    const key = `${kind}/${id}`
    const load = fill(overdue > 0 ? actTexts.loadLate : actTexts.load, { open, overdue })
    return { key, name, note: key === proposed ? `${actTexts.proposed} · ${load}` : load }
  }
  const leads = proposal.departments.filter(({ beyond }) => !beyond)
  const beyond = proposal.departments.find((each) => each.beyond)?.beyond
  const choices = [
    ...proposal.teams.map((team) => choice('team', team)),
    ...leads.map((department) => choice('department', department))
  ].toSorted((a, b) => Number(b.key === proposed) - Number(a.key === proposed))
  const because = proposal.because && (proposal.because.note ?? proposal.because.rule)
  const hints = [
    because && fill(actTexts.because, { rule: because }),
    beyond && fill(actTexts.beyond, { source: beyond })
  ].filter(Boolean)
  return (
    <Chips
      label={actTexts.target}
      choices={choices}
      value={value}
      onChange={onChange}
      error={error}
      hint={hints.join('　')}
    />
  )
}

type Choice = { key: string; name: string; note: string }
type Receiver = { id: string; name: string; open: number; overdue: number }

function proposedTarget({ proposed }: DispatchProposal): string | undefined {
  if (proposed?.teamId) return `team/${proposed.teamId}`
  return proposed?.departmentId && `department/${proposed.departmentId}`
}
