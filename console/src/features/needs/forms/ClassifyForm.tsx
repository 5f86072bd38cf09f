import { Classification } from '@hongchao/contract'
import { findCategory, useConfig } from '@hongchao/web'
import { actTexts } from '@hongchao/web/texts/console/needs.ts'
import { Form, Radio, Select } from 'antd'
import { type JSX, use } from 'react'

import { ruleOf } from '../../../shared/form.ts'
import styles from '../needs.module.css'
import { NeighboursContext } from '../neighbours.ts'
import { categoryOptions, keyOptions } from '../options.ts'
import { ActForm } from './ActForm.tsx'
import type { ActionFormProps } from './props.ts'

const { category, level, way } = Classification.shape

/** Accepting and classifying are one step; what was guessed from the text stands there already. */
export function ClassifyForm({ need, action, onClose }: ActionFormProps): JSX.Element {
  const [form] = Form.useForm<Classification>()
  const { categories, levels, ways } = useConfig()
  const neighbours = use(NeighboursContext)
  /** What a category usually is; what the clerk chose meanwhile gives way to it. */
  const setUsual = (key: string): void => {
    const usual = findCategory(categories, key)
    form.setFieldsValue({ ...(usual?.level && { level: usual.level }), ...(usual?.way && { way: usual.way }) })
  }
  const guessed = findCategory(categories, need.category)
  const initialValues = { category: need.category, level: need.level ?? guessed?.level, way: need.way ?? guessed?.way }
  return (
    <ActForm
      form={form}
      need={need}
      action={action}
      bodyOf={(values) => ({ action: action === 'accept' ? 'accept' : 'classify', ...values })}
      initialValues={initialValues}
      onClose={onClose}
      onDone={({ id, availableActions }) =>
        availableActions.includes('dispatch') && action === 'accept' ? neighbours?.open(id, 'dispatch') : onClose()
      }
    >
      <div className={styles['row']}>
        <Form.Item name="category" label={actTexts.categoryLabel} rules={[ruleOf(category)]}>
          <Select
            autoFocus
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={actTexts.chooseCategory}
            options={categoryOptions(categories)}
            className={styles['categorySelect']}
            onChange={(key: string) => setUsual(key)}
          />
        </Form.Item>
        <Form.Item name="level" label={actTexts.levelLabel} rules={[ruleOf(level)]}>
          <Radio.Group optionType="button" options={keyOptions(levels)} />
        </Form.Item>
        <Form.Item name="way" label={actTexts.wayLabel} rules={[ruleOf(way)]}>
          <Radio.Group optionType="button" options={keyOptions(ways)} />
        </Form.Item>
      </div>
    </ActForm>
  )
}
