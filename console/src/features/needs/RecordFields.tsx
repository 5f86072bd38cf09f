import { RecordNeed } from '@hongchao/contract'
import { findCategory, useConfig } from '@hongchao/web'
import { recordTexts } from '@hongchao/web/texts/console/record.ts'
import { channelTexts } from '@hongchao/web/texts/needs.ts'
import { DatePicker, Form, Input, Radio, Select } from 'antd'
import dayjs from 'dayjs'
import type { JSX } from 'react'

import { ruleOf } from '../../shared/form.ts'
import { OrganisationSelect } from '../../shared/OrganisationSelect.tsx'
import { PhotoItem } from '../../shared/PhotoItem.tsx'
import styles from './needs.module.css'
import { categoryOptions, keyOptions } from '../../shared/options.ts'

const { shape } = RecordNeed
const channels = shape.channel.options.map((channel) => ({ value: channel, label: channelTexts[channel] }))
const required = { required: true, message: recordTexts.required }

export function RecordFields(): JSX.Element {
  const { categories } = useConfig()
  const category = Form.useWatch<string | undefined>('category')
  const complaint = findCategory(categories, category)?.complaint ?? false
  return (
    <>
      <Collected />
      <Form.Item name="text" label={recordTexts.text} rules={[ruleOf(shape.text)]}>
        <Input.TextArea placeholder={recordTexts.textHint} rows={4} maxLength={2000} showCount />
      </Form.Item>
      <PhotoItem label={recordTexts.photos} />
      <div className={styles['row']}>
        <Form.Item name="category" label={recordTexts.category}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={recordTexts.categoryHint}
            options={categoryOptions(categories)}
            className={styles['categorySelect']}
          />
        </Form.Item>
        <Form.Item name="organisationId" label={recordTexts.organisation} className={styles['grow']}>
          <OrganisationSelect among="units" />
        </Form.Item>
        <Form.Item
          name="location"
          label={recordTexts.location}
          rules={[ruleOf(shape.location)]}
          className={styles['grow']}
        >
          <Input placeholder={recordTexts.locationHint} maxLength={200} />
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

/** Who said it, how and when. */
function Collected(): JSX.Element {
  const { requesterKinds } = useConfig()
  return (
    <>
      <Form.Item name="channel" label={recordTexts.channel} rules={[required]}>
        <Radio.Group optionType="button" options={channels} />
      </Form.Item>
      <div className={styles['row']}>
        <Form.Item name="collectedAt" label={recordTexts.collectedAt} rules={[required]}>
          <DatePicker showTime={{ format: 'HH:mm' }} format="M 月 D 日 HH:mm" maxDate={dayjs()} allowClear={false} />
        </Form.Item>
        <Form.Item name="name" label={recordTexts.name} rules={[ruleOf(shape.name)]}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name="phone" label={recordTexts.phone} rules={[ruleOf(shape.phone)]}>
          <Input maxLength={20} inputMode="tel" autoComplete="off" />
        </Form.Item>
        <Form.Item name="kind" label={recordTexts.kind} rules={[required]}>
          <Radio.Group optionType="button" options={keyOptions(requesterKinds)} />
        </Form.Item>
      </div>
    </>
  )
}
