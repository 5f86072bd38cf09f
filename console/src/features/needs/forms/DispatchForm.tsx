import { type ActOnNeed, Dispatch, type DispatchProposal, type NeedDetail, type SimilarNeed } from '@hongchao/contract'
import { useSuggestion } from '@hongchao/web'
import { actionText } from '@hongchao/web/actions.ts'
import { proposalWith } from '@hongchao/web/suggestion.ts'
import { assistsTexts } from '@hongchao/web/texts/assists.ts'
import { actTexts, needsTexts } from '@hongchao/web/texts/console/needs.ts'
import { Button, Form, Input } from 'antd'
import { type JSX, use, useRef } from 'react'

import { ErrorNote } from '../../../shared/ErrorNote.tsx'
import { ruleOf } from '../../../shared/form.ts'
import { Loading } from '../../../shared/Page.tsx'
import { NeighboursContext, nextToDispatch } from '../neighbours.ts'
import { useProposal } from '../queries.ts'
import { useOfferCopy } from '../use-offer-copy.tsx'
import { ActForm } from './ActForm.tsx'
import { assistsOf, OfficesSelect } from './OfficesSelect.tsx'
import type { ActionFormProps } from './props.ts'
import { SimilarNeeds } from './SuggestionNote.tsx'
import { TargetField, targetOf, valueOf } from './TargetField.tsx'

type Values = { target: string; instructions?: string; assisting?: string[]; assistInstructions?: string }

/** Where to: the proposal of the rules, or else of similar needs, is chosen already; the others show what they have on hand. */
export function DispatchForm({ need, action, onClose }: ActionFormProps): JSX.Element {
  const [form] = Form.useForm<Values>()
  const proposal = useProposed(need.id)
  const neighbours = use(NeighboursContext)
  const again = need.status !== 'accepted'
  const next = again ? undefined : neighbours && nextToDispatch(neighbours.items, need.id)
  const goOn = useRef(true)
  const offerCopy = useOfferCopy()
  if (proposal.error) return <ErrorNote error={proposal.error} onRetry={proposal.refetch} />
  if (!proposal.data) return <Loading />
  const { proposed } = proposal.data

  function done(dispatched: NeedDetail): void {
    offerCopy(`${needsTexts.done.dispatch}：${dispatched.code}`, [dispatched])
    if (next && goOn.current) neighbours?.open(next.id, 'dispatch')
    else onClose()
    goOn.current = true
  }

  return (
    <ActForm
      form={form}
      need={need}
      action={action}
      bodyOf={bodyOf}
      initialValues={{ target: valueOf(proposed) }}
      onClose={onClose}
      onDone={done}
      focusSubmit={proposed !== undefined && !need.about}
      submitText={next ? actTexts.dispatchNext : actionText(action, need)}
      more={
        next && (
          <Button
            onClick={() => {
              goOn.current = false
              form.submit()
            }}
          >
            {actTexts.dispatch}
          </Button>
        )
      }
    >
      <Form.Item name="target" label={actTexts.target} rules={[{ required: true, message: actTexts.noProposal }]}>
        <TargetField proposal={proposal.data} />
      </Form.Item>
      <SimilarNeeds similar={proposal.similar} />
      <Form.Item
        name="instructions"
        label={need.about ? actTexts.instructionsAbout : actTexts.instructions}
        rules={[ruleOf(Dispatch.shape.instructions)]}
      >
        <Input.TextArea rows={1} maxLength={1000} />
      </Form.Item>
      <AssistItems need={need} />
    </ActForm>
  )
}

function bodyOf({ target, instructions, assisting = [], ...more }: Values): ActOnNeed {
  return {
    action: 'dispatch',
    ...targetOf(target),
    instructions: instructions?.trim() ? instructions : undefined,
    assists: assisting.length > 0 ? assistsOf({ assisting, ...more }) : undefined
  }
}

/** Who assists the lead, where one office alone cannot do it. */
function AssistItems({ need }: { need: NeedDetail }): JSX.Element {
  const lead = Form.useWatch<string | undefined>('target')
  const chosen = Form.useWatch<string[] | undefined>('assisting')
  return (
    <>
      <Form.Item name="assisting" label={assistsTexts.whoElse}>
        <OfficesSelect need={need} lead={lead} />
      </Form.Item>
      {chosen && chosen.length > 0 && (
        <Form.Item
          name="assistInstructions"
          label={assistsTexts.instructions}
          rules={[ruleOf(Dispatch.shape.instructions)]}
        >
          <Input.TextArea rows={1} maxLength={1000} />
        </Form.Item>
      )}
    </>
  )
}

/** The proposal of the rules, or else of the similar needs that are shown beside it. */
function useProposed(needId: string): {
  data: DispatchProposal | undefined
  similar: SimilarNeed[]
  error: Error | null
  refetch: () => unknown
} {
  const { data, error, refetch } = useProposal(needId)
  const { data: suggestion, isLoading } = useSuggestion(needId)
  return {
    data: data && !isLoading ? proposalWith(data, suggestion) : undefined,
    similar: suggestion?.similar ?? [],
    error,
    refetch
  }
}
