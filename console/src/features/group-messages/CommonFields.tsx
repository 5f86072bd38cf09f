import { useConfig } from '@hongchao/web'
import { groupMessagesTexts as texts } from '@hongchao/web/texts/console/group-messages.ts'
import { DatePicker, Radio } from 'antd'
import dayjs from 'dayjs'
import type { JSX } from 'react'

import { keyOptions } from '../../shared/options.ts'
import { OrganisationSelect } from '../../shared/OrganisationSelect.tsx'
import styles from './group-messages.module.css'
import type { Common } from './rows.ts'

/** Said once: people of one group have most of it in common. */
export function CommonFields({
  common,
  onChange
}: {
  common: Common
  onChange: (common: Common) => void
}): JSX.Element {
  const { requesterKinds } = useConfig()
  return (
    <fieldset className={styles['common']}>
      <legend>{texts.forAll}</legend>
      <label className={styles['field']}>
        <span>{texts.kind}</span>
        <Radio.Group
          optionType="button"
          aria-label={texts.kind}
          options={keyOptions(requesterKinds)}
          value={common.kind}
          onChange={({ target }) => onChange({ ...common, kind: String(target.value) })}
        />
      </label>
      <div className={styles['field']}>
        <span>{texts.organisation}</span>
        <OrganisationSelect
          among="units"
          aria-label={texts.organisation}
          {...(common.organisationId && { value: common.organisationId })}
          onChange={(organisationId) => onChange({ ...common, organisationId })}
        />
      </div>
      <div className={styles['field']}>
        <span>{texts.day}</span>
        <DatePicker
          aria-label={texts.day}
          value={common.day}
          onChange={(day) => onChange({ ...common, day: day ?? dayjs() })}
          showTime={{ format: 'HH:mm' }}
          format="M 月 D 日 HH:mm"
          maxDate={dayjs()}
          allowClear={false}
        />
      </div>
    </fieldset>
  )
}
