import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { App } from 'antd'

/** Copies a text and says so. */
export function useCopy(): (text: string) => void {
  const { message } = App.useApp()
  return (text) => {
    void copy(text).then((copied) =>
      copied ? message.success(shellTexts.copied) : message.warning(shellTexts.copyFailed)
    )
  }
}

/** Plain HTTP has no clipboard interface; there a hidden field is selected and copied. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

function copyBySelection(text: string): boolean {
  const field = document.createElement('textarea')
  field.value = text
  field.className = 'hidden'
  document.body.append(field)
  field.select()
  const copied = document.execCommand('copy')
  field.remove()
  return copied
}
