/** What an answer of the interface is made of: the same for both formats. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value }

/** What the entries of a list are called in XML, where a list of JSON has no names. */
const entryNames: Record<string, string> = {
  services: 'service',
  attributes: 'attribute',
  values: 'value',
  service_requests: 'request',
  errors: 'error',
  notes: 'note',
  endpoints: 'endpoint',
  formats: 'format'
}

/** A document whose root element is `name`, without a namespace, as GeoReport v2 has it. */
export function xmlOf(name: string, value: Value): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${element(name, value)}\n`
}

function element(name: string, value: Value): string {
  const content = contentOf(name, value)
  return content === '' ? `<${name}/>` : `<${name}>${content}</${name}>`
}

function contentOf(name: string, value: Value): string {
  if (value === null) return ''
  if (typeof value !== 'object') return escaped(String(value))
  if (isList(value)) return value.map((entry) => element(entryNames[name] ?? 'entry', entry)).join('')
  return Object.entries(value)
    .map(([part, held]) => element(part, held))
    .join('')
}

function isList(value: object): value is readonly Value[] {
  return Array.isArray(value)
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/** Characters that no XML document may hold are left out, also in the form of a reference. */
// oxlint-disable-next-line no-control-regex -- these are the ones
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(forbidden, '')
    .replaceAll(/[&<>"']/g, (character) => entities[character]!)
    .replaceAll('\r', '&#13;')
}
