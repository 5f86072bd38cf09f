import { peopleTexts as texts } from '@hongchao/web/texts/console/people.ts'
import { Button, Modal } from 'antd'
import type { JSX } from 'react'

import { useCopy } from '../../shared/copy.ts'
import styles from './people.module.css'

export type Made = { username: string; initialPassword: string }

/** Shown once and kept nowhere; it closes only when whoever reads it says so. */
export function InitialPassword({ made, onSeen }: { made: Made; onSeen: () => void }): JSX.Element {
  const copy = useCopy()
  return (
    <Modal
      open
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      title={texts.passwordOnce}
      footer={
        <Button type="primary" onClick={onSeen}>
          {texts.seen}
        </Button>
      }
    >
      <dl className={styles['password']}>
        <dt>{texts.username}</dt>
        <dd>{made.username}</dd>
        <dt>{texts.initialPassword}</dt>
        <dd>
          <code>{made.initialPassword}</code>
          <Button size="small" onClick={() => copy(made.initialPassword)}>
            {texts.copy}
          </Button>
        </dd>
      </dl>
      <p>{texts.passwordHelp}</p>
    </Modal>
  )
}
