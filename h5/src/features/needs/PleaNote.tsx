import type { OpenPlea } from '@hongchao/contract'
import { useNow } from '@hongchao/web'
import { pleaLines } from '@hongchao/web/plea.ts'
import type { ReactNode } from 'react'

import { icons } from '../../shared/icons.tsx'

/** What the office asks for, or what holds the clock, and why. */
export function PleaNote({ plea }: { plea: OpenPlea }): ReactNode {
  const lines = pleaLines(plea, useNow())
  return (
    <div className="notice">
      {icons.paused}
      <span>
        {lines.join('　')}
        {plea.text && <span className="pre">{`\n${plea.text}`}</span>}
      </span>
    </div>
  )
}
