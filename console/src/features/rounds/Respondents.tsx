import { FoundRoundPlan, type Respondent } from '@hongchao/contract'
import { fill } from '@hongchao/web/fill.ts'
import { recordTexts } from '@hongchao/web/texts/console/record.ts'
import { roundsPageTexts } from '@hongchao/web/texts/console/rounds.ts'
import { Button, Form, type FormListFieldData, Input, Select } from 'antd'
import type { JSX } from 'react'

import { CloseOutlined, PlusOutlined } from '../../shared/icons.ts'
import { ruleOf } from '../../shared/form.ts'
import { OrganisationSelect } from '../../shared/OrganisationSelect.tsx'
import { useWorkers } from './queries.ts'
import styles from './rounds.module.css'

const texts = roundsPageTexts.form
const { shape } = FoundRoundPlan.shape.respondents.element

type Props = { known: readonly Respondent[]; organisationId: string | undefined }

/** A line for each who is asked. */
export function Respondents({ known, organisationId }: Props): JSX.Element {
  return (
    <Form.List name="respondents">
      {(rows, { add, remove }) => (
        <fieldset className={styles['respondents']}>
          <legend>{texts.respondents}</legend>
          <p className={styles['soft']}>{texts.respondentsHelp}</p>
          {rows.map((row) => (
            <Row
              key={row.key}
              row={row}
              known={known}
              organisationId={organisationId}
              onRemove={() => remove(row.name)}
            />
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add({})}>
            {texts.add}
          </Button>
        </fieldset>
      )}
    </Form.List>
  )
}

function Row({
  row,
  known,
  organisationId,
  onRemove
}: Props & { row: FormListFieldData; onRemove: () => void }): JSX.Element {
  const id = Form.useWatch<string | undefined>(['respondents', row.name, 'id'])
  const before = known.find((one) => one.id === id)
  const { data } = useWorkers(organisationId)
  const workers = (data?.items ?? []).map(({ id: value, name, organisation }) => ({
    value,
    label: organisation ? `${name}（${organisation}）` : name
  }))
  const phoneHint = before?.phone ? fill(texts.phoneKept, { phone: before.phone }) : texts.phone
  return (
    <div className={styles['row']}>
      <Form.Item name={[row.name, 'id']} hidden>
        <Input />
      </Form.Item>
      <Form.Item name={[row.name, 'name']} rules={[ruleOf(shape.name)]}>
        <Input maxLength={40} placeholder={texts.name} aria-label={texts.name} autoComplete="off" />
      </Form.Item>
      <Form.Item name={[row.name, 'organisationId']}>
        <OrganisationSelect
          placeholder={texts.unit}
          aria-label={texts.unit}
          {...(before?.organisation && { known: before.organisation })}
        />
      </Form.Item>
      <Form.Item name={[row.name, 'workerId']} rules={[{ required: true, message: recordTexts.required }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={workers}
          placeholder={organisationId ? texts.worker : texts.workerFirst}
          aria-label={texts.worker}
        />
      </Form.Item>
      <Form.Item name={[row.name, 'phone']} rules={[ruleOf(shape.phone)]}>
        <Input placeholder={phoneHint} aria-label={texts.phone} autoComplete="off" />
      </Form.Item>
      <Button
        type="text"
        icon={<CloseOutlined />}
        aria-label={before ? fill(texts.remove, { name: before.name }) : texts.removeNew}
        onClick={onRemove}
      />
    </div>
  )
}
