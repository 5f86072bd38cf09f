/** One thing that was looked at; what is not ok has a remedy. */
export type Finding = {
  what: string
  state: 'ok' | 'attention' | 'broken'
  words: string
  remedy?: string
}

const marks = { ok: '正常', attention: '注意', broken: '故障' } as const

/** A line for each finding and one for its remedy; returns how many are broken. */
export function print(findings: readonly Finding[]): number {
  for (const { what, state, words, remedy } of findings) {
    process.stdout.write(`[${marks[state]}] ${what}：${words}\n`)
    if (state !== 'ok' && remedy) process.stdout.write(`       办法：${remedy}\n`)
  }
  return findings.filter(({ state }) => state === 'broken').length
}
