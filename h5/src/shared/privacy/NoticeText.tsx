import type { PrivacyNotice } from '@hongchao/contract'
import { fill } from '@hongchao/web/fill.ts'
import { privacyTexts } from '@hongchao/web/texts/privacy.ts'
import type { ReactNode } from 'react'

export function NoticeText({ notice }: { notice: PrivacyNotice }): ReactNode {
  return (
    <>
      <p className="soft small">{fill(privacyTexts.version, { day: notice.version })}</p>
      {notice.sections.map(({ title, text }) => (
        <section key={title} className="panel">
          <h2>{title}</h2>
          {text.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </section>
      ))}
      <section className="panel">
        <h2>{privacyTexts.keptTitle}</h2>
        {notice.kept.map(({ what, purpose, seenBy, keptFor }) => (
          <dl key={what} className="facts">
            <Fact name={privacyTexts.what} text={what} />
            <Fact name={privacyTexts.purpose} text={purpose} />
            <Fact name={privacyTexts.seenBy} text={seenBy} />
            <Fact name={privacyTexts.keptFor} text={keptFor} />
          </dl>
        ))}
      </section>
    </>
  )
}

function Fact({ name, text }: { name: string; text: string }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  )
}
