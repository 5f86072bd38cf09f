import { ActOnNeed, type NeedDetail } from '@hongchao/contract'
import { useConfig } from '@hongchao/web'
import { actTexts, needTexts } from '@hongchao/web/texts/phone/need.ts'
import { Button } from 'antd-mobile'
import { type FormEvent, type ReactNode, useState } from 'react'

import { Chips } from '../../shared/Chips.tsx'
import { check, hasIssues } from '../../shared/check.ts'
import { useDraft } from '../../shared/draft.ts'
import { FormError } from '../../shared/FormError.tsx'
import { type Acting, failureText } from '../../shared/needs/use-act.ts'
import { TextField } from '../../shared/TextField.tsx'
import { useKept } from '../../shared/use-kept.ts'

type Opinion = { solved?: 'yes' | 'no'; score?: string | undefined; words: string }

const blank = (): Opinion => ({ words: '' })
const yesNo = [
  { key: 'yes', name: needTexts.solved },
  { key: 'no', name: needTexts.notSolved }
]

function stepOf({ solved, score, words }: Opinion): Record<string, unknown> {
  return {
    action: 'evaluate',
    solved: solved && solved === 'yes',
    score: score && Number(score),
    ...(words.trim() && { words: words.trim() })
  }
}

/** The two questions of the place, and a word: solved or not, satisfied from one to five. */
export function EvaluatePanel({ need, acting }: { need: NeedDetail; acting: Acting }): ReactNode {
  const { questions, scale } = useConfig().evaluation
  const kept = useKept<Opinion>('evaluation')
  const draft = useDraft(kept, need.id, blank)
  const [tried, setTried] = useState(false)
  if (!draft) return null
  const { value, update } = draft

  const step = stepOf(value)
  const issues = tried ? check(ActOnNeed, step) : {}
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (!hasIssues(check(ActOnNeed, step))) void acting.act(step as ActOnNeed).then(draft.clear, () => undefined)
  }
  return (
    <section className="panel">
      <h2>{actTexts.evaluate}</h2>
      <form className="sheet-form" onSubmit={submit} noValidate>
        <div className="scale">
          <Chips
            label={questions.solved}
            choices={yesNo}
            value={value.solved}
            onChange={(solved) => update((old) => ({ ...old, solved: solved as 'yes' | 'no' }))}
            error={issues['/solved']}
          />
        </div>
        <div className="scale">
          <Chips
            label={questions.score}
            choices={scale.map((name, index) => ({ key: String(index + 1), name }))}
            value={value.score}
            onChange={(score) => update((old) => ({ ...old, score }))}
            error={issues['/score']}
          />
        </div>
        <TextField
          label={questions.words}
          value={value.words}
          onChange={(words) => update((old) => ({ ...old, words }))}
          rows={2}
          maxLength={500}
          error={issues['/words']}
          optional
        />
        <FormError text={acting.error && failureText(acting.error)} />
        <Button block color="primary" size="large" type="submit" loading={acting.pending}>
          {actTexts.submitEvaluation}
        </Button>
      </form>
    </section>
  )
}
