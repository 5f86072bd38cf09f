import type { DispatchProposal, Need } from '@hongchao/contract'
import { actTexts } from '@hongchao/web/texts/console/needs.ts'
import { Select } from 'antd'
import type { JSX } from 'react'

import styles from '../needs.module.css'
import { useProposal } from '../queries.ts'

type OfficeSelectProps = { id?: string; need: Need; value?: string; onChange?: (value: string | undefined) => void }

/** A team or a department other than the one that has the need; its value is read by `targetOf`. */
export function OfficeSelect({ id, need, value, onChange }: OfficeSelectProps): JSX.Element {
  const { data, isLoading } = useProposal(need.id)
  return (
    <Select
      id={id}
      value={value}
      onChange={onChange}
      allowClear
      loading={isLoading}
      showSearch={{ optionFilterProp: 'label' }}
      className={styles['departmentSelect']}
      options={officeOptions(data, [need.team?.id ?? need.department?.id])}
    />
  )
}

type Options = { label: string; options: { value: string; label: string }[] }[]

/** The offices of a place, but for some, to choose from. */
export function officeOptions(
  proposal: DispatchProposal | undefined,
  without: readonly (string | undefined)[]
): Options {
  const others = (
    kind: string,
    offices: readonly { id: string; name: string }[] = []
  ): { value: string; label: string }[] =>
    offices.filter(({ id }) => !without.includes(id)).map(({ id, name }) => ({ value: `${kind}:${id}`, label: name }))
  return [
    { label: actTexts.teams, options: others('team', proposal?.teams) },
    { label: actTexts.departments, options: others('department', proposal?.departments) }
  ]
}
