import type { Need } from '@hongchao/contract'
import { actTexts } from '@hongchao/web/texts/console/needs.ts'
import { Select } from 'antd'
import type { JSX } from 'react'

import styles from '../needs.module.css'
import { useProposal } from '../queries.ts'

type OfficeSelectProps = { id?: string; need: Need; value?: string; onChange?: (value: string | undefined) => void }

/** A team or a department other than the one that has the need; its value is read by `targetOf`. */
export function OfficeSelect({ id, need, value, onChange }: OfficeSelectProps): JSX.Element {
  const { data, isLoading } = useProposal(need.id)
  const others = (kind: string, offices: readonly { id: string; name: string }[] = []) =>
    offices
      .filter((office) => office.id !== (need.team?.id ?? need.department?.id))
      .map((office) => ({ value: `${kind}:${office.id}`, label: office.name }))
  return (
    <Select
      id={id}
      value={value}
      onChange={onChange}
      allowClear
      loading={isLoading}
      showSearch={{ optionFilterProp: 'label' }}
      className={styles['departmentSelect']}
      options={[
        { label: actTexts.teams, options: others('team', data?.teams) },
        { label: actTexts.departments, options: others('department', data?.departments) }
      ]}
    />
  )
}
