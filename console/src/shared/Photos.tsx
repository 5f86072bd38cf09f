import type { Photo } from '@hongchao/contract'
import { useApi } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { needsTexts } from '@hongchao/web/texts/console/needs.ts'
import { Image } from 'antd'
import type { JSX } from 'react'

import { FilePdfOutlined } from './icons.ts'
import styles from './shared.module.css'

/** Photos as small pictures that open large; papers as links. */
export function Photos({ photos }: { photos: Photo[] }): JSX.Element | undefined {
  const { photoAddress } = useApi()
  if (photos.length === 0) return undefined
  return (
    <Image.PreviewGroup>
      <ul className={styles['photos']}>
        {photos.map((photo, index) => (
          <li key={photo.id}>
            {photo.type === 'application/pdf' ? (
              <a href={photoAddress(photo, 'full')} target="_blank" rel="noreferrer" className={styles['paper']}>
                <FilePdfOutlined />
                {fill(needsTexts.pane.attachment, { n: index + 1 })}
              </a>
            ) : (
              <Image
                src={photoAddress(photo, 'thumbnail')}
                preview={{ src: photoAddress(photo, 'full') }}
                alt={fill(needsTexts.pane.photo, { n: index + 1 })}
                width={88}
                height={88}
              />
            )}
          </li>
        ))}
      </ul>
    </Image.PreviewGroup>
  )
}
