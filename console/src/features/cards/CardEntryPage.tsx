import { CardNumber, type Card } from '@hongchao/contract'
import { errorText, keyOf, useApi, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { cardEntryTexts as texts } from '@hongchao/web/texts/console/cards.ts'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Form, Input, type InputRef } from 'antd'
import dayjs from 'dayjs'
import { type JSX, type RefObject, useRef, useState } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { useFieldErrors } from '../../shared/form.ts'
import { Page } from '../../shared/Page.tsx'
import { type CardValues, EntryFields } from './EntryFields.tsx'
import styles from './cards.module.css'
import { PhotoPile } from './PhotoPile.tsx'
import { type Pile, usePile } from './use-pile.ts'

/** Typing in, one after the other, what was written on the cards that came back. */
export function CardEntryPage(): JSX.Element {
  const pile = usePile()
  const [done, setDone] = useState(0)
  return (
    <Page title={texts.title} actions={done > 0 && <span>{fill(texts.done, { n: done })}</span>}>
      <p className={styles['help']}>{texts.help}</p>
      <div className={styles['split']}>
        <PhotoPile key={pile.current?.address} pile={pile} />
        <Entry pile={pile} onDone={() => setDone(done + 1)} />
      </div>
    </Page>
  )
}

function Entry({ pile, onDone }: { pile: Pile; onDone: () => void }): JSX.Element {
  const { cards } = useApi()
  const { message } = App.useApp()
  const [form] = Form.useForm<CardValues>()
  const first = useRef<InputRef>(null)
  const number = Form.useWatch('number', form) ?? ''
  const card = useCard(number)
  const enter = useWrite(cards.enter, { changes: ['cards', 'needs'] })
  useFieldErrors(form, enter.error)
  const { current } = pile
  const awaited = current !== undefined && current.claim === undefined
  const ready = card.data !== undefined && card.data.entered === undefined

  function submit({ number: of, collectedAt, ...values }: CardValues): void {
    if (!ready || awaited) return
    const phone = values.phone?.trim() ? values.phone : undefined
    const photos = current?.claim ? [current.claim] : []
    enter.mutate(
      { params: { number: of }, body: { ...values, phone, photos, collectedAt: collectedAt.toISOString() } },
      {
        onSuccess: ({ code }) => {
          void message.success(fill(texts.saved, { number: of, code }))
          // Cards that came back together have their day in common, and most often the kind of people.
          form.resetFields(['number', 'text', 'name', 'phone', 'location', 'category'])
          pile.next()
          onDone()
          first.current?.focus()
        }
      }
    )
  }

  return (
    <Form<CardValues>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ collectedAt: dayjs() }}
      disabled={enter.isPending}
      onFinish={submit}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.submit()
      }}
    >
      <NumberField first={first} number={number} card={card.data} error={card.error} />
      <EntryFields />
      <ErrorNote error={enter.error} />
      <p className={styles['buttons']}>
        <Button type="primary" htmlType="submit" disabled={!ready || awaited} loading={enter.isPending}>
          {texts.save}
        </Button>
        {awaited && current.failed === undefined && <span role="status">{texts.uploading}</span>}
      </p>
    </Form>
  )
}

/** The card with this number, once all of it is typed. */
function useCard(number: string): { data: Card | undefined; error: Error | null } {
  const { place, cards } = useApi()
  return useQuery({
    queryKey: keyOf(place, 'cards', 'look', number),
    queryFn: () => cards.look({ params: { number } }),
    enabled: CardNumber.safeParse(number).success,
    retry: false
  })
}

type NumberFieldProps = {
  first: RefObject<InputRef | null>
  number: string
  card: Card | undefined
  error: Error | null
}

function NumberField({ first, number, card, error }: NumberFieldProps): JSX.Element {
  const said = card && fill(texts.from, { organisation: card.organisation.name, occasion: card.occasion })
  const wrong = error ? errorText(error) : card?.entered && fill(texts.already, { code: card.entered })
  return (
    <Form.Item
      name="number"
      label={texts.number}
      extra={said}
      {...(wrong && { validateStatus: 'error' as const, help: wrong })}
      rules={[{ pattern: /^\d{7}$/, required: true, message: texts.numberWrong }]}
    >
      <Input
        ref={first}
        autoFocus
        inputMode="numeric"
        autoComplete="off"
        placeholder={texts.numberHint}
        maxLength={7}
        count={{ show: number.length > 0, max: 7 }}
      />
    </Form.Item>
  )
}
