import type { OpenPlea } from '@hongchao/contract'
import { useNow } from '@hongchao/web'
import { pleaLines } from '@hongchao/web/plea.ts'
import { Alert } from 'antd'
import type { JSX } from 'react'

/** What the office asks for, or what holds the clock, and why. */
export function PleaNote({ plea }: { plea: OpenPlea }): JSX.Element {
  const [title, ...lines] = pleaLines(plea, useNow())
  return (
    <Alert
      type={plea.state === 'pending' ? 'warning' : 'info'}
      showIcon
      title={title}
      description={[...lines, plea.text].filter(Boolean).join('　')}
    />
  )
}
