import { useState } from 'react'

import { check, type FieldTexts } from '../../shared/check.ts'
import { bodyOf, type Mode, type NeedDraft } from './draft.ts'
import type { rules } from './rules.ts'

type Rules = typeof rules

type Checked = {
  /** What is wrong, from the first time that somebody tried to send. */
  mistakes: FieldTexts
  checking: boolean
  /** Checks what is to be sent; tells what is wrong. */
  check: () => Promise<FieldTexts>
}

/** What the server will take, to check by before anything is sent. */
export function useRules(draft: NeedDraft, mode: Mode | undefined): Checked {
  const [known, setKnown] = useState<Rules>()
  const [checking, setChecking] = useState(false)
  const mistakesBy = (by: Rules | undefined): FieldTexts =>
    by && mode ? check(by[mode.kind], bodyOf(draft, mode, [])) : {}
  return {
    mistakes: mistakesBy(known),
    checking,
    check: async () => {
      setChecking(true)
      const loaded = await loadRules()
      setChecking(false)
      setKnown(loaded)
      return mistakesBy(loaded)
    }
  }
}

/** They are loaded as somebody begins to write, long after the form is there; where they cannot be had, the server decides alone. */
export async function loadRules(): Promise<Rules | undefined> {
  return await import('./rules.ts').then(
    (module) => module.rules,
    () => undefined
  )
}
