import { useApi } from '@hongchao/web'
import { keyTexts, shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { actionTexts } from '@hongchao/web/texts/needs.ts'
import { useNavigate } from '@tanstack/react-router'
import { Modal } from 'antd'
import { type JSX, useState } from 'react'

import { actionKeys, everywhereKeys, listKeys } from '../shared/keys.ts'
import { useHotkeys } from '../shared/use-hotkeys.ts'
import styles from './shell.module.css'

const sections: { title: string; keys: Line[] }[] = [
  { title: keyTexts.everywhere, keys: linesOf(everywhereKeys, keyTexts.names) },
  { title: keyTexts.lists, keys: linesOf(listKeys, keyTexts.listNames) },
  { title: keyTexts.need, keys: [...linesOf(actionKeys, actionTexts), keyTexts.submit] }
]

type Line = readonly [key: string, meaning: string]

function linesOf<Name extends string>(keys: Record<Name, string>, names: Record<Name, string>): Line[] {
  const all = Object.entries(keys) as [Name, string][]
  return all.map(([name, key]) => [keyTexts.shown[key] ?? key, names[name]])
}

/** The keys that lead around, and the one that shows all of them. */
export function KeyHelp(): JSX.Element {
  const [open, setOpen] = useState(false)
  const { place } = useApi()
  const navigate = useNavigate()
  const go = (to: '/$place/todo' | '/$place/needs' | '/$place/inbox') => () =>
    void navigate({ to, params: { place }, search: {} })
  useHotkeys({
    [everywhereKeys.help]: () => setOpen(true),
    [everywhereKeys.todo]: go('/$place/todo'),
    [everywhereKeys.needs]: go('/$place/needs'),
    [everywhereKeys.inbox]: go('/$place/inbox')
  })

  return (
    <Modal
      open={open}
      title={shellTexts.keys}
      footer={null}
      width={880}
      onCancel={() => setOpen(false)}
      destroyOnHidden
    >
      <div className={styles['keys']}>
        {sections.map(({ title, keys }) => (
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
      <p className={styles['keysHelp']}>{keyTexts.shift}</p>
    </Modal>
  )
}
