import { errorText, useApi } from '@hongchao/web'
import { privacyRoutes } from '@hongchao/web/routes.ts'
import { ownDataPageTexts } from '@hongchao/web/texts/own-data.ts'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd-mobile'
import type { ReactNode } from 'react'

import { FormError } from '../../shared/FormError.tsx'
import { Page } from '../../shared/Page.tsx'
import { toast } from '../../shared/toast.ts'

/** All that the place keeps of whoever asks, as one file. */
export function OwnDataPage(): ReactNode {
  const api = useApi()
  const save = useMutation({
    mutationFn: () => api.save(privacyRoutes.ownData, {}),
    onSuccess: () => toast(ownDataPageTexts.saved)
  })
  return (
    <Page title={ownDataPageTexts.title}>
      <section className="panel">
        <p>{ownDataPageTexts.what}</p>
        <p>{ownDataPageTexts.form}</p>
        <p className="soft">{ownDataPageTexts.recorded}</p>
        <FormError text={save.error && errorText(save.error)} />
        <Button
          block
          color="primary"
          size="large"
          loading={save.isPending}
          loadingText={ownDataPageTexts.saving}
          onClick={() => save.mutate()}
        >
          {ownDataPageTexts.save}
        </Button>
      </section>
    </Page>
  )
}
