import { readFileSync } from 'node:fs'

import { v7 as uuid } from 'uuid'

import type { Operation } from './document.ts'
import { brokenBody, hostileText, mutated } from './hostile.ts'
import type { Random } from './random.ts'
import { type Source, valueFor } from './values.ts'

/** A request as it goes over the wire. */
export type Sent = {
  operation: Operation
  role: string
  /** Over the wire: its head is what a client of ours would never send, or the answer has no end. */
  raw: boolean
  path: string
  headers: Record<string, string>
  body?: Buffer
}

const pixel = readFileSync(new URL('../walk/pixel.png', import.meta.url))
const sheet = Buffer.from('编号,诉求内容,提出时间\n1,路灯坏了,2026-01-01\n2,食堂太贵,前天\n')

/** A file that the operation takes. */
function fileFor({ path }: Operation): Buffer {
  return path.endsWith('/imports') ? sheet : pixel
}

/** A request of an operation: as it should be, or with one thing or several that should not be. */
export function requestFor(ground: Omit<Source, 'about'>, operation: Operation, role: string): Sent {
  const { random } = ground
  const source = { ...ground, about: aboutOf(operation) }
  const sent: Sent = {
    operation,
    role,
    raw: operation.path.endsWith('/live'),
    path: '',
    headers: headersFor(source, operation)
  }
  const parameters = parametersFor(source, operation)
  if (operation.method !== 'GET') addBody(source, sent)

  const spoilers = [
    () => spoil(random, parameters),
    () => spoil(random, parameters),
    () => spoilHeaders(random, sent),
    () => spoilBody(source, sent),
    () => spoilBody(source, sent),
    () => spoilBody(source, sent)
  ]
  if (random.chance(0.5)) for (let times = random.chance(0.3) ? 3 : 1; times > 0; times -= 1) random.of(spoilers)()
  sent.path = addressOf(operation, parameters)
  return sent
}

/** `need` of `/api/{place}/needs/{id}`. */
export function aboutOf({ path }: Operation): string {
  const [, plural = ''] = /^[/]api[/](?:[{]place[}]|account)[/]([\w-]+)/.exec(path) ?? []
  return plural.replace(/s$/, '')
}

type Given = { path: Record<string, string>; query: [string, string][] }

function parametersFor(source: Source, { parameters, path }: Operation): Given {
  const given: Given = { path: {}, query: [] }
  for (const { name, in: where, schema, required } of parameters) {
    const about = name === 'id' || name === 'memberId' ? subjectOf(path, name) : name
    if (where === 'path') given.path[name] = name === 'place' ? 'here' : String(valueFor(source, schema, about))
    else if (where === 'query' && (required || source.random.chance(0.25)))
      given.query.push([name, String(valueFor(source, schema, about))])
  }
  return given
}

/** Of `/api/{place}/needs/{id}` it is the id of a need that is asked for. */
function subjectOf(path: string, name: string): string {
  const [, plural = ''] = new RegExp(`/([^/]+)/[{]${name}[}]`).exec(path) ?? []
  if (name === 'memberId') return 'memberId'
  return { people: 'person', grants: 'role_grant' }[plural] ?? plural.replace(/s$/, '')
}

function addressOf({ path }: Operation, { path: named, query }: Given): string {
  const address = path.replaceAll(/[{]([\w*]+)[}]/g, (_, name: string) => encoded(named[name] ?? ''))
  const asked = query.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&')
  return asked ? `${address}?${asked}` : address
}

/** Lone surrogates have no encoding; what cannot be said properly is said improperly. */
function encoded(text: string): string {
  try {
    return encodeURIComponent(text)
  } catch {
    return '%ed%a0%80'
  }
}

function headersFor(source: Source, { method }: Operation): Record<string, string> {
  if (method === 'GET') return {}
  const { random, known } = source
  const again = random.chance(0.1) ? known.text(source, 'sent keys', { minLength: 30 }) : undefined
  const key = again ?? uuid()
  known.add('sent keys', key)
  return { 'idempotency-key': key }
}

function addBody(source: Source, sent: Sent): void {
  const { operation } = sent
  const { body } = operation
  if (!body) return
  const bytes =
    body.type === 'application/octet-stream'
      ? fileFor(operation)
      : Buffer.from(JSON.stringify(valueFor(source, body.schema)))
  sent.body = bytes
  sent.headers['content-type'] = body.type
}

function spoil(random: Random, { path, query }: Given): void {
  const names = Object.keys(path)
  if (names.length > 0 && (query.length === 0 || random.chance(0.3))) {
    // Mostly not the place: beyond a wrong one nothing is reached.
    const last = names.find((name) => name !== 'place')
    path[last && random.chance(0.8) ? last : random.of(names)] = random.of([
      hostileText(random).slice(0, 2000),
      uuid(),
      'there',
      ''
    ])
    return
  }
  const [name, value] = [query.length > 0 ? random.of(query)[0] : 'unknown', hostileText(random).slice(0, 3000)]
  if (random.chance(0.7)) query.splice(0, query.length, ...query.filter(([other]) => other !== name))
  query.push([name, value])
}

function spoilBody({ random }: Source, sent: Sent): void {
  const { body, headers } = sent
  if (!body) {
    if (random.chance(0.3)) Object.assign(sent, { body: brokenBody(random, '{"a":1}') })
    return
  }
  if (headers['content-type'] !== 'application/json') {
    sent.body = spoiledFile(random, body)
    return
  }
  const whole = body.toString()
  const spoiled = random.chance(0.15)
    ? brokenBody(random, whole)
    : Buffer.from(JSON.stringify(mutated(random, parsed(whole))) ?? '')
  sent.body = spoiled
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

function spoiledFile(random: Random, whole: Buffer): Buffer {
  const half = whole.subarray(0, random.below(whole.length))
  return random.of<() => Buffer>([
    () => half,
    () => Buffer.alloc(0),
    () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    () => Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>'),
    () => Buffer.from('GIF89a\u0001\u0000\u0001\u0000'),
    () => Buffer.from('PK\u0003\u0004 renamed'),
    () => Buffer.concat([whole.subarray(0, 33), Buffer.from(hostileText(random))]),
    () => Buffer.alloc(random.chance(0.05) ? 11 * 1024 * 1024 : 5000, random.below(256)),
    () => withByteChanged(random, whole)
  ])()
}

function withByteChanged(random: Random, whole: Buffer): Buffer {
  const copy = Buffer.from(whole)
  copy[random.below(copy.length)] = random.below(256)
  return copy
}

/** As Node puts them on the wire, where a character is a byte. */
function spoilHeaders(random: Random, sent: Sent): void {
  const { headers } = sent
  sent.raw = true
  const raw = hostileText(random)
    .slice(0, 9000)
    .replaceAll(/[^\t\u0020-\u007e\u0080-\u00ff]/g, '\u00e9')
  random.of([
    () => (headers['content-type'] = random.of(contentTypes)),
    () => (headers['content-type'] = random.of(contentTypes)),
    () => (headers['idempotency-key'] = random.of([raw, 'short', 'k'.repeat(201), '', '\u00e9'.repeat(50)])),
    () => delete headers['idempotency-key'],
    () => (headers['authorization'] = random.of([`Bearer ${raw}`, 'Bearer ', 'Basic YTpi', 'Bearer a.b', raw])),
    () =>
      (headers['cookie'] = random.of([`hongchao_session=${raw}`, 'hongchao_session=%', 'hongchao_session=a.b', raw])),
    () => (headers['origin'] = random.of(['null', 'https://evil.example', 'not a url', raw])),
    () => (headers['host'] = random.of(['evil.example', '[::1', 'a b', '', 'x'.repeat(5000)])),
    () => (headers['accept'] = random.of(['application/xml', '', ';;;q=,', raw])),
    () => (headers['accept-encoding'] = random.of(['br;q=nan', 'identity;q=0, *;q=0', 'zstd', raw])),
    () => (headers['x-forwarded-for'] = random.of(['::::', '1.2.3.4, nonsense', raw])),
    () => (headers['x-forwarded-proto'] = random.of(['https', 'javascript', raw])),
    () => (headers['sec-fetch-site'] = random.of(['cross-site', 'none', raw])),
    () => (headers['range'] = random.of(['bytes=-1', 'bytes=9-1', 'lines=1'])),
    () => (headers['if-none-match'] = '*'),
    () => (headers['user-agent'] = raw),
    () => (headers['x-http-method-override'] = 'DELETE'),
    () => (headers[`x-${'a'.repeat(200)}`] = raw)
  ])()
}

const contentTypes = [
  'text/plain',
  'text/html',
  'application/xml',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-16',
  'application/json; charset="',
  'application/jsonx',
  'application/octet-stream',
  'APPLICATION/JSON',
  'image/png',
  '/',
  ';',
  ''
]
