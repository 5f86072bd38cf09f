import { shellTexts } from '@hongchao/web/texts/phone/shell.ts'

import { toast } from './toast.ts'

export async function copyText(text: string): Promise<void> {
  toast((await copied(text)) ? shellTexts.copied : shellTexts.copyFailed)
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copiedFromSelection(text)
  }
}

/** On plain HTTP and in older WeChat there is no clipboard; what is selected can be copied all the same. */
function copiedFromSelection(text: string): boolean {
  const area = document.createElement('textarea')
  area.value = text
  area.readOnly = true
  area.className = 'only-read'
  document.body.append(area)
  area.select()
  const done = document.execCommand('copy')
  area.remove()
  return done
}
