import type { Photo } from '@hongchao/contract'
import { useApi } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { photoTexts } from '@hongchao/web/texts/phone/raise.ts'
import { type ReactNode, useState } from 'react'

import { Sheet } from '../Sheet.tsx'
import './photos.css'

/** Photos of a need as small pictures; the whole one is loaded when somebody wants to see it. */
export function PhotoStrip({ photos }: { photos: readonly Photo[] }): ReactNode {
  const { photoAddress } = useApi()
  const [open, setOpen] = useState<number>()
  if (photos.length === 0) return null
  const shown = open === undefined ? undefined : photos[open]
  const title = fill(photoTexts.photo, { number: (open ?? 0) + 1 })
  return (
    <>
      <ul className="photos">
        {photos.map((photo, index) => (
          <li key={photo.id} className="photo">
            <PhotoButton photo={photo} number={index + 1} onOpen={() => setOpen(index)} />
          </li>
        ))}
      </ul>
      {shown && (
        <Sheet title={title} onClose={() => setOpen(undefined)}>
          <img className="photo-whole" src={photoAddress(shown, 'full')} alt={title} />
        </Sheet>
      )}
    </>
  )
}

function PhotoButton({ photo, number, onOpen }: { photo: Photo; number: number; onOpen: () => void }): ReactNode {
  const { photoAddress } = useApi()
  const label = fill(photoTexts.open, { number })
  if (!photo.type.startsWith('image/')) {
    return (
      <a className="photo-file" href={photoAddress(photo, 'full')} target="_blank" rel="noreferrer">
        {photo.name}
      </a>
    )
  }
  return (
    <button type="button" className="photo-open" aria-label={label} onClick={onOpen}>
      <img src={photoAddress(photo, 'thumbnail')} alt="" loading="lazy" />
    </button>
  )
}
