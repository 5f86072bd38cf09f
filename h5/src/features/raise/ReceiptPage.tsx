import type { Receipt } from '@hongchao/contract'
import { useApi, useConfig, useSession } from '@hongchao/web'
import { explainPromise, fullDate } from '@hongchao/web/due.ts'
import { fill } from '@hongchao/web/fill.ts'
import { clockKindTexts } from '@hongchao/web/texts/due.ts'
import { receiptTexts } from '@hongchao/web/texts/phone/raise.ts'
import { homeTexts } from '@hongchao/web/texts/phone/home.ts'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd-mobile'
import { type ReactNode, useEffect, useState } from 'react'

import { copyText } from '../../shared/copy.ts'
import { Empty } from '../../shared/Empty.tsx'
import { icons } from '../../shared/icons.tsx'
import { Outline } from '../../shared/Loaded.tsx'
import { Page } from '../../shared/Page.tsx'
import { homeOf } from '../../shared/place.ts'
import { type KeptReceipt, useReceipts } from '../../shared/receipts.ts'
import '../../shared/needs/clock.css'
import './raise.css'

const route = getRouteApi('/receipts/$code')

export function ReceiptPage(): ReactNode {
  const { code } = route.useParams()
  const kept = useKeptReceipt(code)
  if (kept === 'loading') return <Outline />
  const title = kept?.recorded ? receiptTexts.recordTitle : receiptTexts.title
  return <Page title={title}>{kept ? <Shown kept={kept} /> : <Missing />}</Page>
}

function useKeptReceipt(code: string): KeptReceipt | 'loading' | undefined {
  const receipts = useReceipts()
  const [found, setFound] = useState<KeptReceipt | 'loading' | undefined>('loading')
  useEffect(() => {
    void receipts?.get(code).then(setFound)
  }, [receipts, code])
  return found
}

function Missing(): ReactNode {
  return (
    <Empty text={receiptTexts.missing}>
      <Link to="/look-up" className="button-link">
        {homeTexts.lookUp}
      </Link>
    </Empty>
  )
}

function Shown({ kept: { receipt, recorded, earlier } }: { kept: KeptReceipt }): ReactNode {
  const { code, key } = receipt
  return (
    <>
      {earlier && <p className="notice late">{receiptTexts.earlier}</p>}
      <section className="panel">
        <Copied label={receiptTexts.code} value={code} name={fill(receiptTexts.copyCode, { code })} />
        <Copied label={receiptTexts.key} value={key} name={fill(receiptTexts.copyKey, { key })} />
        <p className="soft small">{recorded ? receiptTexts.forwardHint : receiptTexts.keyHint}</p>
      </section>
      <Promised receipt={receipt} />
      <Next receipt={receipt} recorded={recorded} />
    </>
  )
}

function Copied({ label, value, name }: { label: string; value: string; name: string }): ReactNode {
  return (
    <button type="button" className="receipt-code" aria-label={name} onClick={() => void copyText(value)}>
      <span>
        <small>{label}</small>
        <strong>{value}</strong>
      </span>
      {icons.copy}
    </button>
  )
}

/** When an answer is promised, and why then. */
function Promised({ receipt }: { receipt: Receipt }): ReactNode {
  return (
    <section className="panel">
      <div>
        <p className="soft">{receiptTexts.promised}</p>
        <p>
          <strong>{fullDate(receipt.promisedAt)}</strong>
        </p>
        {receipt.promiseProvisional && <p className="soft small">{receiptTexts.provisional}</p>}
      </div>
      <details>
        <summary>{receiptTexts.why}</summary>
        {explainPromise(receipt.promiseSteps).map(({ kind, lines }) => (
          <section key={kind} className="explained">
            <h3>{clockKindTexts[kind]}</h3>
            <ol>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ol>
          </section>
        ))}
      </details>
    </section>
  )
}

function Next({ receipt, recorded }: { receipt: Receipt; recorded: boolean }): ReactNode {
  const { place } = useApi()
  const { productName } = useConfig()
  const account = useSession().data?.account
  const { id, code, key, promisedAt } = receipt
  const text = fill(receiptTexts.text, {
    product: productName,
    code,
    key,
    promised: fullDate(promisedAt),
    link: `${location.origin}${homeOf(place)}/look-up?code=${code}#${key}`
  })
  return (
    <>
      <div className="button-row">
        <Button size="large" onClick={() => void copyText(text)}>
          {receiptTexts.copyAll}
        </Button>
        {'share' in navigator && (
          <Button size="large" onClick={() => void navigator.share({ text }).catch(() => undefined)}>
            {receiptTexts.share}
          </Button>
        )}
      </div>
      {account ? (
        <Link to="/needs/$id" params={{ id }} className="button-link primary">
          {receiptTexts.view}
        </Link>
      ) : (
        <Link to="/look-up" search={{ code }} hash={key} className="button-link primary">
          {receiptTexts.view}
        </Link>
      )}
      <Link to={recorded ? '/record' : '/raise'} className="button-link">
        {recorded ? receiptTexts.recordAnother : receiptTexts.another}
      </Link>
    </>
  )
}
