import type { Assist, DispatchProposal, NeedDetail } from '@hongchao/contract'
import { keyOf, useApi } from '@hongchao/web'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { type Choice, Chips } from '../../shared/Chips.tsx'
import { Loaded } from '../../shared/Loaded.tsx'

type Props = {
  label: string
  need: NeedDetail
  value: string | undefined
  onChange: (target: string | undefined) => void
  error: string | undefined
  optional?: boolean
}

/** A team or a department other than the one that has the need. */
export function OfficeField({ need, ...props }: Props): ReactNode {
  return <WithOffices need={need}>{(choices) => <Chips choices={choices} {...props} />}</WithOffices>
}

type WithOfficesProps = { need: NeedDetail; children: (choices: Choice[]) => ReactNode }

/** Those that neither have the need nor assist with it, once they are known. */
export function WithOthers({ need, children }: WithOfficesProps): ReactNode {
  const taken = new Set(need.assists.filter(isOpenAssist).map(targetKey))
  return <WithOffices need={need}>{(choices) => children(choices.filter(({ key }) => !taken.has(key)))}</WithOffices>
}

/** The teams and departments other than the one that has the need, once they are known. */
function WithOffices({ need, children }: WithOfficesProps): ReactNode {
  const { place, needs } = useApi()
  const proposal = useQuery({
    queryKey: keyOf(place, 'needs', 'proposal', need.id),
    queryFn: () => needs.proposal({ params: { id: need.id } })
  })
  const own = targetKey({ teamId: need.team?.id, departmentId: need.department?.id })
  return (
    <Loaded query={proposal}>
      {({ teams, departments }) => {
        const choices = [
          ...teams.map(({ id, name }) => ({ key: `team/${id}`, name })),
          ...departments.map(({ id, name }) => ({ key: `department/${id}`, name }))
        ]
        return children(choices.filter(({ key }) => key !== own))
      }}
    </Loaded>
  )
}

/** As the field has it. */
export function targetKey(office: DispatchProposal['proposed']): string | undefined {
  if (office?.teamId) return `team/${office.teamId}`
  return office?.departmentId && `department/${office.departmentId}`
}

export function isOpenAssist({ state }: Assist): boolean {
  return state !== 'done' && state !== 'released'
}
