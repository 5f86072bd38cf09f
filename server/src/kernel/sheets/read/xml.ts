import { SaxesParser } from 'saxes'

import { AppError } from '../../errors.ts'
import { limits } from './sheet.ts'

export type XmlHandler = {
  open: (name: string, attributes: Record<string, string>) => void
  close: (name: string) => void
  text: (text: string) => void
}

/** Reads XML as it comes; whatever the handler emits comes out. Prefixes of names are left out. */
export async function* readXml<T>(
  chunks: AsyncIterable<Uint8Array>,
  makeHandler: (emit: (value: T) => void) => XmlHandler
): AsyncGenerator<T> {
  const ready: T[] = []
  const handler = makeHandler((value) => ready.push(value))
  const parser = new SaxesParser()
  let lastTag = 0
  const fail = (): never => {
    throw new AppError('sheet.damaged')
  }
  // A definition of entities could make much of little; no spreadsheet has one.
  parser.on('doctype', fail)
  parser.on('error', fail)
  parser.on('text', (text) => handler.text(text))
  parser.on('cdata', (text) => handler.text(text))
  parser.on('opentag', ({ name, attributes }) => {
    lastTag = parser.position
    handler.open(localOf(name), attributes)
  })
  parser.on('closetag', ({ name }) => {
    lastTag = parser.position
    handler.close(localOf(name))
  })

  const decoder = new TextDecoder('utf-8')
  let empty = true
  for await (const chunk of chunks) {
    empty = false
    parser.write(decoder.decode(chunk, { stream: true }))
    // The parser gathers a text until the next tag, however long it is.
    if (parser.position - lastTag > limits.text) throw new AppError('sheet.bomb')
    yield* ready.splice(0)
  }
  // A part that is not there has nothing to say.
  if (!empty) parser.close()
  yield* ready
}

function localOf(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
