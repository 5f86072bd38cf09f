import { errorText } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { cardEntryTexts as texts } from '@hongchao/web/texts/console/cards.ts'
import { Alert, Button, Progress } from 'antd'
import { type JSX, useRef, useState } from 'react'

import styles from './cards.module.css'
import type { Pile } from './use-pile.ts'

const quarter = 90

/** The photo of the card that is typed in now, as large as the window allows. */
export function PhotoPile({ pile }: { pile: Pile }): JSX.Element {
  const picker = useRef<HTMLInputElement>(null)
  const [turned, setTurned] = useState(0)
  const { current, at, of } = pile
  return (
    <section className={styles['pile']} aria-label={texts.photos}>
      <p className={styles['pileBar']}>
        <input
          ref={picker}
          type="file"
          multiple
          accept="image/jpeg,image/png,image/webp"
          className="hidden"
          aria-label={texts.photos}
          tabIndex={-1}
          onChange={({ target }) => {
            pile.add([...(target.files ?? [])])
            target.value = ''
          }}
        />
        <Button onClick={() => picker.current?.click()}>{texts.photos}</Button>
        {current && (
          <>
            <span>{fill(texts.pile, { n: at, of })}</span>
            <Button size="small" onClick={() => setTurned((turned + quarter) % (4 * quarter))}>
              {texts.rotate}
            </Button>
            <Button size="small" onClick={pile.next}>
              {texts.skip}
            </Button>
          </>
        )}
      </p>
      {current ? (
        <>
          <img src={current.address} alt={fill(texts.pile, { n: at, of })} className={styles[`turned${turned}`]} />
          <Sending pile={pile} />
        </>
      ) : (
        <p className={styles['pileEmpty']}>{texts.photosEmpty}</p>
      )}
    </section>
  )
}

function Sending({ pile: { current, retry } }: { pile: Pile }): JSX.Element | undefined {
  if (!current || current.claim !== undefined) return undefined
  if (current.failed === undefined) {
    return <Progress percent={Math.round(current.progress * 100)} size="small" aria-label={texts.uploading} />
  }
  return (
    <Alert
      type="error"
      showIcon
      title={fill(texts.uploadFailed, { reason: errorText(current.failed) })}
      action={
        <Button size="small" onClick={retry}>
          {texts.retry}
        </Button>
      }
    />
  )
}
