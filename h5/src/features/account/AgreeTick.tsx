import { privacyTexts } from '@hongchao/web/texts/privacy.ts'
import { type ReactNode, useId, useState } from 'react'

import { FieldNote } from '../../shared/Field.tsx'
import { Loaded } from '../../shared/Loaded.tsx'
import { NoticeText } from '../../shared/privacy/NoticeText.tsx'
import { useNotice } from '../../shared/privacy/queries.ts'
import { Sheet } from '../../shared/Sheet.tsx'

type Props = { value: string; onChange: (version: string) => void; error: string | undefined }

/** Ticked by nobody but whoever signs up; the value is the version that they agree to, for they can read it here. */
export function AgreeTick({ value, onChange, error }: Props): ReactNode {
  const notice = useNotice()
  const note = useId()
  const [reading, setReading] = useState(false)
  const version = notice.data?.version ?? ''
  return (
    <div className="field">
      <div className="agree">
        <label className="tick">
          <input
            type="checkbox"
            checked={value !== ''}
            disabled={version === ''}
            aria-invalid={error ? true : undefined}
            aria-describedby={note}
            onChange={({ target }) => onChange(target.checked ? version : '')}
          />
          <span>{privacyTexts.agree}</span>
        </label>
        <button type="button" className="text-button" onClick={() => setReading(true)}>
          {privacyTexts.title}
        </button>
      </div>
      <FieldNote id={note} error={error} hint={undefined} />
      {reading && (
        <Sheet title={privacyTexts.title} onClose={() => setReading(false)}>
          <Loaded query={notice}>{(data) => <NoticeText notice={data} />}</Loaded>
        </Sheet>
      )}
    </div>
  )
}
