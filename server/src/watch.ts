import type { Watch } from './kernel/live.ts'

/** Of changed rows, which a listener may see; each topic by the module that owns its rows. */
export const watch: Watch = {
  need: async () => [],
  notification: async () => []
}
