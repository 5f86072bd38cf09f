import type { ServiceItem } from '@hongchao/contract'
import { useApi, useConfig } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { servicesTexts } from '@hongchao/web/texts/console/services.ts'
import { limitTexts } from '@hongchao/web/texts/due.ts'
import { Button, Radio } from 'antd'
import { type JSX, useState } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { Loading, useTitle } from '../../shared/Page.tsx'
import { Qr } from '../../shared/Qr.tsx'
import { PeopleSheet } from './PeopleSheet.tsx'
import { byClass, type ServiceClass, useServices } from './queries.ts'
import styles from './services.module.css'

const { wall: texts, noPapers } = servicesTexts

type Size = 'a3' | 'a4'

/** What hangs on the wall: the people with their duties and rules (三上墙), and the menu, a sheet for each class (四公开). */
export function ServicesPrintPage(): JSX.Element {
  const { categories } = useConfig()
  const [size, setSize] = useState<Size>('a3')
  useTitle(texts.title)
  const { data, error, refetch } = useServices('list')
  if (error) return <ErrorNote error={error} onRetry={refetch} />
  if (!data) return <Loading />
  return (
    <main className={styles['desk']}>
      <p className={styles['bar']}>
        <Radio.Group
          aria-label={texts.size}
          value={size}
          onChange={({ target }) => setSize(target.value as Size)}
          options={[
            { value: 'a3', label: texts.a3 },
            { value: 'a4', label: texts.a4 }
          ]}
        />
        <Button type="primary" onClick={() => print()}>
          {texts.print}
        </Button>
      </p>
      <PeopleSheet className={`${styles['paper']} ${styles[size]}`} />
      {byClass(data.items, categories).map((one) => (
        <Sheet key={one.key} of={one} size={size} />
      ))}
    </main>
  )
}

function Sheet({ of: { name, services }, size }: { of: ServiceClass; size: Size }): JSX.Element {
  const { place } = useApi()
  const config = useConfig()
  return (
    <article className={`${styles['paper']} ${styles[size]}`}>
      <header>
        <div>
          <p className={styles['product']}>{config.productName}</p>
          <h1>{fill(texts.head, { category: name })}</h1>
          <p className={styles['open']}>{texts.open}</p>
        </div>
        <div className={styles['scan']}>
          <Qr size={size === 'a3' ? 140 : 100} label={texts.scan} value={`${location.origin}/${place}/m/services`} />
          <p>{texts.scan}</p>
        </div>
      </header>
      <table>
        <thead>
          <tr>
            <th>{texts.matter}</th>
            <th>{texts.steps}</th>
            <th>{texts.papers}</th>
            <th>{texts.promise}</th>
            <th>{texts.limit}</th>
            <th>{texts.people}</th>
          </tr>
        </thead>
        <tbody>
          {services.map((service) => (
            <Row key={service.id} service={service} />
          ))}
        </tbody>
      </table>
      <footer>{config.name}</footer>
    </article>
  )
}

function Row({ service }: { service: ServiceItem }): JSX.Element {
  const { name, matters, promise, steps, papers, limit, people } = service
  return (
    <tr>
      <td>
        <strong>{name}</strong>
        <br />
        {matters}
      </td>
      <td>
        <ol>
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </td>
      <td>
        {papers.length === 0
          ? noPapers
          : papers.map((paper) => (
              <div key={paper.name}>{paper.note ? `${paper.name}（${paper.note}）` : paper.name}</div>
            ))}
      </td>
      <td>{promise}</td>
      <td>{fill(limitTexts[limit.unit], { amount: limit.amount })}</td>
      <td>{people}</td>
    </tr>
  )
}
