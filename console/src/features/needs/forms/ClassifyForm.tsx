import { Classification, type NeedDetail } from '@hongchao/contract'
import { findCategory, useConfig, useSuggestion } from '@hongchao/web'
import { suggestedClasses } from '@hongchao/web/suggestion.ts'
import { actTexts } from '@hongchao/web/texts/console/needs.ts'
import { Form, type FormInstance, Radio, Select } from 'antd'
import { type JSX, use, useEffect } from 'react'

import { ruleOf } from '../../../shared/form.ts'
import styles from '../needs.module.css'
import { NeighboursContext } from '../neighbours.ts'
import { categoryOptions, keyOptions } from '../../../shared/options.ts'
import { ActForm } from './ActForm.tsx'
import type { ActionFormProps } from './props.ts'
import { SuggestionNote } from './SuggestionNote.tsx'

const { category, level, way } = Classification.shape

/** Accepting and classifying are one step; what was said by the requester, or else is suggested, stands there already. */
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
      <Suggested form={form} need={need} />
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

/** Fills in what is suggested where nothing was said or chosen yet. */
function Suggested({ form, need }: { form: FormInstance<Classification>; need: NeedDetail }): JSX.Element | undefined {
  const { data: suggestion } = useSuggestion(need.id)
  const chosen = Form.useWatch('category', form)
  useEffect(() => {
    if (suggestion && !need.category && !form.isFieldsTouched()) form.setFieldsValue(suggestedClasses(suggestion))
  }, [suggestion, need.category, form])
  if (!suggestion) return undefined
  const take = (): void => form.setFieldsValue(suggestedClasses(suggestion))
  return <SuggestionNote suggestion={suggestion} chosen={chosen} onUse={take} />
}
