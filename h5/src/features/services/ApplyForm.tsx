import {
  type Receipt,
  type ServiceApplication,
  ServiceApplication as Schema,
  type ServiceItem
} from '@hongchao/contract'
import { errorText, useApi, useConfig, useMe, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { channelTexts } from '@hongchao/web/texts/needs.ts'
import { servicesTexts as texts } from '@hongchao/web/texts/phone/services.ts'
import { useNavigate } from '@tanstack/react-router'
import { Button, Switch } from 'antd-mobile'
import { type FormEvent, type ReactNode, useState } from 'react'

import { check, type FieldTexts, hasIssues, refusedFields } from '../../shared/check.ts'
import { Chips } from '../../shared/Chips.tsx'
import { FormError } from '../../shared/FormError.tsx'
import { useReceipts } from '../../shared/receipts.ts'
import { TextField } from '../../shared/TextField.tsx'

type Values = {
  kind?: string | undefined
  way?: string | undefined
  papersReady: string[]
  words: string
  phone: string
  other: boolean
  name: string
  channel?: string | undefined
}

const channels = ['visit', 'telephone', 'meeting', 'card', 'group'] as const

/** What an application needs to be sent; what is missing of the papers shows while it is written, all of it. */
export function ApplyForm({ service }: { service: ServiceItem }): ReactNode {
  const records = useMe().data?.permissions.includes('needs.record') ?? false
  const { values, set, issues, apply, submit } = useApplication(service)
  return (
    <form className="page-body service-form" onSubmit={submit} noValidate>
      <section className="panel">
        <Papers service={service} ready={values.papersReady} onChange={(papersReady) => set({ papersReady })} />
        <What service={service} values={values} set={set} issues={issues} />
      </section>
      <section className="panel">
        {records && (
          <label className="service-switch">
            <span>{texts.onBehalf}</span>
            <Switch checked={values.other} onChange={(other) => set({ other })} />
          </label>
        )}
        {values.other && <Other values={values} set={set} issues={issues} />}
        <TextField
          label={texts.phone}
          value={values.phone}
          onChange={(phone) => set({ phone })}
          type="tel"
          inputMode="tel"
          maxLength={20}
          optional
          error={issues['/phone']}
          {...(!values.other && { hint: texts.phoneHint })}
        />
      </section>
      <div className="bottom-bar">
        <FormError text={apply.error && errorText(apply.error)} />
        <Button
          block
          color="primary"
          size="large"
          type="submit"
          loading={apply.isPending}
          loadingText={texts.submitting}
        >
          {texts.submit}
        </Button>
      </div>
    </form>
  )
}

/** The form's values, what is wrong with them, and sending them; the receipt is kept before anything else. */
function useApplication(service: ServiceItem) {
  const { services } = useApi()
  const navigate = useNavigate()
  const receipts = useReceipts()
  const [tried, setTried] = useState(false)
  const [values, setValues] = useState<Values>({
    way: service.ways.length === 1 ? service.ways[0] : undefined,
    papersReady: [],
    words: '',
    phone: '',
    other: false,
    name: ''
  })
  const apply = useWrite(services.apply, { changes: ['needs'] })
  const issues: FieldTexts = { ...refusedFields(apply.error), ...(tried ? check(Schema, bodyOf(values)) : {}) }

  async function keep(receipt: Receipt): Promise<void> {
    await receipts?.set(receipt.code, { receipt, recorded: values.other, earlier: false })
    await navigate({ to: '/receipts/$code', params: { code: receipt.code }, replace: true })
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    const body = bodyOf(values)
    if (hasIssues(check(Schema, body))) return
    apply.mutate(
      { params: { id: service.id }, body: body as ServiceApplication },
      { onSuccess: ({ receipt }) => void keep(receipt) }
    )
  }
  const set = (change: Partial<Values>): void => setValues((old) => ({ ...old, ...change }))
  return { values, set, issues, apply, submit }
}

type PartProps = { values: Values; set: (change: Partial<Values>) => void; issues: FieldTexts }

function What({ service, values, set, issues }: PartProps & { service: ServiceItem }): ReactNode {
  const { requesterKinds, ways } = useConfig()
  return (
    <>
      <Chips
        label={texts.way}
        choices={ways.filter(({ key }) => service.ways.includes(key))}
        value={values.way}
        onChange={(way) => set({ way })}
        error={issues['/way']}
      />
      <Chips
        label={values.other ? texts.kindOfOther : texts.kind}
        choices={requesterKinds}
        value={values.kind}
        onChange={(kind) => set({ kind })}
        error={issues['/kind']}
      />
      <TextField
        label={texts.words}
        value={values.words}
        onChange={(words) => set({ words })}
        rows={3}
        maxLength={1000}
        optional
      />
    </>
  )
}

/** Whoever came, called or was visited. */
function Other({ values, set, issues }: PartProps): ReactNode {
  return (
    <>
      <TextField
        label={texts.name}
        value={values.name}
        onChange={(name) => set({ name })}
        maxLength={40}
        autoComplete="off"
        error={issues['/onBehalf/name']}
      />
      <Chips
        label={texts.channel}
        choices={channels.map((key) => ({ key, name: channelTexts[key] }))}
        value={values.channel}
        onChange={(channel) => set({ channel })}
        error={issues['/onBehalf/channel']}
      />
    </>
  )
}

type PapersProps = { service: ServiceItem; ready: string[]; onChange: (ready: string[]) => void }

function Papers({ service: { papers }, ready, onChange }: PapersProps): ReactNode {
  if (papers.length === 0) return <p className="soft">{texts.noPapers}</p>
  const missing = papers.filter(({ name }) => !ready.includes(name)).map(({ name }) => name)
  return (
    <fieldset className="field">
      <legend className="field-label">{texts.paperList}</legend>
      {papers.map(({ name, note }) => (
        <label key={name} className="service-paper">
          <input
            type="checkbox"
            checked={ready.includes(name)}
            onChange={({ target }) =>
              onChange(target.checked ? [...ready, name] : ready.filter((other) => other !== name))
            }
          />
          <span>
            {name}
            {note && <small>{note}</small>}
          </span>
        </label>
      ))}
      <p role="status" className={missing.length > 0 ? 'notice' : 'soft'}>
        {missing.length > 0
          ? fill(texts.missing, { count: missing.length, papers: missing.join('、') })
          : texts.allReady}
      </p>
    </fieldset>
  )
}

/** What was entered, in the shape in which it is sent; it may not be whole yet. */
function bodyOf({ kind, way, papersReady, words, phone, other, name, channel }: Values): unknown {
  return {
    kind,
    way,
    papersReady,
    ...(words.trim() && { words }),
    ...(phone.trim() && { phone }),
    ...(other && { onBehalf: { name, channel, collectedAt: new Date().toISOString() } })
  }
}
