import type { NeedDetail, PleaKind } from '@hongchao/contract'
import { useNow } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { actTexts } from '@hongchao/web/texts/phone/need.ts'
import { pleaKindTexts } from '@hongchao/web/texts/pleas.ts'
import { dayText } from '@hongchao/web/when.ts'
import type { ReactNode } from 'react'

import type { FieldTexts } from '../../shared/check.ts'
import { Chips } from '../../shared/Chips.tsx'
import type { Draft } from '../../shared/draft.ts'
import { TextField } from '../../shared/TextField.tsx'
import type { ActForm, ActValues } from './action-forms.ts'
import { PleaNote, ReturnNote } from './PleaNote.tsx'
import { OfficeField } from './OfficeField.tsx'

type Props = { need: NeedDetail; draft: Draft<ActValues>; issues: FieldTexts }

/** What somebody asks for, or decides. */
export function PleaFields({ form, ...props }: Props & { form: ActForm }): ReactNode {
  if (form.plea) return <AskedFields {...props} />
  if (form.adjudication) return <AdjudicationFields {...props} />
  return form.decision ? <DecisionFields {...props} /> : null
}

/** More time, a pause or shelving: for a reason of the place's list, and until a day. */
function AskedFields({ need: { askable }, draft: { value, update }, issues }: Props): ReactNode {
  const now = useNow()
  const asked = askable.find(({ kind }) => kind === value.plea)
  const kinds = askable.map(({ kind }) => ({ key: kind, name: pleaKindTexts[kind] }))
  const choose = (plea: string | undefined): void =>
    update((old) => ({ ...old, plea: plea as PleaKind | undefined, pleaReason: undefined }))
  return (
    <>
      <Chips label={actTexts.pleaKind} choices={kinds} value={value.plea} onChange={choose} error={issues['/kind']} />
      {asked && (
        <>
          <Chips
            label={actTexts.pleaReason}
            choices={asked.reasons}
            value={value.pleaReason}
            onChange={(pleaReason) => update((old) => ({ ...old, pleaReason }))}
            error={issues['/reason']}
          />
          <TextField
            label={actTexts.pleaUntil[asked.kind]}
            type="date"
            value={value.until}
            onChange={(until) => update((old) => ({ ...old, until }))}
            min={asked.first}
            max={asked.last}
            error={issues['/until']}
            hint={fill(actTexts.pleaUntilHint, { last: dayText(asked.last, now) })}
          />
        </>
      )}
    </>
  )
}

const decisions = [
  { key: 'grant', name: actTexts.grant },
  { key: 'decline', name: actTexts.decline }
]

/** What was asked for stands above the choice. */
function DecisionFields({ need: { plea }, draft: { value, update }, issues }: Props): ReactNode {
  return (
    <>
      {plea && <PleaNote plea={plea} />}
      <Chips
        label={actTexts.decision}
        choices={decisions}
        value={value.decision}
        onChange={(key) => update((old) => ({ ...old, decision: key === 'grant' ? 'grant' : 'decline' }))}
        error={issues['/granted']}
      />
    </>
  )
}

/** Whose it is instead, as whoever gives it back sees it. */
export function ProposedField({ need, draft: { value, update }, issues }: Props): ReactNode {
  return (
    <OfficeField
      label={actTexts.returnTo}
      need={need}
      value={value.target}
      onChange={(target) => update((old) => ({ ...old, target }))}
      error={issues['/teamId'] ?? issues['/departmentId']}
      optional
    />
  )
}

const rulings = [
  { key: 'grant', name: actTexts.uphold },
  { key: 'decline', name: actTexts.dismiss }
]

/** Who has it from now on: the office that is designated, or the one that has it. */
function AdjudicationFields({ need, draft: { value, update }, issues }: Props): ReactNode {
  return (
    <>
      {need.returning && <ReturnNote returning={need.returning} />}
      <Chips
        label={actTexts.decision}
        choices={rulings}
        value={value.decision}
        onChange={(key) => update((old) => ({ ...old, decision: key === 'grant' ? 'grant' : 'decline' }))}
        error={issues['/granted']}
      />
      {value.decision === 'grant' && (
        <OfficeField
          label={actTexts.designate}
          need={need}
          value={value.target}
          onChange={(target) => update((old) => ({ ...old, target }))}
          error={issues['/teamId'] ?? issues['/departmentId']}
        />
      )}
    </>
  )
}
