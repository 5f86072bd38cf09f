import type { JSX, ReactNode } from 'react'

import styles from './shared.module.css'

type NoticeProps = { title: string; text: string; children?: ReactNode; alone?: boolean }

/** In place of a page: why there is none, and where to go instead. `alone`: nothing else stands around it. */
export function Notice({ title, text, children, alone = false }: NoticeProps): JSX.Element {
  const Frame = alone ? 'main' : 'div'
  return (
    <Frame className={styles['notice']}>
      <h1>{title}</h1>
      <p>{text}</p>
      <p className={styles['noticeActions']}>{children}</p>
    </Frame>
  )
}
