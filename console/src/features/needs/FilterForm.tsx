import { NeedStatus } from '@hongchao/contract'
import { useConfig } from '@hongchao/web'
import { needsTexts } from '@hongchao/web/texts/console/needs.ts'
import { statusTexts } from '@hongchao/web/texts/needs.ts'
import { Select, type SelectProps } from 'antd'
import type { JSX } from 'react'

import { OrganisationSelect } from '../../shared/OrganisationSelect.tsx'
import { categoryOptions, keyOptions } from '../../shared/options.ts'
import type { Filter, FilterKey } from './filter.ts'
import styles from './needs.module.css'

type FilterFormProps = { filter: Filter; onChange: (filter: Filter) => void }

export function FilterForm({ filter, onChange }: FilterFormProps): JSX.Element {
  const { categories, levels, requesterKinds, teams } = useConfig()
  const lists: [FilterKey, SelectProps['options']][] = [
    ['category', categoryOptions(categories)],
    ['team', teams.map(({ id, name }) => ({ value: id, label: name }))],
    ['level', keyOptions(levels)],
    ['kind', keyOptions(requesterKinds)],
    ['status', NeedStatus.options.map((status) => ({ value: status, label: statusTexts[status] }))]
  ]
  const units: FilterKey[] = ['organisation', 'department']

  return (
    <div className={styles['filterForm']}>
      {lists.map(([key, options]) => (
        <label key={key}>
          <span>{needsTexts.filters[key]}</span>
          <Select
            mode="multiple"
            value={filter[key]?.split(',') ?? []}
            options={options}
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={needsTexts.filters[key]}
            onChange={(values: string[]) => onChange({ ...filter, [key]: values.join(',') || undefined })}
          />
        </label>
      ))}
      {units.map((key) => (
        <label key={key}>
          <span>{needsTexts.filters[key]}</span>
          <OrganisationSelect
            aria-label={needsTexts.filters[key]}
            value={filter[key]}
            onChange={(id) => onChange({ ...filter, [key]: id })}
          />
        </label>
      ))}
    </div>
  )
}
