import { shellTexts } from '@hongchao/web/texts/phone/shell.ts'
import { useCanGoBack, useNavigate, useRouter } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'

import { icons } from './icons.tsx'
import { PageFoot } from './PageFoot.tsx'
import './page.css'

type Props = {
  title: string
  /** Tabs are entered from the bar below and have nowhere to go back to. */
  tab?: boolean
  aside?: ReactNode
  children: ReactNode
}

export function Page({ title, tab = false, aside, children }: Props): ReactNode {
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <div className="page">
      <header className="page-bar">
        {!tab && <BackButton />}
        <h1>{title}</h1>
        <div className="page-aside">{aside}</div>
      </header>
      <main className="page-body">{children}</main>
      <PageFoot />
    </div>
  )
}

function BackButton(): ReactNode {
  const canGoBack = useCanGoBack()
  const { history } = useRouter()
  const navigate = useNavigate()
  const goBack = (): void => {
    if (canGoBack) history.back()
    else void navigate({ to: '/', replace: true })
  }
  return (
    <button type="button" className="icon-button" aria-label={shellTexts.back} onClick={goBack}>
      {icons.back}
    </button>
  )
}
