import { needsRoutes } from '@hongchao/contract'
import { useMay } from '@hongchao/web'
import type { JSX } from 'react'

import { ruleOf } from '../../shared/form.ts'
import { Reveal } from '../../shared/Reveal.tsx'
import styles from './needs.module.css'
import { useContact } from './queries.ts'

const rule = ruleOf(needsRoutes.contact.body.shape.reason)

/** The telephone of the requester. */
export function Contact({ needId, masked }: { needId: string; masked: string | undefined }): JSX.Element {
  const may = useMay()
  const reading = useContact(needId)
  return (
    <p className={styles['phone']}>
      <Reveal masked={masked} mayReveal={may('needs.contact')} reading={reading} rule={rule} />
    </p>
  )
}
