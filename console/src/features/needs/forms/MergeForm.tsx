import type { Duplicate, NeedId } from '@hongchao/contract'
import { keyOf, useApi } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { mergingTexts } from '@hongchao/web/texts/console/needs.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { type JSX, useState } from 'react'

import styles from '../needs.module.css'
import { useDuplicatesOf } from '../queries.ts'
import { ActForm } from './ActForm.tsx'
import type { ActionFormProps } from './props.ts'

type Values = { intoId: NeedId }

/** Into which need this one is merged: one that says the same, or any by its code. */
export function MergeForm({ need, action, onClose }: ActionFormProps): JSX.Element {
  const [form] = Form.useForm<Values>()
  return (
    <ActForm
      form={form}
      need={need}
      action={action}
      bodyOf={({ intoId }) => ({ action: 'merge', intoId })}
      onClose={onClose}
    >
      <p className={styles['muted']}>{mergingTexts.explain}</p>
      <Form.Item name="intoId" label={mergingTexts.into} rules={[{ required: true, message: mergingTexts.choose }]}>
        <MasterSelect needId={need.id} />
      </Form.Item>
    </ActForm>
  )
}

type MasterSelectProps = { needId: string; id?: string; value?: string; onChange?: (id: string) => void }

function MasterSelect({ needId, id, value, onChange }: MasterSelectProps): JSX.Element {
  const [code, setCode] = useState('')
  const likely = useDuplicatesOf(needId).data?.items ?? []
  const found = useFound(code).filter((each) => each.id !== needId)
  const options = [
    { label: mergingTexts.likely, options: likely.map((each) => ({ value: each.id, label: labelOf(each) })) },
    {
      label: mergingTexts.byCode,
      options: found.map((each) => ({ value: each.id, label: `${each.code}　${each.title}` }))
    }
  ]
  return (
    <Select<string>
      id={id}
      autoFocus
      defaultOpen={likely.length > 0}
      value={value}
      onChange={onChange}
      showSearch={{ onSearch: setCode, filterOption: (_, option) => option?.value !== undefined }}
      placeholder={likely.length > 0 ? mergingTexts.choose : mergingTexts.noneLikely}
      aria-label={mergingTexts.into}
      options={options.filter((group) => group.options.length > 0)}
    />
  )
}

function labelOf({ code, title, same, similarity, absorbed }: Duplicate): string {
  const alike = same ? mergingTexts.same : fill(mergingTexts.near, { percent: Math.round(similarity * 100) })
  const more = absorbed > 0 ? `　${fill(mergingTexts.absorbed, { count: absorbed })}` : ''
  return `${code}　${title}　${alike}${more}`
}

const fromCharacters = 2

function useFound(q: string): { id: string; code: string; title: string }[] {
  const { place, needs } = useApi()
  const { data } = useQuery({
    queryKey: keyOf(place, 'needs', 'masters', q),
    queryFn: () => needs.list({ query: { view: 'subtree', due: 'open', q, limit: 10 } }),
    enabled: q.trim().length >= fromCharacters,
    placeholderData: keepPreviousData
  })
  return q.trim().length >= fromCharacters ? (data?.items ?? []) : []
}
