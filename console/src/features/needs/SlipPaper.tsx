import type { NeedDetail, NeedEvent } from '@hongchao/contract'
import { findCategory, nameOf, useApi, useConfig } from '@hongchao/web'
import { fullDate } from '@hongchao/web/due.ts'
import { fill } from '@hongchao/web/fill.ts'
import { slipTexts } from '@hongchao/web/texts/console/slip.ts'
import type { JSX, ReactNode } from 'react'

import { Qr } from '../../shared/Qr.tsx'
import styles from './slip.module.css'

type SlipPaperProps = {
  need: NeedDetail
  storyHidden: boolean
  contact: { name: string; phone?: string } | undefined
}

export function SlipPaper({ need, storyHidden, contact }: SlipPaperProps): JSX.Element {
  const { place } = useApi()
  const { name, shortName } = useConfig()
  return (
    <article className={styles['paper']}>
      <header>
        <div>
          <p>{name}</p>
          <h1>{slipTexts.title}</h1>
          <p className={styles['code']}>
            {slipTexts.code}：{need.code}
          </p>
        </div>
        <div className={styles['qr']}>
          <Qr size={96} label={slipTexts.scan} value={`${location.origin}/${place}/go/${need.code}`} />
          <span>{slipTexts.scan}</span>
        </div>
      </header>
      <table>
        <tbody>
          <Given need={need} storyHidden={storyHidden} />
          {!storyHidden && <Wide title={slipTexts.text}>{need.text}</Wide>}
          <Wide title={slipTexts.instructions}>{need.instructions ?? slipTexts.noInstructions}</Wide>
          {contact && (
            <Wide title={slipTexts.contact}>
              {contact.name}　{contact.phone}
            </Wide>
          )}
          <ByHand />
        </tbody>
      </table>
      <footer>{fill(slipTexts.back, { office: String(sentBy(need)?.details['from'] ?? shortName) })}</footer>
    </article>
  )
}

/** The step by which it came to whoever has it now. */
function sentBy({ timeline }: NeedDetail): NeedEvent | undefined {
  return timeline.findLast(({ kind }) => kind === 'dispatched')
}

/** What the office knows when it sends the paper out. */
function Given({ need, storyHidden }: { need: NeedDetail; storyHidden: boolean }): JSX.Element {
  const { ways } = useConfig()
  const handling = need.clocks.findLast(({ kind }) => kind === 'handling')
  const sent = sentBy(need)
  return (
    <>
      <Pair
        a={[slipTexts.to, (need.department ?? need.team)?.name]}
        b={[slipTexts.dispatchedAt, sent && fullDate(sent.at)]}
      />
      <Pair
        a={[
          slipTexts.due,
          handling && `${fullDate(handling.dueAt)}${handling.provisional ? slipTexts.provisional : ''}`
        ]}
        b={[slipTexts.way, nameOf(ways, need.way)]}
      />
      <Classes need={need} />
      {!storyHidden && (
        <Wide title={slipTexts.place}>{[need.organisation?.name, need.location].filter(Boolean).join('　')}</Wide>
      )}
    </>
  )
}

function Classes({ need }: { need: NeedDetail }): JSX.Element {
  const { categories, levels } = useConfig()
  return (
    <Pair
      a={[slipTexts.category, findCategory(categories, need.category)?.name]}
      b={[slipTexts.level, nameOf(levels, need.level)]}
    />
  )
}

/** What the department fills in. */
function ByHand(): JSX.Element {
  return (
    <>
      <Pair a={[slipTexts.signedBy, '']} b={[slipTexts.signedAt, slipTexts.date]} />
      <Wide title={slipTexts.course} tall />
      <Wide title={slipTexts.answer} tall />
      <Pair a={[slipTexts.handler, '']} b={[slipTexts.telephone, '']} />
      <Pair a={[slipTexts.head, '']} b={[slipTexts.seal, slipTexts.date]} high />
    </>
  )
}

type Cell = [title: string, value: ReactNode]

function Pair({ a, b, high = false }: { a: Cell; b: Cell; high?: boolean }): JSX.Element {
  return (
    <tr className={high ? styles['high'] : undefined}>
      <th scope="row">{a[0]}</th>
      <td>{a[1]}</td>
      <th scope="row">{b[0]}</th>
      <td>{b[1]}</td>
    </tr>
  )
}

function Wide({ title, children, tall = false }: { title: string; children?: ReactNode; tall?: boolean }): JSX.Element {
  return (
    <tr className={tall ? styles['tall'] : undefined}>
      <th scope="row">{title}</th>
      <td colSpan={3} className={styles['text']}>
        {children}
      </td>
    </tr>
  )
}
