import { useConfig, useSession } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { homeTexts } from '@hongchao/web/texts/phone/home.ts'
import { publishedTexts } from '@hongchao/web/texts/publications.ts'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'

import { icons } from '../../shared/icons.tsx'
import { LargeTypeSwitch } from '../../shared/LargeTypeSwitch.tsx'
import { PageFoot } from '../../shared/PageFoot.tsx'
import './home.css'

export function Welcome(): ReactNode {
  const { productName, name, shortName } = useConfig()
  useEffect(() => {
    document.title = productName
  }, [productName])
  return (
    <div className="page">
      <header className="welcome">
        <h1>{productName}</h1>
        <p className="soft">{name}</p>
      </header>
      <main className="page-body">
        <Link to="/raise" className="button-link primary welcome-raise">
          {icons.pen}
          <span>
            {homeTexts.raise}
            <small>{homeTexts.raiseHint}</small>
          </span>
        </Link>
        <Link to="/look-up" className="button-link">
          {icons.search}
          {homeTexts.lookUp}
        </Link>
        <Link to="/published" className="button-link">
          {publishedTexts.link}
        </Link>
        <Link to="/services" className="button-link">
          {homeTexts.services}
        </Link>
        <Account />
        <section className="panel">
          <h2>{homeTexts.whatTitle}</h2>
          <p>{fill(homeTexts.what, { name: shortName })}</p>
          <ol className="welcome-steps">
            {homeTexts.steps.map(({ title, text }) => (
              <li key={title}>
                <strong>{title}</strong>
                <span>{text}</span>
              </li>
            ))}
          </ol>
        </section>
        <section className="panel">
          <LargeTypeSwitch />
        </section>
      </main>
      <PageFoot />
    </div>
  )
}

/** Ways in; or, with an account of another place, what it is good for here. */
function Account(): ReactNode {
  const account = useSession().data?.account
  if (account) {
    return (
      <div className="notice">
        <span>
          {homeTexts.elsewhere}
          <Link to="/account" className="text-button">
            {account.name}
          </Link>
        </span>
      </div>
    )
  }
  return (
    <div className="button-row">
      <Link to="/sign-in" className="button-link">
        {homeTexts.signIn}
      </Link>
      <Link to="/sign-up" className="button-link">
        {homeTexts.signUp}
      </Link>
    </div>
  )
}
