import { raiseTexts } from '@hongchao/web/texts/phone/raise.ts'
import type { ReactNode } from 'react'

import type { FieldTexts } from '../../shared/check.ts'
import type { Draft } from '../../shared/draft.ts'
import { icons } from '../../shared/icons.tsx'
import { OrganisationPicker } from '../../shared/OrganisationPicker.tsx'
import { TextField } from '../../shared/TextField.tsx'
import { CategoryChips } from './CategoryChips.tsx'
import type { NeedDraft } from './draft.ts'

/** Which class, where, and which unit is complained of: all of it can be left to the clerk. */
export function AboutSection({ draft, issues }: { draft: Draft<NeedDraft>; issues: FieldTexts }): ReactNode {
  const { value, update } = draft
  return (
    <section className="panel">
      <CategoryChips
        value={value}
        onChange={(chosen, complaint) =>
          update((old) => ({ ...old, ...chosen, complains: complaint || (old.complains && old.about !== undefined) }))
        }
      />
      <OrganisationPicker
        label={raiseTexts.organisation}
        value={value.organisation}
        onChange={(organisation) => update((old) => ({ ...old, organisation }))}
        error={issues['/organisationId']}
        optional
      />
      <TextField
        label={raiseTexts.location}
        value={value.location}
        onChange={(location) => update((old) => ({ ...old, location }))}
        placeholder={raiseTexts.locationPlaceholder}
        maxLength={200}
        error={issues['/location']}
        optional
      />
      <label className="tick">
        <input
          type="checkbox"
          checked={value.complains}
          onChange={({ target }) => update((old) => ({ ...old, complains: target.checked }))}
        />
        {raiseTexts.complains}
      </label>
      {value.complains && (
        <>
          <OrganisationPicker
            label={raiseTexts.about}
            value={value.about}
            onChange={(about) => update((old) => ({ ...old, about }))}
            error={issues['/aboutOrganisationId']}
          />
          <p className="notice">
            {icons.shield}
            <span>{raiseTexts.promise}</span>
          </p>
        </>
      )}
    </section>
  )
}
