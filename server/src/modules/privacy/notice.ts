import type { PrivacyNotice } from '@hongchao/contract'
import { noticeTexts } from '@hongchao/web/texts/privacy-notice.ts'

import type { PresetVersion } from '../places/index.ts'

/**
 * What a place says: its own words where it wrote any, else those of the product. The list of what is kept is always the
 * product's, which keeps it. The version is the day of the later of the two, so that a change of either is shown again.
 */
export function noticeOf({ name, productName, privacy }: PresetVersion['place']): PrivacyNotice {
  const responsible = privacy?.responsible ?? name
  const contact = privacy?.contact ?? noticeTexts.contact
  const filled = (line: string): string =>
    line.replaceAll('{responsible}', responsible).replaceAll('{contact}', contact).replaceAll('{product}', productName)
  return {
    version: laterOf(noticeTexts.version, privacy?.version),
    responsible,
    contact,
    sections: (privacy?.sections ?? noticeTexts.sections).map(({ title, text }) => ({
      title,
      text: text.map(filled)
    })),
    kept: noticeTexts.kept.map((row) => ({ ...row }))
  }
}

function laterOf(day: string, other = day): string {
  return day > other ? day : other
}
