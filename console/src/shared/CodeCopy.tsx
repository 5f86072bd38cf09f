import { fill } from '@hongchao/web/fill.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import type { JSX } from 'react'

import { useCopy } from './copy.ts'
import styles from './shared.module.css'

/** A code such as XQ-2026-00543; a click copies it. */
export function CodeCopy({ code }: { code: string }): JSX.Element {
  const copy = useCopy()
  return (
    <button
      type="button"
      className={styles['code']}
      aria-label={fill(shellTexts.copyCode, { code })}
      onClick={(event) => {
        event.stopPropagation()
        copy(code)
      }}
    >
      {code}
    </button>
  )
}
