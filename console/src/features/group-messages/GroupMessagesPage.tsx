import { useApi } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { groupMessagesTexts as texts } from '@hongchao/web/texts/console/group-messages.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Input } from 'antd'
import dayjs from 'dayjs'
import { type JSX, useState } from 'react'

import { useCopy } from '../../shared/copy.ts'
import { Page } from '../../shared/Page.tsx'
import { CommonFields } from './CommonFields.tsx'
import styles from './group-messages.module.css'
import { RowEditor } from './RowEditor.tsx'
import { changed, type Common, cut, joined, recordChosen, type Row, toRows } from './rows.ts'
import { splitMessages } from './split.ts'

/** What was copied from a group, split by a person; only what they choose leaves this page, and nothing of it is kept. */
export function GroupMessagesPage(): JSX.Element {
  const [rows, setRows] = useState<Row[]>()
  return (
    <Page title={texts.title}>
      <p className={styles['help']}>{texts.help}</p>
      {rows ? (
        <Split
          rows={rows}
          onChange={(change) => setRows((all) => change(all ?? []))}
          onAgain={() => setRows(undefined)}
        />
      ) : (
        <Paste onSplit={setRows} />
      )}
    </Page>
  )
}

function Paste({ onSplit }: { onSplit: (rows: Row[]) => void }): JSX.Element {
  const { message } = App.useApp()
  const [text, setText] = useState('')
  const split = (): void => {
    const rows = toRows(splitMessages(text, dayjs().format('YYYY-MM-DD')))
    if (rows.length === 0) void message.warning(texts.nothing)
    else onSplit(rows)
  }
  return (
    <div className={styles['paste']}>
      <label htmlFor="pasted">{texts.paste}</label>
      <Input.TextArea
        id="pasted"
        value={text}
        onChange={({ target }) => setText(target.value)}
        placeholder={texts.pasteHint}
        rows={16}
        autoFocus
      />
      <Button type="primary" disabled={text.trim() === ''} onClick={split}>
        {texts.split}
      </Button>
    </div>
  )
}

type SplitProps = {
  rows: readonly Row[]
  onChange: (change: (rows: readonly Row[]) => Row[]) => void
  onAgain: () => void
}

function Split({ rows, onChange, onAgain }: SplitProps): JSX.Element {
  const [common, setCommon] = useState<Common>(() => ({ day: dayjs() }))
  const { message, modal } = App.useApp()
  const chosen = rows.filter((row) => row.chosen)
  const left = rows.filter(({ receipt }) => !receipt)
  const again = (): void => {
    if (left.length === 0) return onAgain()
    modal.confirm({ title: texts.again, content: fill(texts.discard, { count: left.length }), onOk: onAgain })
  }
  return (
    <>
      <CommonFields common={common} onChange={setCommon} />
      <p role="status">{fill(texts.found, { count: rows.length, chosen: chosen.length })}</p>
      <ol className={styles['rows']}>
        {rows.map((row, index) => (
          <RowEditor
            key={row.id}
            row={row}
            number={index + 1}
            common={common}
            onChange={(change) => onChange((all) => changed(all, row.id, change))}
            onDrop={() => onChange((all) => all.filter(({ id }) => id !== row.id))}
            onJoin={index > 0 && !rows[index - 1]?.receipt ? () => onChange((all) => joined(all, row.id)) : undefined}
            onCut={(position) => {
              if (cut(rows, row.id, position)) onChange((all) => cut(all, row.id, position) ?? [...all])
              else void message.info(texts.cutHint)
            }}
          />
        ))}
      </ol>
      <Record rows={rows} common={common} onChange={onChange} />
      <Button onClick={again}>{texts.again}</Button>
    </>
  )
}

type RecordProps = Pick<SplitProps, 'rows' | 'onChange'> & { common: Common }

function Record({ rows, common, onChange }: RecordProps): JSX.Element {
  const { place, needs } = useApi()
  const queries = useQueryClient()
  const copy = useCopy()
  const [pending, setPending] = useState(false)
  const open = rows.filter(({ chosen, receipt }) => chosen && !receipt)
  const failed = open.filter((row) => row.failed !== undefined).length
  const done = rows.filter(({ receipt }) => receipt)

  async function record(): Promise<void> {
    setPending(true)
    const say = (id: string, news: Partial<Row>): void => onChange((all) => changed(all, id, news))
    await recordChosen(rows, common, { record: needs.record, say })
    setPending(false)
    await queries.invalidateQueries({ queryKey: [place, 'needs'] })
  }
  const receipts = done.map(({ speaker = '', receipt }) =>
    fill(texts.receipt, { name: speaker, code: receipt?.code ?? '', key: receipt?.key ?? '' })
  )
  return (
    <div className={styles['bar']}>
      {failed > 0 && !pending && <Alert type="warning" showIcon title={fill(texts.failedSome, { count: failed })} />}
      {done.length > 0 && (
        <p role="status">
          {fill(texts.done, { count: done.length })}
          <Button type="link" onClick={() => copy(receipts.join('\n'))}>
            {texts.copyReceipts}
          </Button>
        </p>
      )}
      <Button type="primary" disabled={open.length === 0} loading={pending} onClick={() => void record()}>
        {fill(texts.record, { count: open.length })}
      </Button>
    </div>
  )
}
