import type { OpenPlea, OpenReturn } from '@hongchao/contract'
import { useNow } from '@hongchao/web'
import { pleaLines, returnLines } from '@hongchao/web/plea.ts'
import { Alert } from 'antd'
import type { JSX } from 'react'

/** What the office asks for, or what holds the clock, and why. */
export function PleaNote({ plea }: { plea: OpenPlea }): JSX.Element {
  const [title, ...lines] = pleaLines(plea, useNow())
  const type = plea.state === 'pending' ? 'warning' : 'info'
  return <Note type={type} title={title} lines={[...lines, plea.text]} />
}

/** That the office asks to give it back, why, and how far that has come. */
export function ReturnNote({ returning }: { returning: OpenReturn }): JSX.Element {
  const [title, ...lines] = returnLines(returning, useNow())
  return <Note type="warning" title={title} lines={lines} />
}

type NoteProps = { type: 'warning' | 'info'; title: string | undefined; lines: (string | undefined)[] }

function Note({ type, title, lines }: NoteProps): JSX.Element {
  return <Alert type={type} showIcon title={title} description={lines.filter(Boolean).join('　') || undefined} />
}
