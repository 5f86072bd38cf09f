import type { ServiceItem } from '@hongchao/contract'
import { useConfig, useSession } from '@hongchao/web'
import { bookingsTexts } from '@hongchao/web/texts/phone/bookings.ts'
import { recurrencesTexts } from '@hongchao/web/texts/phone/recurrences.ts'
import { servicesTexts as texts } from '@hongchao/web/texts/phone/services.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import { Empty } from '../../shared/Empty.tsx'
import { Loaded } from '../../shared/Loaded.tsx'
import { Page } from '../../shared/Page.tsx'
import { useServices } from './queries.ts'
import './services.css'

/** What can be applied for, class by class. */
export function ServicesPage(): ReactNode {
  const query = useServices()
  const signedIn = useSession().data?.account !== undefined
  return (
    <Page title={texts.title} aside={signedIn && <MyBookings />}>
      <Recurring />
      <Loaded query={query}>{({ items }) => <Menu items={items} />}</Loaded>
    </Page>
  )
}

function MyBookings(): ReactNode {
  return (
    <Link to="/bookings" className="text-button">
      {bookingsTexts.title}
    </Link>
  )
}

/** Some services come back by themselves. */
function Recurring(): ReactNode {
  return (
    <Link to="/recurrences" className="button-link">
      {recurrencesTexts.title}
    </Link>
  )
}

function Menu({ items }: { items: ServiceItem[] }): ReactNode {
  const { categories } = useConfig()
  if (items.length === 0) return <Empty text={texts.empty} />
  return categories.map(({ key, name, items: own }) => {
    const keys = new Set([key, ...own.map((item) => item.key)])
    const services = items.filter(({ category }) => keys.has(category))
    if (services.length === 0) return undefined
    return (
      <section key={key} className="panel">
        <h2>{name}</h2>
        <ul className="services">
          {services.map(({ id, name: title, matters }) => (
            <li key={id}>
              <Link to="/services/$id" params={{ id }}>
                <strong>{title}</strong>
                <small>{matters}</small>
              </Link>
            </li>
          ))}
        </ul>
      </section>
    )
  })
}
