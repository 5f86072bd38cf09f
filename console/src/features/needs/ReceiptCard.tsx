import type { Receipt } from '@hongchao/contract'
import { useApi, useConfig, useNow } from '@hongchao/web'
import { duePhrase, explainPromise } from '@hongchao/web/due.ts'
import { clockKindTexts } from '@hongchao/web/texts/due.ts'
import { receiptTexts, recordTexts } from '@hongchao/web/texts/console/record.ts'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { JSX } from 'react'

import { Qr } from '../../shared/Qr.tsx'
import styles from './receipt.module.css'

/** What the requester takes along: code, key, the promised day and why; printed on a quarter of A4. */
export function ReceiptCard({ receipt, onAnother }: { receipt: Receipt; onAnother: () => void }): JSX.Element {
  const { place } = useApi()
  const { id } = receipt
  return (
    <>
      <section className={styles['receipt']} aria-label={receiptTexts.title}>
        <Paper receipt={receipt} place={place} />
      </section>
      <p className={styles['keep']}>{receiptTexts.keep}</p>
      <div className={styles['buttons']}>
        <Button type="primary" onClick={() => print()}>
          {recordTexts.printReceipt}
        </Button>
        <Button onClick={onAnother}>{recordTexts.another}</Button>
        <Link to="/$place/needs/$needId" params={{ place, needId: id }} search={{}}>
          {recordTexts.open}
        </Link>
      </div>
    </>
  )
}

function Paper({ receipt, place }: { receipt: Receipt; place: string }): JSX.Element {
  const { name } = useConfig()
  const { code, key, promisedAt, promiseProvisional, promiseSteps } = receipt
  return (
    <>
      <p>{name}</p>
      <h2>{receiptTexts.title}</h2>
      <dl>
        <div>
          <dt>{receiptTexts.code}</dt>
          <dd className={styles['big']}>{code}</dd>
        </div>
        <div>
          <dt>{receiptTexts.key}</dt>
          <dd className={styles['big']}>{key}</dd>
        </div>
        <div>
          <dt>{receiptTexts.promised}</dt>
          <dd>
            {duePhrase(promisedAt, useNow())}
            {promiseProvisional && receiptTexts.provisional}
          </dd>
        </div>
        <div>
          <dt>{receiptTexts.why}</dt>
          <dd>
            {explainPromise(promiseSteps).map(({ kind, lines }) => (
              <p key={kind}>
                {clockKindTexts[kind]}：{lines.join('；')}
              </p>
            ))}
          </dd>
        </div>
      </dl>
      <p>{receiptTexts.lookUp}</p>
      <Qr size={112} label={receiptTexts.lookUp} value={`${location.origin}/${place}/m/look-up?code=${code}`} />
    </>
  )
}
