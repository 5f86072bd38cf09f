import { actTexts } from '@hongchao/web/texts/console/needs.ts'
import { Form } from 'antd'
import { type JSX, useRef } from 'react'

import { PhotoField } from './PhotoField.tsx'

/** The photos of a form, which is not sent before each of them has arrived or was taken off. */
export function PhotoItem({ label }: { label?: string }): JSX.Element {
  const waiting = useRef(false)
  const arrived = {
    validator: () => (waiting.current ? Promise.reject(new Error(actTexts.stillUploading)) : Promise.resolve())
  }
  return (
    <Form.Item name="photos" label={label} rules={[arrived]}>
      <PhotoField
        onWaiting={(now) => {
          waiting.current = now
        }}
      />
    </Form.Item>
  )
}
