import { ApiError, errorText } from '@hongchao/web'
import { sheetsTexts } from '@hongchao/web/texts/sheets.ts'
import { App, Button } from 'antd'
import { type JSX, useState } from 'react'

import { ExportReasonForm } from './ExportReasonForm.tsx'
import { DownloadOutlined } from './icons.ts'

type ExportButtonProps = {
  save: (reason?: string) => Promise<void>
  label?: string
  done?: string
  /** The server always asks what for; where it does only for much, it says so. */
  asks?: boolean
}

/** Saves a file that the server makes; where nothing else is said, a list as it is filtered now. */
export function ExportButton({
  save,
  label = sheetsTexts.export,
  done = sheetsTexts.saved,
  asks = false
}: ExportButtonProps): JSX.Element {
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const [asking, setAsking] = useState(false)
  const fail = (error: unknown): void => {
    if (error instanceof ApiError && error.code === 'export.reasonRequired') setAsking(true)
    else void message.error(errorText(error))
  }
  const run = (reason?: string): void => {
    setBusy(true)
    setAsking(false)
    save(reason)
      .then(() => void message.success(done))
      .catch(fail)
      .finally(() => setBusy(false))
  }
  return (
    <>
      <Button icon={<DownloadOutlined />} loading={busy} onClick={() => (asks ? setAsking(true) : run())}>
        {label}
      </Button>
      {asking && <ExportReasonForm onSubmit={run} onClose={() => setAsking(false)} />}
    </>
  )
}
