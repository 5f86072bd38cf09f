import { errorText } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { privacyTexts } from '@hongchao/web/texts/privacy.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import { toast } from '../toast.ts'
import { useNoteNotice } from './queries.ts'

/** A version of the privacy notice that came since; it stands in nobody's way. */
export function NoticeDue({ version }: { version: string }): ReactNode {
  const note = useNoteNotice()
  return (
    <aside className="notice notice-due" aria-label={privacyTexts.title}>
      <span>{fill(privacyTexts.due, { day: version })}</span>
      <span>
        <Link to="/privacy" className="text-button">
          {privacyTexts.look}
        </Link>
        <button
          type="button"
          className="text-button"
          disabled={note.isPending}
          onClick={() => note.mutate(version, { onError: (error) => toast(errorText(error)) })}
        >
          {privacyTexts.noted}
        </button>
      </span>
    </aside>
  )
}
