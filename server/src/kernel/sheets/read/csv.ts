import { AppError } from '../../errors.ts'
import { limits, type Sheet, type SheetRow } from './sheet.ts'

const step = 64 * 1024

/** A table of text with separators: as Excel, WPS and data bases write it, in the encodings that they use in China. */
export function openCsv(bytes: Uint8Array): Sheet {
  const encoding = encodingOf(bytes)
  return {
    others: 0,
    merged: [],
    rows: () => readRows(bytes, encoding),
    [Symbol.asyncDispose]: async () => {}
  }
}

const candidates = ['utf-8', 'gb18030'] as const

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes.includes(0)) throw new AppError('sheet.notASheet')
  const found = candidates.find((encoding) => fits(bytes, encoding))
  if (!found) throw new AppError('sheet.encoding')
  return found
}

function fits(bytes: Uint8Array, encoding: string): boolean {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for (let at = 0; at < bytes.length; at += step) decoder.decode(bytes.subarray(at, at + step), { stream: true })
    decoder.decode()
    return true
  } catch {
    return false
  }
}

async function* readRows(bytes: Uint8Array, encoding: string): AsyncGenerator<SheetRow> {
  const decoder = new TextDecoder(encoding)
  const records = new Records()
  for (let at = 0; at < bytes.length; at += step) {
    records.take(decoder.decode(bytes.subarray(at, at + step), { stream: true }))
    yield* records.ready.splice(0)
    // Decoding waits for nothing; whoever else wants the processor gets it here.
    await new Promise(setImmediate)
  }
  records.end()
  yield* records.ready
}

/** Records as RFC 4180 has them, with the separator that the first line uses. */
class Records {
  readonly ready: SheetRow[] = []
  private separator: string | undefined
  private held = ''
  private line = 1
  private cells: string[] = []
  private cell = ''
  private quoted = false
  private afterQuote = false
  private lastWasReturn = false

  take(text: string): void {
    if (this.separator !== undefined) {
      this.read(text)
      return
    }
    this.held += text
    if (!/[\n\r]/.test(this.held) && this.held.length < limits.text) return
    this.choose()
  }

  end(): void {
    if (this.separator === undefined) this.choose()
    if (this.quoted) throw new AppError('sheet.quoteOpen', { line: this.line })
    if (this.cell !== '' || this.cells.length > 0) this.endRecord()
  }

  private choose(): void {
    const first = this.held.split(/[\n\r]/).find((line) => line.trim() !== '') ?? ''
    const count = (separator: string): number => first.split(separator).length
    this.separator = [',', '\t', ';'].toSorted((a, b) => count(b) - count(a))[0]!
    const held = this.held
    this.held = ''
    this.read(held)
  }

  private read(text: string): void {
    for (const character of text) this.step(character)
    if (this.cell.length > limits.text) throw new AppError('sheet.quoteOpen', { line: this.line })
  }

  private step(character: string): void {
    const afterReturn = this.lastWasReturn
    this.lastWasReturn = false
    if (this.quoted) this.inQuotes(character)
    else if (character === '"' && (this.cell === '' || this.afterQuote)) this.quote()
    else if (character === this.separator) this.endCell()
    else if (character === '\n' && afterReturn) return
    else if (character === '\n' || character === '\r') {
      this.endRecord()
      this.lastWasReturn = character === '\r'
    } else this.cell += character
  }

  private inQuotes(character: string): void {
    if (character === '"') {
      this.quoted = false
      this.afterQuote = true
    } else this.cell += character
  }

  /** A quote opens a cell; right after a closing one it stands for itself. */
  private quote(): void {
    if (this.afterQuote) this.cell += '"'
    this.afterQuote = false
    this.quoted = true
  }

  private endCell(): void {
    if (this.cells.length < limits.columns) this.cells.push(this.cell)
    this.cell = ''
    this.afterQuote = false
  }

  private endRecord(): void {
    this.endCell()
    if (this.cells.some((cell) => cell.trim() !== '')) this.ready.push({ line: this.line, cells: this.cells })
    this.cells = []
    this.line += 1
  }
}
