import { actTexts } from '@hongchao/web/texts/console/needs.ts'
import type { FileClaim } from '@hongchao/contract'
import { Form, Input, Radio } from 'antd'
import type { JSX } from 'react'

import { EyeOutlined, LockOutlined } from '../../../shared/icons.ts'
import { PhotoItem } from '../../../shared/PhotoItem.tsx'
import styles from '../needs.module.css'
import { ActForm } from './ActForm.tsx'
import type { ActionFormProps } from './props.ts'
import { textRule } from './field-rules.ts'

type Values = { text: string; public: boolean; photos?: FileClaim[] }

/** Who will see it is said above the box, before a word is written. */
export function NoteForm({ need, action, onClose }: ActionFormProps): JSX.Element {
  const [form] = Form.useForm<Values>()
  const isPublic = Form.useWatch('public', form) ?? false
  return (
    <ActForm
      form={form}
      need={need}
      action={action}
      bodyOf={(values) => ({ action: 'note', photos: [], ...values })}
      initialValues={{ public: false }}
      onClose={onClose}
    >
      <Form.Item
        name="public"
        label={actTexts.visibility}
        extra={isPublic ? actTexts.visiblePublicHelp : actTexts.visibleInternalHelp}
      >
        <Radio.Group optionType="button">
          <Radio.Button value={false}>
            <LockOutlined /> {actTexts.visibleInternal}
          </Radio.Button>
          <Radio.Button value>
            <EyeOutlined /> {actTexts.visiblePublic}
          </Radio.Button>
        </Radio.Group>
      </Form.Item>
      <Form.Item name="text" label={actTexts.note} rules={[textRule]}>
        <Input.TextArea
          autoFocus
          className={isPublic ? styles['publicBox'] : styles['internalBox']}
          rows={3}
          maxLength={2000}
          showCount
        />
      </Form.Item>
      <PhotoItem />
    </ActForm>
  )
}
