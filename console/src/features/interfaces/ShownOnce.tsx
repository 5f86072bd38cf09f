import { interfaceTexts as texts } from '@hongchao/web/texts/console/interfaces.ts'
import { Button, Modal } from 'antd'
import type { JSX } from 'react'

import { useCopy } from '../../shared/copy.ts'
import styles from './interfaces.module.css'

type ShownOnceProps = { title: string; value: string; help: string; onSeen: () => void }

/** Shown once and kept nowhere in the clear; it closes only when whoever reads it says so. */
export function ShownOnce({ title, value, help, onSeen }: ShownOnceProps): JSX.Element {
  const copy = useCopy()
  return (
    <Modal
      open
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      title={title}
      footer={
        <Button type="primary" onClick={onSeen}>
          {texts.seen}
        </Button>
      }
    >
      <div className={styles['once']}>
        <code>{value}</code>
        <Button size="small" onClick={() => copy(value)}>
          {texts.copy}
        </Button>
      </div>
      <p>{help}</p>
    </Modal>
  )
}
