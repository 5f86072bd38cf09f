import { useApi, useWrite } from '@hongchao/web'
import { actTexts } from '@hongchao/web/texts/phone/need.ts'
import { Button } from 'antd-mobile'
import { type ReactNode, useState } from 'react'

import { ContactSheet } from '../../shared/ContactSheet.tsx'
import { icons } from '../../shared/icons.tsx'

/** The telephone of the requester. */
export function Contact({ needId }: { needId: string }): ReactNode {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button block onClick={() => setOpen(true)}>
        {icons.phone} {actTexts.contact}
      </Button>
      {open && <Telephone needId={needId} onClose={() => setOpen(false)} />}
    </>
  )
}

/** What was revealed goes with the sheet. */
function Telephone({ needId, onClose }: { needId: string; onClose: () => void }): ReactNode {
  const { needs } = useApi()
  const { mutate, ...contact } = useWrite(needs.contact)
  const read = (reason: string): void => mutate({ params: { id: needId }, body: { reason } })
  return <ContactSheet reading={{ ...contact, read }} onClose={onClose} />
}
