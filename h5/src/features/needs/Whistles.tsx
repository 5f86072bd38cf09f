import {
  type NeedDetail,
  type ResponseOf,
  type Whistle,
  type WhistleAction,
  type WhistleCall,
  whistlesRoutes
} from '@hongchao/contract'
import { keyOf, useApi, useMe, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { assistResultTexts, assistStateTexts } from '@hongchao/web/texts/assists.ts'
import {
  whistleActionTexts,
  whistleDoneTexts,
  whistleFieldTexts,
  whistleSideTexts,
  whistlesTexts as texts,
  whistleStateTexts
} from '@hongchao/web/texts/whistles.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd-mobile'
import { type FormEvent, type ReactNode, useState } from 'react'

import { check, hasIssues } from '../../shared/check.ts'
import { Chips } from '../../shared/Chips.tsx'
import { ManyChips } from '../../shared/ManyChips.tsx'
import { ClockBadge } from '../../shared/needs/ClockBadge.tsx'
import { Sheet } from '../../shared/Sheet.tsx'
import { TextField } from '../../shared/TextField.tsx'
import { toast } from '../../shared/toast.ts'
import { BlowSheet, targetsOf } from './BlowSheet.tsx'
import { WithOthers } from './OfficeField.tsx'
import { SheetFoot } from './SheetFoot.tsx'

/** Who was called to it and came, and the whistle that can be blown now. For staff. */
export function Whistles({ need }: { need: NeedDetail }): ReactNode {
  const data = useWhistles(need)
  const [open, setOpen] = useState(false)
  if (!data || (data.items.length === 0 && data.blowable.length === 0)) return null
  return (
    <section className="panel">
      {data.items.length > 0 && <h2>{texts.title}</h2>}
      {data.items.map((each) => (
        <Row key={each.id} need={need} whistle={each} />
      ))}
      {data.blowable.length > 0 && (
        <Button block onClick={() => setOpen(true)}>
          {texts.blow}
        </Button>
      )}
      {open && <BlowSheet need={need} kinds={data.blowable} onClose={() => setOpen(false)} />}
    </section>
  )
}

function useWhistles({ id, shielded, status }: NeedDetail): ResponseOf<(typeof whistlesRoutes)['of']> | undefined {
  const { place, whistles } = useApi()
  const staff = useMe().data?.permissions.some((each) => each === 'needs.handle' || each === 'needs.read') ?? false
  const { data } = useQuery({
    queryKey: keyOf(place, 'needs', 'whistlesOf', id),
    queryFn: () => whistles.of({ params: { id } }),
    enabled: staff && !shielded && status !== 'submitted' && status !== 'accepted'
  })
  return data
}

type Props = { need: NeedDetail; whistle: Whistle }

function Row({ need, whistle }: Props): ReactNode {
  const { name, code, state, office, blownBy, reason, spot, remark, calls, availableActions } = whistle
  const [doing, setDoing] = useState<WhistleAction>()
  return (
    <div className="assist">
      <strong>{name}</strong>
      <p className="soft small">
        {[code, whistleStateTexts[state], fill(texts.by, { office, name: blownBy })].join(' · ')}
      </p>
      <p className="pre">{fill(texts.why, { text: reason })}</p>
      <p className="pre">{fill(texts.where, { text: spot })}</p>
      {remark && <p className="pre">{fill(texts.remark, { text: remark })}</p>}
      {calls.map((called) => (
        <Called key={called.id} called={called} needId={need.id} />
      ))}
      {availableActions.length > 0 && (
        <div className="button-row">
          {availableActions.map((action) => (
            <Button key={action} onClick={() => setDoing(action)}>
              {whistleActionTexts[action]}
            </Button>
          ))}
        </div>
      )}
      {doing && <StepSheet need={need} whistle={whistle} action={doing} onClose={() => setDoing(undefined)} />}
    </div>
  )
}

function Called({ called, needId }: { called: WhistleCall; needId: string }): ReactNode {
  const { office, clock, state, result, answeredAt, answeredBy, reviews, reviewable } = called
  const [open, setOpen] = useState(false)
  const spoken = reviews.some(({ side }) => side === reviewable)
  const silent = clock.stoppedAt ? texts.notAnswered : texts.waiting
  const came = answeredAt ? fill(texts.answered, { name: answeredBy ?? '' }) : silent
  const facts = [came, answeredAt && assistStateTexts[state], result && assistResultTexts[result]]
  return (
    <div>
      <div className="need-card-foot">
        <strong>{office}</strong>
        <ClockBadge clock={clock} clocks={[clock]} needId={needId} />
      </div>
      <p className="soft small">{facts.filter(Boolean).join(' · ')}</p>
      {reviews.map(({ side, score, words, at }) => (
        <p key={at} className="small">
          {whistleSideTexts[side]}：{fill(texts.score, { score })} {words}
        </p>
      ))}
      {reviewable && <Button onClick={() => setOpen(true)}>{spoken ? texts.reviewAgain : texts.review}</Button>}
      {open && reviewable && <ReviewSheet id={called.id} side={reviewable} onClose={() => setOpen(false)} />}
    </div>
  )
}

type StepSheetProps = Props & { action: WhistleAction; onClose: () => void }

function StepSheet({ need, whistle: { id, usual }, action, onClose }: StepSheetProps): ReactNode {
  const { whistles } = useApi()
  const write = useWrite(whistles.act, { changes: ['needs', 'notifications'] })
  const [text, setText] = useState('')
  const [offices, setOffices] = useState(usual.map(({ departmentId }) => `department/${departmentId}`))
  const [tried, setTried] = useState(false)
  const body = bodyOf(action, text, offices)
  const issues = tried ? check(whistlesRoutes.act.body, body) : {}
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (hasIssues(check(whistlesRoutes.act.body, body))) return
    const done = (): void => {
      toast(whistleDoneTexts[action])
      onClose()
    }
    write.mutate({ params: { id }, body }, { onSuccess: done })
  }
  return (
    <Sheet title={whistleActionTexts[action]} onClose={onClose}>
      <form className="sheet-form" onSubmit={submit} noValidate>
        {action === 'assign' && (
          <WithOthers need={need}>
            {(choices) => (
              <ManyChips
                label={texts.offices}
                choices={choices}
                values={offices}
                onChange={setOffices}
                error={issues['/offices']}
              />
            )}
          </WithOthers>
        )}
        {(action === 'dismiss' || action === 'withdraw') && (
          <TextField
            label={whistleFieldTexts[action]}
            value={text}
            onChange={setText}
            rows={4}
            maxLength={500}
            error={issues['/text']}
          />
        )}
        <SheetFoot title={whistleActionTexts[action]} error={write.error} pending={write.isPending} />
      </form>
    </Sheet>
  )
}

function bodyOf(action: WhistleAction, text: string, offices: readonly string[]) {
  if (action === 'approve') return { action }
  return action === 'assign' ? { action, offices: targetsOf(offices) } : { action, text: text.trim() }
}

type ReviewSheetProps = { id: string; side: NonNullable<WhistleCall['reviewable']>; onClose: () => void }

const scores = [1, 2, 3, 4, 5].map((score) => ({ key: String(score), name: fill(texts.score, { score }) }))

function ReviewSheet({ id, side, onClose }: ReviewSheetProps): ReactNode {
  const { whistles } = useApi()
  const write = useWrite(whistles.review, { changes: ['needs', 'notifications'] })
  const [score, setScore] = useState<string | undefined>()
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(false)
  const body = { side, score: Number(score), ...(words.trim() && { words: words.trim() }) }
  const issues = tried ? check(whistlesRoutes.review.body, body) : {}
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (hasIssues(check(whistlesRoutes.review.body, body))) return
    const done = (): void => {
      toast(texts.reviewDone)
      onClose()
    }
    write.mutate({ params: { id }, body }, { onSuccess: done })
  }
  return (
    <Sheet title={whistleSideTexts[side]} onClose={onClose}>
      <form className="sheet-form" onSubmit={submit} noValidate>
        <Chips label={texts.scoreLabel} choices={scores} value={score} onChange={setScore} error={issues['/score']} />
        <TextField
          label={texts.words}
          value={words}
          onChange={setWords}
          rows={3}
          maxLength={500}
          error={issues['/words']}
        />
        <SheetFoot title={texts.review} error={write.error} pending={write.isPending} />
      </form>
    </Sheet>
  )
}
