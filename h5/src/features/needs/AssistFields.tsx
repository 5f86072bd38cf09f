import { AssistResult, type NeedDetail } from '@hongchao/contract'
import { assistResultTexts, assistStateTexts, assistsTexts } from '@hongchao/web/texts/assists.ts'
import type { ReactNode } from 'react'

import type { FieldTexts } from '../../shared/check.ts'
import { Chips } from '../../shared/Chips.tsx'
import type { Draft } from '../../shared/draft.ts'
import { ManyChips } from '../../shared/ManyChips.tsx'
import type { ActForm, ActValues } from './action-forms.ts'
import { isOpenAssist, WithOthers } from './OfficeField.tsx'

type Props = { need: NeedDetail; form: ActForm; draft: Draft<ActValues>; issues: FieldTexts }

/** Who assists, of whom something is decided or recorded, and what came of it. */
export function AssistFields({ need, form, draft, issues }: Props): ReactNode {
  return (
    <>
      {form.offices && <OfficesField need={need} draft={draft} issues={issues} />}
      {form.which && <WhichField need={need} form={form} draft={draft} issues={issues} />}
      {form.result && (
        <Chips
          label={assistsTexts.result}
          choices={AssistResult.options.map((key) => ({ key, name: assistResultTexts[key] }))}
          value={draft.value.result}
          onChange={(key) => draft.update((old) => ({ ...old, result: AssistResult.safeParse(key).data }))}
          error={issues['/result']}
        />
      )}
    </>
  )
}

function OfficesField({ need, draft: { value, update }, issues }: Omit<Props, 'form'>): ReactNode {
  const { offices = [] } = value
  return (
    <WithOthers need={need}>
      {(choices) => (
        <ManyChips
          label={assistsTexts.who}
          hint={assistsTexts.whoHint}
          choices={choices}
          values={offices}
          onChange={(chosen) => update((old) => ({ ...old, offices: chosen }))}
          error={issues['/assists']}
        />
      )}
    </WithOthers>
  )
}

const decisions = [
  { key: 'grant', name: assistsTexts.release },
  { key: 'decline', name: assistsTexts.keep }
]

/** Only an office that gives it back can be told to keep it. */
function WhichField({ need, form, draft: { value, update }, issues }: Props): ReactNode {
  const some = need.assists.filter(isOpenAssist).filter(({ departmentId }) => form.which === 'any' || departmentId)
  const chosen = some.find(({ id }) => id === value.assist)
  return (
    <>
      <Chips
        label={assistsTexts.which}
        choices={some.map(({ id, name, state }) => ({ key: id, name, note: assistStateTexts[state] }))}
        value={value.assist}
        onChange={(assist) => update((old) => ({ ...old, assist, decision: undefined }))}
        error={issues['/assistId']}
      />
      {form.which === 'any' && chosen?.state === 'returning' && (
        <Chips
          label={assistsTexts.decision}
          choices={decisions}
          value={value.decision ?? 'grant'}
          onChange={(key) => update((old) => ({ ...old, decision: key === 'decline' ? 'decline' : 'grant' }))}
        />
      )}
    </>
  )
}
