import { Button } from 'antd-mobile'
import type { ReactNode } from 'react'

import { FormError } from '../../shared/FormError.tsx'
import { failureText } from '../../shared/needs/use-act.ts'

/** What went wrong, and the one button that sends. */
export function SheetFoot({
  title,
  error,
  pending
}: {
  title: string
  error: Error | null
  pending: boolean
}): ReactNode {
  return (
    <div className="sheet-foot">
      <FormError text={error ? failureText(error) : undefined} />
      <Button block color="primary" size="large" type="submit" loading={pending}>
        {title}
      </Button>
    </div>
  )
}
