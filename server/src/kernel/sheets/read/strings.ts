import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const gathered = 1024 * 1024
const window = 256 * 1024

/**
 * The texts of a workbook by number. They lie in a file without a name, not in memory: of 100,000 rows they are more
 * than a small server has. Rows refer to them mostly in order, so a window of the file answers almost every look-up.
 */
export class StringTable implements Disposable {
  private readonly file = openNameless()
  private ends = new Float64Array(1024)
  private count = 0
  private pending: Buffer[] = []
  private pendingBytes = 0
  private written = 0
  private seen = Buffer.alloc(0)
  private seenFrom = 0

  add(text: string): void {
    const bytes = Buffer.from(text, 'utf8')
    if (this.count === this.ends.length) this.ends = grown(this.ends)
    this.ends[this.count] = this.endOf(this.count - 1) + bytes.length
    this.count += 1
    this.pending.push(bytes)
    this.pendingBytes += bytes.length
    if (this.pendingBytes >= gathered) this.flush()
  }

  get(index: number): string | undefined {
    if (!(index >= 0 && index < this.count)) return undefined
    if (this.pendingBytes > 0) this.flush()
    const from = this.endOf(index - 1)
    const to = this.endOf(index)
    if (from < this.seenFrom || to > this.seenFrom + this.seen.length) this.look(from, to)
    return this.seen.toString('utf8', from - this.seenFrom, to - this.seenFrom)
  }

  [Symbol.dispose](): void {
    closeSync(this.file)
  }

  private endOf(index: number): number {
    return index < 0 ? 0 : this.ends[index]!
  }

  private flush(): void {
    writeSync(this.file, Buffer.concat(this.pending), 0, this.pendingBytes, this.written)
    this.written += this.pendingBytes
    this.pending = []
    this.pendingBytes = 0
  }

  private look(from: number, to: number): void {
    const bytes = Buffer.alloc(Math.min(Math.max(window, to - from), this.written - from))
    readSync(this.file, bytes, 0, bytes.length, from)
    this.seen = bytes
    this.seenFrom = from
  }
}

function grown(ends: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(ends.length * 2)
  larger.set(ends)
  return larger
}

/** Gone with its last reader, however the process ends. */
function openNameless(): number {
  const folder = mkdtempSync(join(tmpdir(), 'hongchao-sheet-'))
  const file = openSync(join(folder, 'strings'), 'wx+', 0o600)
  rmSync(folder, { recursive: true })
  return file
}
