import { lookup as resolve, type LookupAddress, type LookupOptions } from 'node:dns'
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { BlockList, isIP } from 'node:net'

export type OutwardRequest = {
  method: 'POST' | 'OPTIONS'
  url: string
  headers: Record<string, string>
  body?: string
}

/** Why a call did not come through. */
export type OutwardProblem = 'addressForbidden' | 'unknownHost' | 'refused' | 'timeout' | 'certificate' | 'unreachable'

export type OutwardAnswer =
  | { status: number; headers: Readonly<Record<string, string | string[] | undefined>> }
  | { problem: OutwardProblem }

/**
 * Calls to addresses that people entered: never into the network in which the server stands, and never onward to where
 * an answer points.
 */
export type Outward = {
  /** As far as the address itself tells; a name is looked up when it is called. */
  mayCall: (url: string) => boolean
  call: (request: OutwardRequest) => Promise<OutwardAnswer>
}

type Family = 'ipv4' | 'ipv6'

/**
 * Networks that are no place for a call: this machine, private and shared ones, of the link (where clouds keep their
 * metadata), for documentation, multicast, reserved; and the ranges of IPv6 in which addresses of IPv4 are hidden.
 */
const inner: readonly [network: string, prefix: number, family: Family][] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 4, 'ipv4'],
  ['240.0.0.0', 4, 'ipv4'],
  ['::', 96, 'ipv6'],
  ['::ffff:0:0', 96, 'ipv6'],
  ['64:ff9b::', 96, 'ipv6'],
  ['64:ff9b:1::', 48, 'ipv6'],
  ['100::', 64, 'ipv6'],
  ['2001::', 23, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['fec0::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6']
]

const mostAnswerBytes = 64 * 1024

/** `networks`, such as `10.1.0.0/16`, may be called all the same: the operator says so. */
export function openOutward(networks: readonly string[] = [], { timeoutMs = 10_000 } = {}): Outward {
  const [closed, open] = [listsOf(inner), listsOf(networks.map(readNetwork))]
  const mayReach = (address: string): boolean => {
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    return open[family].check(address, family) || !closed[family].check(address, family)
  }
  const mayCall = (text: string): boolean => {
    if (!URL.canParse(text)) return false
    const url = new URL(text)
    const host = url.hostname.replace(/^\[|\]$/g, '')
    if (url.username || url.password || !speaksTo(url.protocol, host)) return false
    if (isIP(host)) return mayReach(host)
    return !isLocalName(host) || mayReach('127.0.0.1')
  }
  return {
    mayCall,
    call: async (asked) =>
      mayCall(asked.url) ? await send(asked, { mayReach, timeoutMs }) : { problem: 'addressForbidden' }
  }
}

/** Without encryption only to this very machine, where somebody develops. */
function speaksTo(protocol: string, host: string): boolean {
  const toItself = isIP(host) > 0 && (host === '::1' || host.startsWith('127.'))
  return protocol === 'https:' || (protocol === 'http:' && toItself)
}

function isLocalName(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost')
}

/** Throws where it is no network, so that a mistake does not open nothing, or everything. */
function readNetwork(text: string): [string, number, Family] {
  const [address = '', prefix = ''] = text.trim().split('/')
  const family = isIP(address)
  const bits = Number(prefix)
  if (family === 0 || !/^\d+$/.test(prefix) || bits > (family === 6 ? 128 : 32)) throw new Error(`no network: ${text}`)
  return [address, bits, family === 6 ? 'ipv6' : 'ipv4']
}

/** One for each family: in a common list every address of IPv4 would lie in the range of IPv6 that stands for them all. */
function listsOf(networks: readonly [string, number, Family][]): Record<Family, BlockList> {
  const lists = { ipv4: new BlockList(), ipv6: new BlockList() }
  for (const network of networks) lists[network[2]].addSubnet(...network)
  return lists
}

class Forbidden extends Error {}

type Found = (error: Error | null, address: string | LookupAddress[], family?: number) => void

/** What is connected to is what was looked at: a name that is looked up twice could answer differently. */
function guarded(mayReach: (address: string) => boolean) {
  return (host: string, options: LookupOptions, found: Found): void =>
    resolve(host, { ...options, all: true }, (error, addresses) => {
      if (error) return found(error, [])
      const [first] = addresses
      if (!first || addresses.some(({ address }) => !mayReach(address))) return found(new Forbidden(), [])
      return options.all ? found(null, addresses) : found(null, first.address, first.family)
    })
}

async function send(
  { method, url, headers, body }: OutwardRequest,
  { mayReach, timeoutMs }: { mayReach: (address: string) => boolean; timeoutMs: number }
): Promise<OutwardAnswer> {
  const request = url.startsWith('https:') ? httpsRequest : httpRequest
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  const options: RequestOptions = {
    method,
    headers: { ...headers, ...length },
    agent: false,
    lookup: guarded(mayReach),
    signal: AbortSignal.timeout(timeoutMs)
  }
  return await new Promise((answer) => {
    const fail = (error: Error): void => answer({ problem: problemOf(error) })
    try {
      const sent = request(url, options, (response) => void read(response).then(answer, fail))
      sent.on('error', fail)
      sent.end(body)
    } catch (error) {
      fail(error as Error)
    }
  })
}

/** To the end, so that nobody is cut off; but no further than an answer may be long. */
async function read(response: IncomingMessage): Promise<OutwardAnswer> {
  let bytes = 0
  for await (const part of response) {
    bytes += (part as Buffer).length
    if (bytes > mostAnswerBytes) break
  }
  return { status: response.statusCode ?? 0, headers: response.headers }
}

const problems: readonly [RegExp, OutwardProblem][] = [
  [/^(ENOTFOUND|EAI_)/, 'unknownHost'],
  [/^ECONNREFUSED/, 'refused'],
  [/^(ABORT_ERR|ETIMEDOUT)/, 'timeout'],
  [/CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL|EPROTO/, 'certificate']
]

type Coded = Error & { code?: string; errors?: Coded[] }

function problemOf(error: Coded): OutwardProblem {
  if (error instanceof Forbidden) return 'addressForbidden'
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'timeout'
  const code = error.code ?? error.errors?.[0]?.code ?? ''
  return problems.find(([pattern]) => pattern.test(code))?.[1] ?? 'unreachable'
}
