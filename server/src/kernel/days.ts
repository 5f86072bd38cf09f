import { Temporal } from 'temporal-polyfill'

/** The zone in which every place lives. */
export const zone = 'Asia/Shanghai'

/** The day, as `2026-03-02`, on which a moment falls in China. */
export function dayIn(moment: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString()
}
