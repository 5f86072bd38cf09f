import type { OpenPlea, OpenReturn } from '@hongchao/contract'
import { useNow } from '@hongchao/web'
import { pleaLines, returnLines } from '@hongchao/web/plea.ts'
import type { ReactNode } from 'react'

import { icons } from '../../shared/icons.tsx'

/** What the office asks for, or what holds the clock, and why. */
export function PleaNote({ plea }: { plea: OpenPlea }): ReactNode {
  return <Note icon={icons.paused} lines={pleaLines(plea, useNow())} text={plea.text} />
}

/** That the office asks to give it back, why, and how far that has come. */
export function ReturnNote({ returning }: { returning: OpenReturn }): ReactNode {
  return <Note icon={icons.back} lines={returnLines(returning, useNow())} text={undefined} />
}

type NoteProps = { icon: ReactNode; lines: readonly string[]; text: string | undefined }

function Note({ icon, lines, text }: NoteProps): ReactNode {
  return (
    <div className="notice">
      {icon}
      <span>
        {lines.join('　')}
        {text && <span className="pre">{`\n${text}`}</span>}
      </span>
    </div>
  )
}
