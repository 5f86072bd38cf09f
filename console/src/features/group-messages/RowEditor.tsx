import { ApiError, errorText, fieldText, useConfig } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { groupMessagesTexts as texts } from '@hongchao/web/texts/console/group-messages.ts'
import { Button, Checkbox, DatePicker, Input, Select } from 'antd'
import dayjs from 'dayjs'
import { type ComponentRef, type JSX, type RefObject, useRef } from 'react'

import { categoryOptions, keyOptions } from '../../shared/options.ts'
import styles from './group-messages.module.css'
import { Alike } from './Alike.tsx'
import { type Common, isQuiet, MissingError, type Row } from './rows.ts'

type TextAreaRef = ComponentRef<typeof Input.TextArea>

type Props = {
  row: Row
  number: number
  common: Common
  onChange: (change: Partial<Row>) => void
  onDrop: () => void
  onJoin: (() => void) | undefined
  onCut: (position: number) => void
}

/** One message: who, when, what; whether it is a need is for a person to say. */
export function RowEditor(props: Props): JSX.Element {
  const { row, number, common, onChange } = props
  const text = useRef<TextAreaRef>(null)
  const { receipt, failed, chosen } = row
  // It may have arrived: the same words under the same key find that out.
  const fixed = receipt !== undefined || mayHaveArrived(failed)
  const looks = [styles['row'], chosen && styles['chosen'], isQuiet(row) && styles['quiet']]
  return (
    <li className={looks.filter(Boolean).join(' ')}>
      <Checkbox
        checked={chosen}
        disabled={fixed}
        onChange={({ target }) => onChange({ chosen: target.checked })}
        aria-label={fill(texts.isNeed, { row: number })}
      >
        {number}
      </Checkbox>
      <div className={styles['words']}>
        <div className={styles['head']}>
          <Who row={row} number={number} fixed={fixed} onChange={onChange} />
          {chosen && <Classes row={row} number={number} common={common} fixed={fixed} onChange={onChange} />}
        </div>
        <Input.TextArea
          ref={text}
          value={row.text}
          disabled={fixed}
          rows={Math.min(8, row.text.split('\n').length)}
          maxLength={2000}
          aria-label={`${fill(texts.row, { row: number })} ${texts.text}`}
          onChange={({ target }) => onChange({ text: target.value })}
        />
        {chosen && !receipt && <Alike row={row} common={common} onChange={onChange} />}
        <Outcome row={row} number={number} />
      </div>
      {!fixed && <Acts {...props} text={text} />}
    </li>
  )
}

type WhoProps = Pick<Props, 'row' | 'number' | 'onChange'> & { fixed: boolean }

function Who({ row, number, fixed, onChange }: WhoProps): JSX.Element {
  const named = fill(texts.row, { row: number })
  return (
    <>
      <Input
        className={styles['speaker']}
        value={row.speaker ?? ''}
        disabled={fixed}
        maxLength={40}
        placeholder={texts.speaker}
        aria-label={`${named} ${texts.speaker}`}
        onChange={({ target }) => onChange({ speaker: target.value })}
      />
      <DatePicker
        value={row.at ? dayjs(row.at) : null}
        disabled={fixed}
        placeholder={texts.at}
        aria-label={`${named} ${texts.at}`}
        showTime={{ format: 'HH:mm' }}
        format="M 月 D 日 HH:mm"
        maxDate={dayjs()}
        onChange={(at) => onChange({ at: at?.format('YYYY-MM-DDTHH:mm') })}
      />
    </>
  )
}

function Outcome({ row: { receipt, failed }, number }: Pick<Props, 'row' | 'number'>): JSX.Element | undefined {
  if (receipt) return <p role="status">{fill(texts.recorded, { code: receipt.code, key: receipt.key })}</p>
  if (failed === undefined) return undefined
  return (
    <p role="alert" className={styles['failed']}>
      {fill(texts.failed, { row: number, reason: reasonOf(failed) })}
    </p>
  )
}

type ActsProps = Pick<Props, 'onJoin' | 'onCut' | 'onDrop'> & { text: RefObject<TextAreaRef | null> }

function Acts({ onJoin, onCut, onDrop, text }: ActsProps): JSX.Element {
  return (
    <div className={styles['acts']}>
      {onJoin && (
        <Button size="small" onClick={onJoin}>
          {texts.join}
        </Button>
      )}
      <Button size="small" onClick={() => onCut(text.current?.resizableTextArea?.textArea.selectionStart ?? 0)}>
        {texts.cut}
      </Button>
      <Button size="small" onClick={onDrop}>
        {texts.drop}
      </Button>
    </div>
  )
}

type ClassesProps = Pick<Props, 'row' | 'number' | 'common' | 'onChange'> & { fixed: boolean }

function Classes({ row, number, common, fixed, onChange }: ClassesProps): JSX.Element {
  const { categories, requesterKinds } = useConfig()
  const name = fill(texts.row, { row: number })
  return (
    <>
      <Select
        className={styles['class']}
        value={row.kind ?? common.kind ?? null}
        disabled={fixed}
        placeholder={texts.kind}
        aria-label={`${name} ${texts.kind}`}
        options={keyOptions(requesterKinds)}
        onChange={(kind) => onChange({ kind })}
      />
      <Select
        className={styles['class']}
        value={row.category ?? null}
        disabled={fixed}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={texts.category}
        aria-label={`${name} ${texts.category}`}
        options={categoryOptions(categories)}
        onChange={(category: string | null) => onChange({ category: category ?? undefined })}
      />
    </>
  )
}

function mayHaveArrived(failed: unknown): boolean {
  return failed instanceof ApiError && (failed.code === 'unavailable' || failed.code === 'internal')
}

function reasonOf(failed: unknown): string {
  if (failed instanceof MissingError) return texts.missing
  const [field] = failed instanceof ApiError ? failed.fields : []
  return field ? `${errorText(failed)}（${fieldText(field)}）` : errorText(failed)
}
