import type { FileClaim } from '@hongchao/contract'
import { errorText } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { actTexts } from '@hongchao/web/texts/console/needs.ts'
import { Button, Progress } from 'antd'
import { type JSX, useEffect, useRef, useState } from 'react'

import { CloseOutlined, PaperClipOutlined } from './icons.ts'
import styles from './shared.module.css'
import { type Uploading, useUploads } from './use-uploads.ts'

const maxPhotos = 9
const none: FileClaim[] = []

type PhotoFieldProps = {
  id?: string
  value?: FileClaim[]
  onChange?: (claims: FileClaim[]) => void
  /** Told whether something chosen has not arrived. */
  onWaiting: (waiting: boolean) => void
}

/** Uploads at once what is chosen; its value are the claims to send along. */
export function PhotoField({ id, value = none, onChange, onWaiting }: PhotoFieldProps): JSX.Element {
  const picker = useRef<HTMLInputElement>(null)
  const [names, setNames] = useState<Record<string, string>>({})
  // Two that arrive at once must not undo each other: each is added to what is there by then.
  const latest = useRef({ value, onChange })
  useEffect(() => {
    latest.current = { value, onChange }
  }, [value, onChange])
  const { uploading, send, retry, drop } = useUploads((claim, name) => {
    setNames((known) => ({ ...known, [claim]: name }))
    latest.current.value = [...latest.current.value, claim]
    latest.current.onChange?.(latest.current.value)
  })
  useEffect(() => onWaiting(uploading.length > 0))
  const room = maxPhotos - value.length - uploading.length

  return (
    <div className={styles['photoField']}>
      <ul>
        {value.map((claim, index) => (
          <Attached
            key={claim}
            name={names[claim] ?? fill(actTexts.photoNumber, { n: index + 1 })}
            onRemove={() => onChange?.(value.filter((other) => other !== claim))}
          />
        ))}
        {uploading.map((each) => (
          <OnItsWay key={each.id} uploading={each} onRetry={() => retry(each.id)} onRemove={() => drop(each.id)} />
        ))}
      </ul>
      <input
        ref={picker}
        id={id}
        type="file"
        multiple
        accept="image/jpeg,image/png,image/webp,application/pdf"
        className="hidden"
        aria-label={actTexts.photos}
        tabIndex={-1}
        onChange={({ target }) => {
          send([...(target.files ?? [])].slice(0, room))
          target.value = ''
        }}
      />
      <Button size="small" icon={<PaperClipOutlined />} disabled={room <= 0} onClick={() => picker.current?.click()}>
        {actTexts.addPhoto}
      </Button>
    </div>
  )
}

type OnItsWayProps = { uploading: Uploading; onRetry: () => void; onRemove: () => void }

function OnItsWay({ uploading: { file, progress, failed }, onRetry, onRemove }: OnItsWayProps): JSX.Element {
  if (failed === undefined) {
    return (
      <li>
        <PaperClipOutlined /> {file.name}
        <Progress
          percent={Math.round(progress * 100)}
          size="small"
          className={styles['uploading']}
          aria-label={fill(actTexts.uploading, { name: file.name })}
        />
      </li>
    )
  }
  return (
    <li className={styles['failed']}>
      <span role="alert">
        {file.name}：{errorText(failed)}
      </span>
      <Button type="link" size="small" onClick={onRetry}>
        {actTexts.retryPhoto}
      </Button>
      <Remove name={file.name} onRemove={onRemove} />
    </li>
  )
}

function Attached({ name, onRemove }: { name: string; onRemove: () => void }): JSX.Element {
  return (
    <li>
      <PaperClipOutlined /> {name}
      <Remove name={name} onRemove={onRemove} />
    </li>
  )
}

function Remove({ name, onRemove }: { name: string; onRemove: () => void }): JSX.Element {
  return (
    <Button
      type="text"
      size="small"
      icon={<CloseOutlined />}
      aria-label={fill(actTexts.removePhoto, { name })}
      onClick={onRemove}
    />
  )
}
