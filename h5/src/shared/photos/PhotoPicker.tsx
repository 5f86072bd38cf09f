import { errorText } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { photoTexts } from '@hongchao/web/texts/phone/raise.ts'
import { type ChangeEvent, type ReactNode, useId } from 'react'

import { icons } from '../icons.tsx'
import type { DraftPhoto, Photos } from './use-photos.ts'
import './photos.css'

const most = 9

export function PhotoPicker({ list, photos }: { list: readonly DraftPhoto[]; photos: Photos }): ReactNode {
  const id = useId()
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const files = [...(event.target.files ?? [])].slice(0, most - list.length)
    event.target.value = ''
    void photos.add(files)
  }
  return (
    <div className="field" role="group" aria-labelledby={id}>
      <span id={id} className="only-read">
        {photoTexts.label}
      </span>
      <ul className="photos">
        {list.map((photo, index) => (
          <PickedPhoto key={photo.id} photo={photo} number={index + 1} photos={photos} />
        ))}
        {list.length < most && (
          <li>
            <label className="photo-add">
              <input type="file" accept="image/*,application/pdf" multiple onChange={choose} />
              {icons.camera}
              <span>{photoTexts.add}</span>
            </label>
          </li>
        )}
      </ul>
      <span className="field-hint">{fill(photoTexts.hint, { most })}</span>
    </div>
  )
}

function isPicture({ name }: DraftPhoto): boolean {
  return !/\.pdf$/i.test(name)
}

function PickedPhoto({ photo, number, photos }: { photo: DraftPhoto; number: number; photos: Photos }): ReactNode {
  const { progress, failed } = photos.uploads[photo.id] ?? { progress: photo.claim ? 1 : 0 }
  const uploading = !failed && !photo.claim && progress < 1 && photos.uploads[photo.id] !== undefined
  return (
    <li className="photo">
      {isPicture(photo) ? (
        photos.pictures[photo.id] && <img src={photos.pictures[photo.id]} alt={fill(photoTexts.photo, { number })} />
      ) : (
        <span className="photo-file">{photo.name}</span>
      )}
      {uploading && <progress value={progress} aria-label={fill(photoTexts.uploading, { number })} />}
      {failed !== undefined && (
        <button
          type="button"
          className="photo-retry"
          title={errorText(failed)}
          aria-label={fill(photoTexts.retry, { number })}
          onClick={() => photos.retry(photo.id)}
        >
          {photoTexts.retryShort}
        </button>
      )}
      <button
        type="button"
        className="photo-remove"
        aria-label={fill(photoTexts.remove, { number })}
        onClick={() => photos.remove(photo.id)}
      >
        <span>{icons.close}</span>
      </button>
    </li>
  )
}
