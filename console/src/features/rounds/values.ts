import type { RoundPlanDetail } from '@hongchao/contract'
import { useApi, useWrite } from '@hongchao/web'
import { useMutation, type UseMutationResult, useQueryClient } from '@tanstack/react-query'

type Row = {
  id?: string
  name: string
  organisationId?: string | undefined
  workerId: string
  phone?: string
}

/** The form as it is filled in. */
export type Values = {
  organisationId: string
  kind: string
  title: string
  opensOn: number
  days: number
  questions?: string
  respondents: Row[]
}

export const usual = { opensOn: 5, days: 5, respondents: [{}] }

export function valuesOf({ title, opensOn, within, questions, list }: RoundPlanDetail): Partial<Values> {
  return {
    title,
    opensOn,
    days: within.amount,
    questions: questions.join('\n'),
    respondents: list.map(({ id, name, organisation, worker }) => ({
      id,
      name,
      organisationId: organisation?.id,
      workerId: worker.id
    }))
  }
}

export function useSavePlan(plan: RoundPlanDetail | undefined): UseMutationResult<RoundPlanDetail, Error, Values> {
  const { rounds, place } = useApi()
  const queries = useQueryClient()
  const found = useWrite(rounds.found, { changes: ['rounds'] })
  const change = useWrite(rounds.change, { changes: ['rounds'] })
  return useMutation({
    mutationFn: async ({ organisationId, kind, days, questions, respondents, title, opensOn }: Values) => {
      const body = {
        title,
        opensOn,
        within: { amount: days, unit: 'workingDay' as const },
        questions: linesOf(questions),
        respondents: respondents.map(({ phone, ...row }) => ({ ...row, ...(phone?.trim() && { phone }) }))
      }
      return plan
        ? await change.mutateAsync({ params: { id: plan.id }, body: { ...body, version: plan.version } })
        : await found.mutateAsync({ body: { ...body, organisationId, kind } })
    },
    // Somebody else may have changed it: opened again, the form starts from theirs.
    onError: () => void queries.invalidateQueries({ queryKey: [place, 'rounds'] })
  })
}

function linesOf(text = ''): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}
