/** Jobs that run by the clock (cron, Asia/Shanghai), once in every place. */
export const schedule = {
  'kernel.sweep': '41 * * * *',
  'kernel.sealAudit': '* * * * *'
} as const satisfies Record<string, string>
