import { type BlowWhistle, type NeedDetail, type ResponseOf, whistlesRoutes } from '@hongchao/contract'
import { useApi, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { limitTexts } from '@hongchao/web/texts/due.ts'
import { whistlesTexts as texts } from '@hongchao/web/texts/whistles.ts'
import { type FormEvent, type ReactNode, useState } from 'react'

import { check, type FieldTexts, hasIssues } from '../../shared/check.ts'
import { Chips } from '../../shared/Chips.tsx'
import { ManyChips } from '../../shared/ManyChips.tsx'
import { Sheet } from '../../shared/Sheet.tsx'
import { TextField } from '../../shared/TextField.tsx'
import { toast } from '../../shared/toast.ts'
import { WithOthers } from './OfficeField.tsx'
import { SheetFoot } from './SheetFoot.tsx'

type Kinds = ResponseOf<(typeof whistlesRoutes)['of']>['blowable']

/** 吹哨: which kind, why, and where to come; whoever dispatches names the offices at once where nobody reviews it. */
export function BlowSheet({
  need,
  kinds,
  onClose
}: {
  need: NeedDetail
  kinds: Kinds
  onClose: () => void
}): ReactNode {
  const { whistles } = useApi()
  const write = useWrite(whistles.blow, { changes: ['needs', 'notifications'] })
  const { kind, body, values, update } = useBlow(need, kinds)
  const [tried, setTried] = useState(false)
  const issues = tried ? check(whistlesRoutes.blow.body, body) : {}
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (hasIssues(check(whistlesRoutes.blow.body, body))) return
    const done = (): void => {
      toast(texts.blown)
      onClose()
    }
    write.mutate({ params: { id: need.id }, body }, { onSuccess: done })
  }
  return (
    <Sheet title={texts.blow} onClose={onClose}>
      <form className="sheet-form" onSubmit={submit} noValidate>
        <Chips
          label={texts.kind}
          choices={kinds.map((each) => ({ key: each.key, name: each.name, note: withinOf(each) }))}
          value={kind?.key}
          onChange={(key) => update({ key, offices: undefined })}
          error={issues['/kind']}
        />
        <WordsFields values={values} update={update} issues={issues} />
        {kind?.assigns && (
          <OfficesField
            need={need}
            values={values.offices ?? usualOf(kind)}
            update={update}
            error={issues['/offices']}
          />
        )}
        <SheetFoot title={texts.blow} error={write.error} pending={write.isPending} />
      </form>
    </Sheet>
  )
}

type Values = { key: string | undefined; reason: string; spot: string; offices: string[] | undefined }
type Update = (change: Partial<Values>) => void

function useBlow(
  need: NeedDetail,
  kinds: Kinds
): { kind: Kinds[number] | undefined; values: Values; body: BlowWhistle; update: Update } {
  const first = { key: kinds[0]?.key, reason: '', spot: need.location ?? '', offices: undefined }
  const [values, setValues] = useState<Values>(first)
  const { key = '', reason, spot, offices } = values
  const kind = kinds.find((each) => each.key === key)
  const named = kind?.assigns ? { offices: targetsOf(offices ?? usualOf(kind)) } : {}
  const body = { kind: key, reason: reason.trim(), spot: spot.trim(), ...named }
  return { kind, values, body, update: (change) => setValues((old) => ({ ...old, ...change })) }
}

function usualOf({ usual }: Kinds[number]): string[] {
  return usual.map(({ departmentId }) => `department/${departmentId}`)
}

type WordsFieldsProps = { values: Values; update: Update; issues: FieldTexts }

function WordsFields({ values, update, issues }: WordsFieldsProps): ReactNode {
  return (
    <>
      <TextField
        label={texts.reason}
        value={values.reason}
        onChange={(reason) => update({ reason })}
        rows={3}
        maxLength={500}
        error={issues['/reason']}
      />
      <TextField
        label={texts.spot}
        value={values.spot}
        onChange={(spot) => update({ spot })}
        maxLength={200}
        error={issues['/spot']}
        hint={texts.spotHint}
      />
    </>
  )
}

type OfficesFieldProps = { need: NeedDetail; values: readonly string[]; update: Update; error: string | undefined }

function OfficesField({ need, values, update, error }: OfficesFieldProps): ReactNode {
  return (
    <WithOthers need={need}>
      {(choices) => (
        <ManyChips
          label={texts.offices}
          choices={choices}
          values={values}
          onChange={(offices) => update({ offices })}
          error={error}
        />
      )}
    </WithOthers>
  )
}

function withinOf({ limit, reviewed }: Kinds[number]): string {
  const within = fill(texts.within, { limit: fill(limitTexts[limit.unit], { amount: limit.amount }) })
  return reviewed ? `${within}，${texts.reviewed}` : within
}

/** As the fields have them, such as `department/ID`. */
export function targetsOf(offices: readonly string[]): { teamId?: string; departmentId?: string }[] {
  return offices.map((office) => {
    const [kind, id = ''] = office.split('/')
    return kind === 'team' ? { teamId: id } : { departmentId: id }
  })
}
