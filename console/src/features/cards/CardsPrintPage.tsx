import type { PrintedCard } from '@hongchao/contract'
import { keyOf, useApi, useConfig } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { cardTexts as texts } from '@hongchao/web/texts/console/cards.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { Loading, useTitle } from '../../shared/Page.tsx'
import { Qr } from '../../shared/Qr.tsx'
import styles from './paper.module.css'

const perSheet = 4

/** The cards of a batch, four to an A4 page, each with a part to be torn off and kept. */
export function CardsPrintPage(): JSX.Element {
  const { batchId } = useParams({ from: '/$place/cards/$batchId/print' })
  const { place, cards } = useApi()
  useTitle(texts.printTitle)
  const { data, error, refetch } = useQuery({
    queryKey: keyOf(place, 'cards', 'print', batchId),
    queryFn: () => cards.print({ params: { id: batchId } }),
    // Each look at the keys is written down: once for a page that is open.
    staleTime: Infinity
  })
  if (error) return <ErrorNote error={error} onRetry={refetch} />
  if (!data) return <Loading />
  const sheets = Array.from({ length: Math.ceil(data.cards.length / perSheet) }, (_, index) =>
    data.cards.slice(index * perSheet, (index + 1) * perSheet)
  )
  return (
    <main className={styles['desk']}>
      <p className={styles['bar']}>
        <Button type="primary" onClick={() => print()}>
          {shellTexts.print}
        </Button>
        <span>{fill(texts.printHelp, { cards: data.cards.length, sheets: sheets.length })}</span>
      </p>
      {sheets.map((sheet) => (
        <section key={sheet[0]!.number} className={styles['sheet']}>
          {sheet.map((card) => (
            <PaperCard key={card.number} card={card} organisation={data.batch.organisation.name} />
          ))}
        </section>
      ))}
    </main>
  )
}

const lines = ['1', '2', '3', '4']

function PaperCard({ card: { number, key }, organisation }: { card: PrintedCard; organisation: string }): JSX.Element {
  const { place } = useApi()
  const { name, productName, requesterKinds } = useConfig()
  return (
    <article className={styles['card']}>
      <div className={styles['ask']}>
        <header>
          <strong>
            {productName} · {texts.card.head}
          </strong>
          <span className={styles['number']}>{number}</span>
        </header>
        <h2>{texts.card.ask}</h2>
        {lines.map((line) => (
          <i key={line} className={styles['line']} />
        ))}
        <p className={styles['fields']}>
          <span>{texts.card.name}</span>
          <span>{texts.card.phone}</span>
          <span>{texts.card.place}</span>
          <span>{texts.card.day}</span>
        </p>
        <p className={styles['kinds']}>
          {texts.card.kind}
          {requesterKinds.map((kind) => (
            <span key={kind.key}>□ {kind.name}</span>
          ))}
        </p>
        <footer>
          {organisation}　{texts.card.back}
        </footer>
      </div>
      <aside className={styles['stub']}>
        <p>{texts.card.stub}</p>
        <Qr size={110} label={texts.card.follow} value={`${location.origin}/${place}/m/look-up?code=${number}`} />
        <dl>
          <dt>{texts.card.number}</dt>
          <dd>{number}</dd>
          <dt>{texts.card.key}</dt>
          <dd>{key}</dd>
        </dl>
        <p>{texts.card.follow}</p>
        <p>{name}</p>
      </aside>
    </article>
  )
}
