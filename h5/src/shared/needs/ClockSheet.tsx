import type { ExplainedClock } from '@hongchao/contract'
import { needKey, useApi } from '@hongchao/web'
import { explain, fullDate } from '@hongchao/web/due.ts'
import { fill } from '@hongchao/web/fill.ts'
import { clockKindTexts } from '@hongchao/web/texts/due.ts'
import { clockTexts } from '@hongchao/web/texts/phone/need.ts'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { Loaded } from '../Loaded.tsx'
import { Sheet } from '../Sheet.tsx'

type Props = { clocks: readonly ExplainedClock[] | undefined; needId: string; onClose: () => void }

export function ClockSheet({ clocks, needId, onClose }: Props): ReactNode {
  return (
    <Sheet title={clockTexts.title} onClose={onClose}>
      {clocks ? <Explained clocks={clocks} /> : <Asked needId={needId} />}
    </Sheet>
  )
}

function Asked({ needId }: { needId: string }): ReactNode {
  const { place, needs } = useApi()
  const detail = useQuery({
    queryKey: needKey(place, needId),
    queryFn: () => needs.get({ params: { id: needId } })
  })
  return (
    <Loaded query={detail}>
      {({ assists, clocks }) => (
        <Explained clocks={[...assists.filter(({ own }) => own).map(({ clock }) => clock), ...clocks]} />
      )}
    </Loaded>
  )
}

function Explained({ clocks }: { clocks: readonly ExplainedClock[] }): ReactNode {
  if (clocks.length === 0) return <p>{clockTexts.none}</p>
  return clocks.map((clock) => <OneClock key={`${clock.kind}${clock.startedAt}`} clock={clock} />)
}

function OneClock({ clock }: { clock: ExplainedClock }): ReactNode {
  const name = clockKindTexts[clock.kind]
  return (
    <section className="explained">
      <h3>{fill(clockTexts.due, { name, when: fullDate(clock.dueAt) })}</h3>
      <ol>
        {explain(clock.steps, clock.kind).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      {clock.stoppedAt && <p className="soft">{fill(clockTexts.stopped, { name, when: fullDate(clock.stoppedAt) })}</p>}
    </section>
  )
}
