import type { FileClaim } from '@hongchao/contract'
import { useApi } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { actTexts } from '@hongchao/web/texts/console/needs.ts'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { type JSX, useRef, useState } from 'react'

import { CloseOutlined, PaperClipOutlined } from './icons.ts'
import { ErrorNote } from './ErrorNote.tsx'
import styles from './shared.module.css'

const maxPhotos = 9
const none: FileClaim[] = []

type PhotoFieldProps = { id?: string; value?: FileClaim[]; onChange?: (claims: FileClaim[]) => void }

/** Uploads at once what is chosen; its value are the claims to send along. */
export function PhotoField({ id, value = none, onChange }: PhotoFieldProps): JSX.Element {
  const { files } = useApi()
  const picker = useRef<HTMLInputElement>(null)
  const [names, setNames] = useState<Record<string, string>>({})
  const upload = useMutation({
    mutationFn: async (chosen: File[]) => {
      const claims: FileClaim[] = []
      for (const file of chosen) {
        const { claim } = await files.upload({ file })
        setNames((known) => ({ ...known, [claim]: file.name }))
        claims.push(claim)
        onChange?.([...value, ...claims])
      }
    }
  })

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
          upload.mutate([...(target.files ?? [])].slice(0, maxPhotos - value.length))
          target.value = ''
        }}
      />
      <Button
        size="small"
        icon={<PaperClipOutlined />}
        loading={upload.isPending}
        disabled={value.length >= maxPhotos}
        onClick={() => picker.current?.click()}
      >
        {actTexts.addPhoto}
      </Button>
      <ErrorNote error={upload.error} />
    </div>
  )
}

function Attached({ name, onRemove }: { name: string; onRemove: () => void }): JSX.Element {
  return (
    <li>
      <PaperClipOutlined /> {name}
      <Button
        type="text"
        size="small"
        icon={<CloseOutlined />}
        aria-label={fill(actTexts.removePhoto, { name })}
        onClick={onRemove}
      />
    </li>
  )
}
