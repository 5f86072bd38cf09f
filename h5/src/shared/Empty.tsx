import type { ReactNode } from 'react'

/** Says what would be here, and offers the first step. */
export function Empty({ text, children }: { text: string; children?: ReactNode }): ReactNode {
  return (
    <div className="state-block">
      <p className="soft">{text}</p>
      {children}
    </div>
  )
}
