import { errorText } from '@hongchao/web'
import { duplicatesTexts as texts } from '@hongchao/web/texts/console/duplicates.ts'
import { App, Button } from 'antd'

/** Says what was done, with the way back. */
export function useSaid(): { done: (text: string, undo: () => void) => void; failed: (error: unknown) => void } {
  const { message, notification } = App.useApp()
  return {
    failed: (error) => void message.error(errorText(error)),
    done: (title, undo) => {
      const key = title + Date.now()
      const back = (): void => {
        notification.destroy(key)
        undo()
      }
      notification.success({
        key,
        title,
        actions: (
          <Button size="small" onClick={back}>
            {texts.undo}
          </Button>
        )
      })
    }
  }
}
