import type { Watch } from './kernel/live.ts'
import { visibleNeeds } from './modules/needs/index.ts'
import { visibleNotifications } from './modules/notifications/index.ts'

/** Of changed rows, which a listener may see; each topic by the module that owns its rows. */
export const watch: Watch = { need: visibleNeeds, notification: visibleNotifications }
