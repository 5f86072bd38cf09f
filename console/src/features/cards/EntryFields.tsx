import { CardEntry } from '@hongchao/contract'
import { findCategory, useConfig } from '@hongchao/web'
import { cardEntryTexts as texts } from '@hongchao/web/texts/console/cards.ts'
import { recordTexts } from '@hongchao/web/texts/console/record.ts'
import { DatePicker, Form, Input, Radio, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { JSX } from 'react'

import { categoryOptions, keyOptions } from '../../shared/options.ts'
import { ruleOf } from '../../shared/form.ts'
import { OrganisationSelect } from '../../shared/OrganisationSelect.tsx'
import styles from './cards.module.css'

const { shape } = CardEntry
const required = { required: true, message: recordTexts.required }

/** What stands in the form. */
export type CardValues = Omit<CardEntry, 'collectedAt' | 'photos'> & { number: string; collectedAt: Dayjs }

/** What was written on a card, in the order in which it stands there. */
export function EntryFields(): JSX.Element {
  const { categories, requesterKinds } = useConfig()
  const category = Form.useWatch<string | undefined>('category')
  const complaint = findCategory(categories, category)?.complaint ?? false
  return (
    <>
      <Form.Item name="text" label={recordTexts.text} rules={[ruleOf(shape.text)]}>
        <Input.TextArea placeholder={recordTexts.textHint} rows={4} maxLength={2000} showCount />
      </Form.Item>
      <div className={styles['row']}>
        <Form.Item name="name" label={recordTexts.name} rules={[ruleOf(shape.name)]}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name="phone" label={recordTexts.phone} rules={[ruleOf(shape.phone)]}>
          <Input maxLength={20} inputMode="tel" autoComplete="off" />
        </Form.Item>
        <Form.Item name="kind" label={recordTexts.kind} rules={[required]}>
          <Radio.Group optionType="button" options={keyOptions(requesterKinds)} />
        </Form.Item>
        <Form.Item name="collectedAt" label={texts.collectedAt} rules={[required]}>
          <DatePicker showTime={{ format: 'HH:mm' }} format="M 月 D 日 HH:mm" maxDate={dayjs()} allowClear={false} />
        </Form.Item>
        <Form.Item name="location" label={recordTexts.location} rules={[ruleOf(shape.location)]}>
          <Input placeholder={recordTexts.locationHint} maxLength={200} />
        </Form.Item>
        <Form.Item name="category" label={recordTexts.category} className={styles['category']}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={recordTexts.categoryHint}
            options={categoryOptions(categories)}
          />
        </Form.Item>
      </div>
      {complaint && (
        <Form.Item name="aboutOrganisationId" label={recordTexts.about} extra={recordTexts.aboutHelp}>
          <OrganisationSelect among="units" />
        </Form.Item>
      )}
    </>
  )
}
