import { interfaceTexts as texts } from '@hongchao/web/texts/console/interfaces.ts'
import type { JSX } from 'react'

import { Page } from '../../shared/Page.tsx'
import { Open311Keys } from './Open311Keys.tsx'
import { Webhooks } from './Webhooks.tsx'

/** What the place has towards other systems. */
export function InterfacesPage(): JSX.Element {
  return (
    <Page title={texts.title}>
      <Open311Keys />
      <Webhooks />
    </Page>
  )
}
