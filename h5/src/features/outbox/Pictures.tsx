import { fill } from '@hongchao/web/fill.ts'
import { outboxTexts } from '@hongchao/web/texts/phone/outbox.ts'
import { type ReactNode, useCallback, useSyncExternalStore } from 'react'

import type { OutboxPhoto } from '../../offline/item.ts'
import '../../shared/photos/photos.css'

export function Pictures({ photos }: { photos: readonly OutboxPhoto[] }): ReactNode {
  if (photos.length === 0) return null
  return (
    <ul className="photos">
      {photos.map((photo, index) => (
        <li key={photo.id} className="photo">
          <Picture photo={photo} number={index + 1} />
        </li>
      ))}
    </ul>
  )
}

/** A link too, so that a photo that was not accepted can be saved. */
function Picture({ photo: { picture, name }, number }: { photo: OutboxPhoto; number: number }): ReactNode {
  const address = useSyncExternalStore(
    useCallback(() => () => letGo(picture), [picture]),
    () => addressOf(picture)
  )
  const label = fill(outboxTexts.photo, { number })
  if (!picture.type.startsWith('image/')) {
    return (
      <a className="photo-file" href={address} download={name}>
        {name}
      </a>
    )
  }
  return (
    <a className="photo-open" href={address} download={name} aria-label={label}>
      <img src={address} alt="" />
    </a>
  )
}

const addresses = new Map<Blob, string>()

function addressOf(picture: Blob): string {
  const address = addresses.get(picture) ?? URL.createObjectURL(picture)
  addresses.set(picture, address)
  return address
}

function letGo(picture: Blob): void {
  URL.revokeObjectURL(addressOf(picture))
  addresses.delete(picture)
}
