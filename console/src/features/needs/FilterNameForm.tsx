import { savedFiltersRoutes } from '@hongchao/contract'
import { savedFiltersTexts as texts } from '@hongchao/web/texts/console/saved-filters.ts'
import { Checkbox, Form, Input, Modal } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ruleOf, useFieldErrors } from '../../shared/form.ts'

export type FilterName = { name: string; shared?: boolean }

type FilterNameFormProps = {
  name?: string
  /** Asks whether it is shared, too. */
  mayShare?: boolean
  error: Error | null
  busy: boolean
  onCancel: () => void
  onSubmit: (values: FilterName) => void
}

const rule = ruleOf(savedFiltersRoutes.save.body.shape.name)

/** What a saved filter is called. */
export function FilterNameForm(props: FilterNameFormProps): JSX.Element {
  const { name = '', mayShare = false, error, busy, onCancel, onSubmit } = props
  const [form] = Form.useForm<FilterName>()
  useFieldErrors(form, error)
  return (
    <Modal
      open
      width={400}
      title={name ? texts.rename : texts.save}
      okText={texts.submit}
      confirmLoading={busy}
      onCancel={onCancel}
      onOk={() => form.submit()}
    >
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ name }} onFinish={onSubmit}>
        <Form.Item name="name" label={texts.name} rules={[rule]}>
          <Input autoFocus maxLength={20} placeholder={texts.nameHint} />
        </Form.Item>
        {mayShare && (
          <Form.Item name="shared" valuePropName="checked" extra={texts.shareHint}>
            <Checkbox>{texts.share}</Checkbox>
          </Form.Item>
        )}
        <ErrorNote error={error} />
      </Form>
    </Modal>
  )
}
