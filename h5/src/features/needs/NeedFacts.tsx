import type { NeedDetail, PlaceConfig } from '@hongchao/contract'
import { findCategory, nameOf, useConfig, useMay, useNow } from '@hongchao/web'
import { channelTexts } from '@hongchao/web/texts/needs.ts'
import { assistsTexts } from '@hongchao/web/texts/assists.ts'
import { needTexts } from '@hongchao/web/texts/phone/need.ts'
import { whenText } from '@hongchao/web/when.ts'
import type { ReactNode } from 'react'

import { Contact } from './Contact.tsx'

type Fact = [name: string, value: string | undefined]

export function NeedFacts({ need }: { need: NeedDetail }): ReactNode {
  const config = useConfig()
  const now = useNow()
  const may = useMay()
  const facts = [...matterOf(need, config), ...handlingOf(need, config), ...collectionOf(need, now)]
  const known = facts.filter(([, value]) => value)
  const mayCall = may('needs.contact') && !need.mine && !need.shielded && need.requester?.phone !== undefined
  if (known.length === 0) return null
  return (
    <section className="panel">
      <dl className="facts">
        {known.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {mayCall && <Contact needId={need.id} />}
    </section>
  )
}

/** Only what the server sent: of a shielded need there is next to nothing. */
function matterOf(need: NeedDetail, { categories, requesterKinds }: PlaceConfig): Fact[] {
  const category = findCategory(categories, need.category)
  const { requester } = need
  return [
    [needTexts.category, joined(category?.of?.name, category?.name)],
    [needTexts.where, joined(need.organisation?.name, need.location)],
    [needTexts.about, need.about?.name],
    [needTexts.requester, joined(requester?.name, nameOf(requesterKinds, requester?.kind), requester?.phone)]
  ]
}

function handlingOf(need: NeedDetail, { levels, ways }: PlaceConfig): Fact[] {
  return [
    [needTexts.team, need.team?.name ?? need.department?.name],
    [assistsTexts.title, need.assisting.map(({ name }) => name).join('、')],
    [needTexts.handler, need.handler?.name],
    [needTexts.level, nameOf(levels, need.level)],
    [needTexts.way, nameOf(ways, need.way)]
  ]
}

function collectionOf({ channel, collectedAt }: NeedDetail, now: Date): Fact[] {
  return [
    [needTexts.channel, channel && channelTexts[channel]],
    [needTexts.collectedAt, collectedAt && whenText(collectedAt, now)]
  ]
}

function joined(...parts: (string | undefined)[]): string {
  return parts.filter(Boolean).join(' · ')
}
