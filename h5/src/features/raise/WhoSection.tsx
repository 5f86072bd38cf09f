import { useConfig } from '@hongchao/web'
import { raiseTexts } from '@hongchao/web/texts/phone/raise.ts'
import { shellTexts } from '@hongchao/web/texts/phone/shell.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import { Chips } from '../../shared/Chips.tsx'
import type { FieldTexts } from '../../shared/check.ts'
import type { Draft } from '../../shared/draft.ts'
import { TextField } from '../../shared/TextField.tsx'
import type { Mode, NeedDraft } from './draft.ts'

type Props = { draft: Draft<NeedDraft>; mode: Mode; issues: FieldTexts }

/** Who asks, and how to reach them. */
export function WhoSection({ draft, mode, issues }: Props): ReactNode {
  const { requesterKinds } = useConfig()
  const { value, update } = draft
  const texts = wordsFor(mode)
  return (
    <section className="panel">
      <Chips
        label={texts.kind}
        choices={requesterKinds}
        value={value.kind}
        onChange={(kind) => update((old) => ({ ...old, kind }))}
        error={issues['/kind']}
      />
      {mode.kind !== 'self' && (
        <TextField
          label={texts.name}
          value={value.name}
          onChange={(name) => update((old) => ({ ...old, name }))}
          maxLength={40}
          error={issues['/name']}
          autoComplete={mode.kind === 'poster' ? 'name' : 'off'}
        />
      )}
      <TextField
        label={texts.phone}
        value={value.phone}
        onChange={(phone) => update((old) => ({ ...old, phone }))}
        type="tel"
        inputMode="tel"
        maxLength={20}
        error={issues['/phone']}
        hint={texts.hint && <Hint text={texts.hint} />}
        optional={mode.kind !== 'poster'}
        autoComplete={mode.kind === 'record' ? 'off' : 'tel'}
      />
    </section>
  )
}

/** What a telephone is for stands where it is asked for, with the way to all the rest. */
function Hint({ text }: { text: string }): ReactNode {
  return (
    <>
      {text}
      <Link to="/privacy" className="text-button">
        {shellTexts.privacy}
      </Link>
    </>
  )
}

function wordsFor({ kind }: Mode): { kind: string; name: string; phone: string; hint?: string } {
  if (kind === 'record') {
    return { kind: raiseTexts.recordWho, name: raiseTexts.recordName, phone: raiseTexts.recordPhone }
  }
  const own = kind === 'self'
  return {
    kind: raiseTexts.who,
    name: raiseTexts.name,
    phone: own ? raiseTexts.phoneForSelf : raiseTexts.phone,
    hint: own ? raiseTexts.phoneForSelfHint : raiseTexts.phoneHint
  }
}
