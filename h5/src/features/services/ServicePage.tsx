import type { ServiceItem } from '@hongchao/contract'
import { nameOf, useConfig, useMe, useSession } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { limitTexts } from '@hongchao/web/texts/due.ts'
import { bookingsTexts } from '@hongchao/web/texts/phone/bookings.ts'
import { servicesTexts as texts } from '@hongchao/web/texts/phone/services.ts'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd-mobile'
import { type ReactNode, useState } from 'react'

import { Empty } from '../../shared/Empty.tsx'
import { Loaded } from '../../shared/Loaded.tsx'
import { Page } from '../../shared/Page.tsx'
import { ApplyForm } from './ApplyForm.tsx'
import { useServices, useSlots } from './queries.ts'
import './services.css'

const route = getRouteApi('/services/$id')

/** A service with all that stands on the wall, and the way to apply for it. */
export function ServicePage(): ReactNode {
  const { id } = route.useParams()
  const query = useServices()
  const service = query.data?.items.find((one) => one.id === id)
  return (
    <Page title={service?.name ?? texts.title}>
      <Loaded query={query}>{() => (service ? <Service service={service} /> : <Empty text={texts.empty} />)}</Loaded>
    </Page>
  )
}

function Service({ service }: { service: ServiceItem }): ReactNode {
  const [applying, setApplying] = useState(false)
  if (applying) return <ApplyForm service={service} />
  return (
    <>
      <Facts service={service} />
      <div className="bottom-bar">
        <Begin id={service.id} onBegin={() => setApplying(true)} />
      </div>
    </>
  )
}

function Facts({ service }: { service: ServiceItem }): ReactNode {
  const { ways } = useConfig()
  const { matters, promise, limit, rule, people, steps, papers } = service
  const by = fill(limitTexts[limit.unit], { amount: limit.amount })
  return (
    <>
      <section className="panel">
        <dl className="service-facts">
          <dt>{texts.matters}</dt>
          <dd>{matters}</dd>
          <dt>{texts.promise}</dt>
          <dd>{promise}</dd>
          <dt>{texts.limit}</dt>
          <dd>{rule ? `${by}（${rule}）` : by}</dd>
          <dt>{texts.way}</dt>
          <dd>{service.ways.map((way) => nameOf(ways, way)).join('、')}</dd>
          <dt>{texts.people}</dt>
          <dd>{people}</dd>
        </dl>
      </section>
      <section className="panel">
        <h2>{texts.steps}</h2>
        <ol className="service-steps">
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
      <section className="panel">
        <h2>{texts.papers}</h2>
        {papers.length === 0 && <p className="soft">{texts.noPapers}</p>}
        <ul className="service-papers">
          {papers.map(({ name, note }) => (
            <li key={name}>
              {name}
              {note && <small>{note}</small>}
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

/** With an account that may raise needs here one applies; without one, signing in leads back. */
function Begin({ id, onBegin }: { id: string; onBegin: () => void }): ReactNode {
  const signedIn = useSession().data?.account !== undefined
  const may = useMe().data?.permissions.includes('needs.raise') ?? false
  if (!signedIn) {
    return (
      <Link to="/sign-in" search={{ next: `/services/${id}` }} className="button-link primary">
        {texts.signIn}
      </Link>
    )
  }
  if (!may) return <p className="soft">{texts.noRight}</p>
  return (
    <div className="button-row">
      <Book id={id} />
      <Button block color="primary" size="large" onClick={onBegin}>
        {texts.apply}
      </Button>
    </div>
  )
}

/** Where the service can be had by appointment. */
function Book({ id }: { id: string }): ReactNode {
  const { data } = useSlots(id)
  if (!data || data.items.length === 0) return null
  return (
    <Link to="/services/$id/book" params={{ id }} className="button-link">
      {bookingsTexts.book}
    </Link>
  )
}
