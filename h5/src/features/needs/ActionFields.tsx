import type { NeedDetail } from '@hongchao/contract'
import { actTexts } from '@hongchao/web/texts/phone/need.ts'
import type { ReactNode } from 'react'

import { Chips } from '../../shared/Chips.tsx'
import type { FieldTexts } from '../../shared/check.ts'
import type { Draft } from '../../shared/draft.ts'
import { PhotoPicker } from '../../shared/photos/PhotoPicker.tsx'
import type { Photos } from '../../shared/photos/use-photos.ts'
import { TextField } from '../../shared/TextField.tsx'
import type { ActForm, ActValues } from './action-forms.ts'
import { AssistFields } from './AssistFields.tsx'
import { ClassFields } from './ClassFields.tsx'
import { MasterField } from './MasterField.tsx'
import { PersonField } from './PersonField.tsx'
import { PleaFields, ProposedField } from './PleaFields.tsx'
import { TargetField } from './TargetField.tsx'

type Props = { need: NeedDetail; form: ActForm; draft: Draft<ActValues>; photos: Photos; issues: FieldTexts }

const readers = [
  { key: 'public', name: actTexts.notePublic },
  { key: 'internal', name: actTexts.noteInternal }
]

export function ActionFields({ need, form, draft, photos, issues }: Props): ReactNode {
  const { value, update } = draft
  return (
    <>
      {form.classes && <ClassFields needId={need.id} draft={draft} issues={issues} />}
      <WhereToFields need={need} form={form} draft={draft} issues={issues} />
      {form.person && need.team && (
        <PersonField
          teamId={need.team.id}
          value={value.person}
          onChange={(person) => update((old) => ({ ...old, person }))}
          error={issues['/personId']}
        />
      )}
      <PleaFields form={form} need={need} draft={draft} issues={issues} />
      <AssistFields form={form} need={need} draft={draft} issues={issues} />
      {form.text && <WordsField words={form.text} draft={draft} issues={issues} />}
      {form.office && <ProposedField need={need} draft={draft} issues={issues} />}
      {form.visible && (
        <Chips
          label={actTexts.noteVisible}
          choices={readers}
          value={value.visible}
          onChange={(key) => update((old) => ({ ...old, visible: key === 'internal' ? 'internal' : 'public' }))}
        />
      )}
      {form.reply && <ReplyFields draft={draft} issues={issues} />}
      {form.photos && <PhotoPicker list={value.photos} photos={photos} />}
    </>
  )
}

/** Where a need goes: to a team or department, or into another need. */
function WhereToFields({ need, form, draft, issues }: Omit<Props, 'photos'>): ReactNode {
  const { value, update } = draft
  return (
    <>
      {form.target && (
        <TargetField
          needId={need.id}
          value={value.target}
          onChange={(target) => update((old) => ({ ...old, target }))}
          error={issues['/teamId'] ?? issues['/departmentId']}
        />
      )}
      {form.into && (
        <MasterField
          needId={need.id}
          value={value.into}
          onChange={(into) => update((old) => ({ ...old, into }))}
          error={issues['/intoId']}
        />
      )}
    </>
  )
}

type WordsProps = { words: NonNullable<ActForm['text']>; draft: Draft<ActValues>; issues: FieldTexts }

function WordsField({ words: { label, hint, field, optional }, draft, issues }: WordsProps): ReactNode {
  return (
    <TextField
      label={label}
      value={draft.value.text}
      onChange={(text) => draft.update((old) => ({ ...old, text }))}
      rows={4}
      maxLength={2000}
      error={issues[field]}
      hint={hint}
      {...(optional && { optional })}
    />
  )
}

/** Where a department's reply on paper came from. */
function ReplyFields({ draft, issues }: { draft: Draft<ActValues>; issues: FieldTexts }): ReactNode {
  const { value, update } = draft
  return (
    <>
      <TextField
        label={actTexts.repliedBy}
        value={value.repliedBy}
        onChange={(repliedBy) => update((old) => ({ ...old, repliedBy }))}
        maxLength={40}
        error={issues['/repliedBy']}
      />
      <TextField
        label={actTexts.documentNumber}
        value={value.documentNumber}
        onChange={(documentNumber) => update((old) => ({ ...old, documentNumber }))}
        maxLength={60}
        error={issues['/documentNumber']}
        optional
      />
      <TextField
        label={actTexts.receivedAt}
        type="datetime-local"
        value={value.receivedAt}
        onChange={(receivedAt) => update((old) => ({ ...old, receivedAt }))}
        error={issues['/receivedAt']}
      />
    </>
  )
}
