import { errorText, useMe } from '@hongchao/web'
import { privacyTexts } from '@hongchao/web/texts/privacy.ts'
import { Button } from 'antd-mobile'
import type { ReactNode } from 'react'

import { FormError } from '../../shared/FormError.tsx'
import { Loaded } from '../../shared/Loaded.tsx'
import { Page } from '../../shared/Page.tsx'
import { NoticeText } from '../../shared/privacy/NoticeText.tsx'
import { useNoteNotice, useNotice } from '../../shared/privacy/queries.ts'

/** What the place keeps of people, for anybody to read. */
export function NoticePage(): ReactNode {
  const notice = useNotice()
  const due = useMe().data?.notice
  const note = useNoteNotice()
  return (
    <Page title={privacyTexts.title}>
      <Loaded query={notice}>{(data) => <NoticeText notice={data} />}</Loaded>
      <FormError text={note.error && errorText(note.error)} />
      {due && notice.data && (
        <Button block color="primary" size="large" loading={note.isPending} onClick={() => note.mutate(due)}>
          {privacyTexts.noted}
        </Button>
      )}
    </Page>
  )
}
