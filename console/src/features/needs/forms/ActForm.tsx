import type { ActOnNeed, NeedDetail } from '@hongchao/contract'
import { actionText } from '@hongchao/web/actions.ts'
import { needsTexts } from '@hongchao/web/texts/console/needs.ts'
import { actTexts } from '@hongchao/web/texts/console/needs.ts'
import { App, Button, Form, type FormInstance } from 'antd'
import { type JSX, type ReactNode, useEffect, useState } from 'react'

import { ErrorNote } from '../../../shared/ErrorNote.tsx'
import { useFieldErrors } from '../../../shared/form.ts'
import styles from '../needs.module.css'
import { useAct } from '../queries.ts'

type ActFormProps<V> = {
  form: FormInstance<V>
  need: NeedDetail
  action: ActOnNeed['action']
  bodyOf: (values: V) => ActOnNeed
  initialValues?: Partial<V>
  onClose: () => void
  /** In place of closing, once it is done. */
  onDone?: (need: NeedDetail) => void
  submitText?: string
  /** Nothing has to be filled in: enter confirms. */
  focusSubmit?: boolean
  more?: ReactNode
  children: ReactNode
}

/** The form of one step: submits with Ctrl and Enter, puts refusals beside their fields, keeps what was typed. */
export function ActForm<V extends object>(props: ActFormProps<V>): JSX.Element {
  const { form, need, action, bodyOf, initialValues, onClose, onDone = onClose, children } = props
  const { message } = App.useApp()
  const act = useAct()
  // As it was when the form was opened: a colleague's step meanwhile must not be undone unseen.
  const [seen] = useState(need.status)
  useFieldErrors(form, act.error)

  function submit(values: V): void {
    act.mutate(
      { params: { id: need.id }, body: { ...bodyOf(values), seen } },
      {
        onSuccess: (changed) => {
          void message.success(needsTexts.done[action])
          onDone(changed)
        }
      }
    )
  }

  useSubmitKey(form)

  return (
    <Form<V>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={initialValues}
      disabled={act.isPending}
      onFinish={submit}
    >
      {children}
      <ErrorNote error={act.error} />
      <div className={styles['formFoot']}>
        <Button
          type="primary"
          htmlType="submit"
          loading={act.isPending}
          autoFocus={props.focusSubmit}
          title={actTexts.submitHint}
        >
          {props.submitText ?? actionText(action, need)}
        </Button>
        {props.more}
        <Button onClick={onClose}>{actTexts.cancel}</Button>
        <span className={styles['muted']}>{actTexts.submitHint}</span>
      </div>
    </Form>
  )
}

/** Ctrl and Enter submit from wherever the focus is. */
function useSubmitKey<V>(form: FormInstance<V>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.submit()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [form])
}
