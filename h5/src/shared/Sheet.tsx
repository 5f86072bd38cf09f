import { shellTexts } from '@hongchao/web/texts/phone/shell.ts'
import { type MouseEvent, type ReactNode, useEffect, useId, useRef } from 'react'

import { icons } from './icons.tsx'
import './sheet.css'

/** Slides up from below, holds the focus, and closes by its button, the ground beside it or Escape. */
export function Sheet({
  title,
  onClose,
  children
}: {
  title: string
  onClose: () => void
  children: ReactNode
}): ReactNode {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const opened = dialog.current
    if (!opened?.open) opened?.showModal()
    // Not the button that closes it, and not a field: that would bring up the keyboard over what is to be read first.
    heading.current?.focus()
    return () => opened?.close()
  }, [])

  const closeBeside = (event: MouseEvent): void => {
    if (event.target === dialog.current) onClose()
  }
  const close = (event: { preventDefault: () => void }): void => {
    event.preventDefault()
    onClose()
  }
  return (
    <dialog ref={dialog} className="sheet" aria-labelledby={id} onCancel={close} onClick={closeBeside}>
      <div className="sheet-body">
        <header className="sheet-head">
          <h2 id={id} ref={heading} tabIndex={-1}>
            {title}
          </h2>
          <button type="button" className="icon-button" aria-label={shellTexts.close} onClick={onClose}>
            {icons.close}
          </button>
        </header>
        {children}
      </div>
    </dialog>
  )
}
