/** Jobs that run by the clock (cron, Asia/Shanghai), once in every place. */
export const schedule = {
  'needs.watchClocks': '* * * * *',
  'needs.compare': '* * * * *',
  'needs.recount': '27 2 * * *',
  'figures.fold': '* * * * *',
  'needs.closeUnevaluated': '7 * * * *',
  'suggestions.catchUp': '17 4 * * *',
  'notifications.forget': '21 3 * * *',
  'imports.sweep': '31 3 * * *',
  'files.sweep': '23 * * * *',
  'files.sweepLost': '51 3 * * *',
  'bookings.sweep': '13 3 * * *',
  'recurrences.plan': '9 3 * * *',
  'recurrences.remind': '19 8-20 * * *',
  'rounds.watch': '5 * * * *',
  'webhooks.sweep': '* * * * *',
  'webhooks.forget': '13 4 * * *',
  'kernel.sweep': '41 * * * *',
  'kernel.sealAudit': '* * * * *'
} as const satisfies Record<string, string>
