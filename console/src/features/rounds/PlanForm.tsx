import { FoundRoundPlan, type RoundPlanDetail } from '@hongchao/contract'
import { useConfig } from '@hongchao/web'
import { recordTexts } from '@hongchao/web/texts/console/record.ts'
import { roundsPageTexts } from '@hongchao/web/texts/console/rounds.ts'
import { Form, Input, InputNumber, Modal, Select, Space } from 'antd'
import { type JSX, useState } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ruleOf, useFieldErrors } from '../../shared/form.ts'
import { keyOptions } from '../../shared/options.ts'
import { OrganisationSelect } from '../../shared/OrganisationSelect.tsx'
import { Respondents } from './Respondents.tsx'
import styles from './rounds.module.css'
import { type Values, usual, valuesOf, useSavePlan } from './values.ts'

const texts = roundsPageTexts.form
const { shape } = FoundRoundPlan
const required = { required: true, message: recordTexts.required }

type Props = { plan?: RoundPlanDetail; onClose: (plan?: RoundPlanDetail) => void }

/** Whom to ask each month, who asks them, on which day it begins and by when. */
export function PlanForm({ plan: opened, onClose }: Props): JSX.Element {
  // As it was when the form was filled, whatever the page learns meanwhile.
  const [plan] = useState(opened)
  const [form] = Form.useForm<Values>()
  const { requesterKinds } = useConfig()
  const save = useSavePlan(plan)
  const chosen = Form.useWatch<string | undefined>('organisationId', form)
  useFieldErrors(form, save.error)
  return (
    <Modal
      open
      width={880}
      title={plan ? roundsPageTexts.change : roundsPageTexts.found}
      okText={roundsPageTexts.save}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={() => onClose()}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={plan ? valuesOf(plan) : usual}
        onFinish={(values) => save.mutate(values, { onSuccess: onClose })}
      >
        {!plan && (
          <Space align="start" size={16} wrap>
            <Form.Item name="organisationId" label={texts.organisation} rules={[required]} className={styles['wide']}>
              <OrganisationSelect />
            </Form.Item>
            <Form.Item name="kind" label={texts.kind} rules={[required]} className={styles['wide']}>
              <Select options={keyOptions(requesterKinds)} />
            </Form.Item>
          </Space>
        )}
        <Space align="start" size={16} wrap>
          <Form.Item name="title" label={texts.title} rules={[ruleOf(shape.title)]} className={styles['wide']}>
            <Input maxLength={60} placeholder={texts.titleHint} />
          </Form.Item>
          <Form.Item
            name="opensOn"
            label={texts.opensOn}
            tooltip={roundsPageTexts.dayHelp}
            rules={[ruleOf(shape.opensOn)]}
          >
            <InputNumber precision={0} min={1} max={31} />
          </Form.Item>
          <Form.Item name="days" label={texts.within} rules={[required]}>
            <InputNumber precision={0} min={1} max={60} />
          </Form.Item>
        </Space>
        <Form.Item name="questions" label={texts.questions}>
          <Input.TextArea rows={3} />
        </Form.Item>
        <Respondents known={plan?.list ?? []} organisationId={plan?.organisation.id ?? chosen} />
        <ErrorNote error={save.error} />
      </Form>
    </Modal>
  )
}
