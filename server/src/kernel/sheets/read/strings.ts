import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const gathered = 1024 * 1024
const window = 64 * 1024
const mostWindows = 64

/**
 * The texts of a workbook by number. They lie in a file without a name, not in memory: of 100,000 rows they are more
 * than a small server has. Rows refer to them mostly in order, and back to those that come again and again, so the
 * windows of the file that were looked into last answer almost every look-up.
 */
export class StringTable implements Disposable {
  private readonly file = openNameless()
  private ends = new Float64Array(1024)
  private count = 0
  private pending: Buffer[] = []
  private pendingBytes = 0
  private written = 0
  /** By their place in the file, the one used last at the end. */
  private readonly windows = new Map<number, Buffer>()

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
    const first = Math.floor(from / window)
    const start = from - first * window
    if (to <= (first + 1) * window) return this.look(first).toString('utf8', start, start + to - from)
    return this.readPart(from, to - from).toString('utf8')
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

  private look(index: number): Buffer {
    const from = index * window
    const whole = Math.min(window, this.written - from)
    const known = this.windows.get(index)
    this.windows.delete(index)
    // The last window grows as long as texts come in.
    const bytes = known?.length === whole ? known : this.readPart(from, whole)
    this.windows.set(index, bytes)
    if (this.windows.size > mostWindows) this.windows.delete(this.windows.keys().next().value!)
    return bytes
  }

  private readPart(from: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafeSlow(length)
    readSync(this.file, bytes, 0, length, from)
    return bytes
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
