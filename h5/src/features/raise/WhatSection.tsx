import { raiseTexts } from '@hongchao/web/texts/phone/raise.ts'
import type { ReactNode } from 'react'

import type { FieldTexts } from '../../shared/check.ts'
import type { Draft } from '../../shared/draft.ts'
import { PhotoPicker } from '../../shared/photos/PhotoPicker.tsx'
import type { Photos } from '../../shared/photos/use-photos.ts'
import { TextField } from '../../shared/TextField.tsx'
import { isBlank, type NeedDraft } from './draft.ts'

type Props = { draft: Draft<NeedDraft>; photos: Photos; issues: FieldTexts; label: string }

export function WhatSection({ draft, photos, issues, label }: Props): ReactNode {
  const { value, update } = draft
  return (
    <section className="panel">
      <TextField
        label={label}
        value={value.text}
        onChange={(text) => update((old) => ({ ...old, text }))}
        placeholder={raiseTexts.whatPlaceholder}
        rows={4}
        maxLength={2000}
        error={issues['/text']}
        hint={isBlank(value) ? undefined : raiseTexts.kept}
      />
      <PhotoPicker list={value.photos} photos={photos} />
    </section>
  )
}
