/** What was measured of one work at one size, as somebody at one scope: the server, and the floor under it. */
export type Figure = {
  work: string
  size: number
  scope: string
  rps: number
  p50Ms: number
  p95Ms: number
  /** How often in a second the same statements alone run, by as many connections. */
  floorRps: number
  ratio: number
}

/** How long each unit of work took, of those that ended in so many seconds. */
export type Run = { seconds: number; latencies: number[] }

export function figureOf(of: Pick<Figure, 'work' | 'size' | 'scope'>, server: Run, floor: Run): Figure {
  const sorted = server.latencies.toSorted((a, b) => a - b)
  const rps = perSecond(server)
  const floorRps = perSecond(floor)
  return {
    ...of,
    rps: round(rps),
    p50Ms: round(percentile(sorted, 0.5)),
    p95Ms: round(percentile(sorted, 0.95)),
    floorRps: round(floorRps),
    ratio: round(rps / floorRps)
  }
}

function perSecond({ seconds, latencies }: Run): number {
  return latencies.length / seconds
}

/** The smallest value that is no less than this share of all. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}

function round(value: number): number {
  return Number(value.toPrecision(4))
}

const columns = ['work', 'size', 'scope', 'rps', 'p50Ms', 'p95Ms', 'floorRps', 'ratio'] as const

/** The figures as lines of text, numbers to the right. */
export function tableOf(figures: readonly Figure[]): string {
  return linesOf(figures, columns)
}

/** Values by name as lines of text, numbers to the right. */
export function linesOf<K extends string>(figures: readonly Record<K, string | number>[], names: readonly K[]): string {
  const rows = [names, ...figures.map((figure) => names.map((name) => String(figure[name])))]
  const widths = names.map((_, index) => Math.max(...rows.map((row) => row[index]!.length)))
  const pad = (text: string, index: number): string =>
    Number.isNaN(Number(text)) ? text.padEnd(widths[index]!) : text.padStart(widths[index]!)
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n')
}
