import { type Assist, AssistResult } from '@hongchao/contract'
import { assistResultTexts, assistStateTexts, assistsTexts } from '@hongchao/web/texts/assists.ts'
import { Form, Radio } from 'antd'
import type { JSX } from 'react'

export function ResultItem(): JSX.Element {
  return (
    <Form.Item name="result" label={assistsTexts.result} rules={[{ required: true, message: assistsTexts.result }]}>
      <Radio.Group
        optionType="button"
        options={AssistResult.options.map((value) => ({ value, label: assistResultTexts[value] }))}
      />
    </Form.Item>
  )
}

/** Which of the offices that assist. */
export function WhichItem({ assists }: { assists: readonly Assist[] }): JSX.Element {
  return (
    <Form.Item name="assistId" label={assistsTexts.which} rules={[{ required: true, message: assistsTexts.which }]}>
      <Radio.Group
        options={assists.map(({ id, name, state }) => ({ value: id, label: `${name}（${assistStateTexts[state]}）` }))}
      />
    </Form.Item>
  )
}

/** Those that have not ended. */
export function openAssists(assists: readonly Assist[]): Assist[] {
  return assists.filter(({ state }) => state !== 'done' && state !== 'released')
}
