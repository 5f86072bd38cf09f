import { Words } from '@hongchao/contract'
import { outboxTexts } from '@hongchao/web/texts/phone/outbox.ts'
import { Button } from 'antd-mobile'
import { type FormEvent, type ReactNode, useState } from 'react'

import type { OutboxItem } from '../../offline/item.ts'
import type { Outbox } from '../../offline/outbox.ts'
import { check } from '../../shared/check.ts'
import { Sheet } from '../../shared/Sheet.tsx'
import { TextField } from '../../shared/TextField.tsx'

type Props = { item: OutboxItem; outbox: Outbox; onClose: () => void }

/** Other words before it is sent; everything else stays. */
export function Rewrite({ item, outbox, onClose }: Props): ReactNode {
  const [text, setText] = useState(item.body.text)
  const [tried, setTried] = useState(false)
  const issue = Object.values(check(Words, text))[0]
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (issue) return
    void outbox.rewrite(item.id, text.trim())
    onClose()
  }
  return (
    <Sheet title={outboxTexts.edit} onClose={onClose}>
      <form className="sheet-form" onSubmit={submit} noValidate>
        <TextField
          label={outboxTexts.text}
          value={text}
          onChange={setText}
          rows={5}
          maxLength={2000}
          error={tried ? issue : undefined}
        />
        <div className="sheet-foot">
          <Button block color="primary" size="large" type="submit">
            {outboxTexts.save}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
