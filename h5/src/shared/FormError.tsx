import type { ReactNode } from 'react'

/** What went wrong with a form as a whole, said aloud when it appears. */
export function FormError({ text }: { text: string | null | undefined }): ReactNode {
  return <div role="alert">{text && <p className="field-error">{text}</p>}</div>
}
