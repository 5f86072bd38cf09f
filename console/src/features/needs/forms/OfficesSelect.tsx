import type { Dispatch, Need, NeedDetail } from '@hongchao/contract'
import { Select } from 'antd'
import type { JSX } from 'react'

import styles from '../needs.module.css'
import { useProposal } from '../queries.ts'
import { officeOptions } from './OfficeSelect.tsx'
import { targetOf } from './TargetField.tsx'

type OfficesSelectProps = {
  id?: string
  need: NeedDetail
  value?: string[]
  onChange?: (value: string[]) => void
  /** Who leads, and so does not assist; else whoever has it. */
  lead?: string | undefined
}

/** Several teams and departments beside the one that leads. */
export function OfficesSelect({ id, need, value, onChange, lead }: OfficesSelectProps): JSX.Element {
  const { data, isLoading } = useProposal(need.id)
  const open = need.assists.filter(({ state }) => state !== 'done' && state !== 'released')
  const taken = [leadOf(need, lead), ...open.map(({ teamId, departmentId }) => teamId ?? departmentId)]
  return (
    <Select
      id={id}
      mode="multiple"
      value={value}
      onChange={onChange}
      loading={isLoading}
      showSearch={{ optionFilterProp: 'label' }}
      className={styles['departmentSelect']}
      options={officeOptions(data, taken)}
    />
  )
}

function leadOf({ team, department }: Need, lead: string | undefined): string | undefined {
  const { teamId, departmentId } = lead ? targetOf(lead) : { teamId: team?.id, departmentId: department?.id }
  return teamId ?? departmentId
}

/** The chosen offices, all asked for the same. */
export function assistsOf({
  assisting,
  assistInstructions
}: {
  assisting: readonly string[]
  assistInstructions?: string
}): Dispatch[] {
  const instructions = assistInstructions?.trim() ? assistInstructions : undefined
  return assisting.map((office) => ({ ...targetOf(office), instructions }))
}
