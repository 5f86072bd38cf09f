import { nearest } from './nearest.ts'
import type { Path, Source } from './read.ts'
import { type Mistake, words } from './words.ts'

/** Collects the mistakes of one file. */
export type Report = {
  mistakes: Mistake[]
  add: (path: Path, message: string) => void
  lineOf: (path: Path) => number
}

export function reportOn(source: Source): Report {
  const mistakes: Mistake[] = []
  return {
    mistakes,
    lineOf: source.lineOf,
    add: (path, message) => mistakes.push({ file: source.file, line: source.lineOf(path), message })
  }
}

/** What can be referred to: its name in a sentence, and the keys there are. */
export type Register = { what: string; keys: ReadonlySet<string> }

/** Gathers the keys of a list and reports those that stand there twice. */
export function registerOf(report: Report, what: string, entries: readonly { key: string; path: Path }[]): Register {
  const first = new Map<string, Path>()
  for (const { key, path } of entries) {
    const before = first.get(key)
    if (before) report.add([...path, 'key'], words.duplicate(what, key, report.lineOf(before)))
    else first.set(key, path)
  }
  return { what, keys: new Set(first.keys()) }
}

export function listed(items: readonly { key: string }[], ...path: Path): { key: string; path: Path }[] {
  return items.map(({ key }, index) => ({ key, path: [...path, index] }))
}

/** Reports every key that refers to nothing. */
export function refer(report: Report, register: Register, path: Path, keys: string | readonly string[] = []): void {
  for (const key of [keys].flat()) {
    if (!register.keys.has(key)) {
      report.add(path, words.dangling(register.what, key, nearest(key, register.keys)))
    }
  }
}
