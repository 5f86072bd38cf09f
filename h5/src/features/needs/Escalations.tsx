import {
  type Escalation,
  type EscalationAction,
  escalationsRoutes,
  type NeedDetail,
  type ResponseOf
} from '@hongchao/contract'
import { keyOf, useApi, useMe, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import {
  escalationActionTexts,
  escalationCauseTexts,
  escalationDoneTexts,
  escalationFieldTexts,
  escalationStateTexts,
  escalationsTexts as texts
} from '@hongchao/web/texts/escalations.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd-mobile'
import { type FormEvent, type ReactNode, useState } from 'react'

import { check, hasIssues } from '../../shared/check.ts'
import { Chips } from '../../shared/Chips.tsx'
import { ClockBadge } from '../../shared/needs/ClockBadge.tsx'
import { Sheet } from '../../shared/Sheet.tsx'
import { TextField } from '../../shared/TextField.tsx'
import { toast } from '../../shared/toast.ts'
import { SheetFoot } from './SheetFoot.tsx'

type Found = ResponseOf<(typeof escalationsRoutes)['of']>
type Levels = Found['reachable']

/** Before which higher levels it was put, what they decided, and where it can go now. For staff. */
export function Escalations({ need }: { need: NeedDetail }): ReactNode {
  const data = useEscalations(need)
  const [open, setOpen] = useState(false)
  if (!data || (data.items.length === 0 && data.reachable.length === 0)) return null
  return (
    <section className="panel">
      {data.items.length > 0 && <h2>{texts.title}</h2>}
      {data.items.map((each) => (
        <Row key={each.id} escalation={each} needId={need.id} />
      ))}
      {data.reachable.length > 0 && (
        <Button block onClick={() => setOpen(true)}>
          {texts.escalate}
        </Button>
      )}
      {open && <EscalateSheet needId={need.id} levels={data.reachable} onClose={() => setOpen(false)} />}
    </section>
  )
}

function useEscalations({ id, shielded, status }: NeedDetail): Found | undefined {
  const { place, escalations } = useApi()
  const staff = useMe().data?.permissions.some((each) => each === 'needs.handle' || each === 'needs.read') ?? false
  const { data } = useQuery({
    queryKey: keyOf(place, 'needs', 'escalationsOf', id),
    queryFn: () => escalations.of({ params: { id } }),
    enabled: staff && !shielded && status !== 'submitted'
  })
  return data
}

function Row({ escalation, needId }: { escalation: Escalation; needId: string }): ReactNode {
  const { name, state, because, raisedBy, reason, decision, clock, availableActions } = escalation
  const [doing, setDoing] = useState<EscalationAction>()
  const cause = raisedBy ? fill(texts.by, { name: raisedBy }) : escalationCauseTexts[because]
  return (
    <div className="assist">
      <div className="need-card-foot">
        <strong>{name}</strong>
        {clock && <ClockBadge clock={clock} clocks={[clock]} needId={needId} />}
      </div>
      <p className="soft small">{[escalationStateTexts[state], cause].join(' · ')}</p>
      {reason && <p className="pre">{fill(texts.reason, { text: reason })}</p>}
      {decision && (
        <p className="pre">{fill(state === 'decided' ? texts.decision : texts.ended, { text: decision })}</p>
      )}
      {availableActions.length > 0 && (
        <div className="button-row">
          {availableActions.map((action) => (
            <Button key={action} onClick={() => setDoing(action)}>
              {escalationActionTexts[action]}
            </Button>
          ))}
        </div>
      )}
      {doing && <ActSheet escalation={escalation} action={doing} onClose={() => setDoing(undefined)} />}
    </div>
  )
}

type ActSheetProps = { escalation: Escalation; action: EscalationAction; onClose: () => void }

function ActSheet({ escalation, action, onClose }: ActSheetProps): ReactNode {
  const { escalations } = useApi()
  const write = useWrite(escalations.act, { changes: ['needs', 'notifications'] })
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const body = action === 'confirm' ? { action } : { action, text: text.trim() }
  const issues = tried ? check(escalationsRoutes.act.body, body) : {}
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (hasIssues(check(escalationsRoutes.act.body, body))) return
    const done = (): void => {
      toast(escalationDoneTexts[action])
      onClose()
    }
    write.mutate({ params: { id: escalation.id }, body }, { onSuccess: done })
  }
  return (
    <Sheet title={escalationActionTexts[action]} onClose={onClose}>
      <form className="sheet-form" onSubmit={submit} noValidate>
        {action !== 'confirm' && (
          <TextField
            label={escalationFieldTexts[action]}
            value={text}
            onChange={setText}
            rows={4}
            maxLength={500}
            error={issues['/text']}
          />
        )}
        <SheetFoot title={escalationActionTexts[action]} error={write.error} pending={write.isPending} />
      </form>
    </Sheet>
  )
}

type EscalateSheetProps = { needId: NeedDetail['id']; levels: Levels; onClose: () => void }

function EscalateSheet({ needId, levels, onClose }: EscalateSheetProps): ReactNode {
  const { escalations } = useApi()
  const write = useWrite(escalations.escalate, { changes: ['needs', 'notifications'] })
  const [level, setLevel] = useState(levels[0]?.key)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const body = { level: level ?? '', reason: reason.trim() }
  const issues = tried ? check(escalationsRoutes.escalate.body, body) : {}
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (hasIssues(check(escalationsRoutes.escalate.body, body))) return
    const done = (): void => {
      toast(texts.done)
      onClose()
    }
    write.mutate({ params: { id: needId }, body }, { onSuccess: done })
  }
  return (
    <Sheet title={texts.escalate} onClose={onClose}>
      <form className="sheet-form" onSubmit={submit} noValidate>
        <Chips label={texts.level} choices={levels} value={level} onChange={setLevel} error={issues['/level']} />
        <TextField
          label={texts.why}
          value={reason}
          onChange={setReason}
          rows={4}
          maxLength={500}
          error={issues['/reason']}
          hint={texts.whyHint}
        />
        <SheetFoot title={texts.escalate} error={write.error} pending={write.isPending} />
      </form>
    </Sheet>
  )
}
