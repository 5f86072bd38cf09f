import { shellTexts } from '@hongchao/web/texts/phone/shell.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

/** Below every page: where to say what one thinks of the service, and what it keeps of people (domain rules §11.6). */
export function PageFoot(): ReactNode {
  return (
    <footer className="page-foot">
      <Link to="/raise" search={{ feedback: 'yes' }}>
        {shellTexts.feedback}
      </Link>
      <Link to="/privacy">{shellTexts.privacy}</Link>
    </footer>
  )
}
