import { useApi } from '@hongchao/web'
import { keyTexts, shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { useNavigate } from '@tanstack/react-router'
import { Modal } from 'antd'
import { type JSX, useState } from 'react'

import { useHotkeys } from '../shared/use-hotkeys.ts'
import styles from './shell.module.css'

/** The keys that lead around, and `?`, which shows all of them. */
export function KeyHelp(): JSX.Element {
  const [open, setOpen] = useState(false)
  const { place } = useApi()
  const navigate = useNavigate()
  const go = (to: '/$place/todo' | '/$place/needs' | '/$place/inbox') => () =>
    void navigate({ to, params: { place }, search: {} })
  useHotkeys({
    '?': () => setOpen(true),
    'g t': go('/$place/todo'),
    'g n': go('/$place/needs'),
    'g i': go('/$place/inbox')
  })

  return (
    <Modal
      open={open}
      title={shellTexts.keys}
      footer={null}
      width={720}
      onCancel={() => setOpen(false)}
      destroyOnHidden
    >
      <div className={styles['keys']}>
        {Object.values(keyTexts).map(({ title, keys }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {keys.map(([key, meaning]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}
