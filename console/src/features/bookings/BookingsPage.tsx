import { useMay } from '@hongchao/web'
import { bookingTexts as texts } from '@hongchao/web/texts/console/bookings.ts'
import type { JSX } from 'react'

import { Page } from '../../shared/Page.tsx'
import { Desk } from './Desk.tsx'
import { Timetables } from './Timetables.tsx'

/** Appointments: who comes, for the desk; and when one can book, for who looks after the place. */
export function BookingsPage(): JSX.Element {
  const may = useMay()
  return (
    <Page title={texts.title}>
      {may('needs.dispatch') && <Desk />}
      {may('places.manage') && <Timetables />}
    </Page>
  )
}
