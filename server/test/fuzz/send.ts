import { Agent, type IncomingMessage, request } from 'node:http'
import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib'

import type { FastifyInstance, LightMyRequestResponse } from 'fastify'

import type { Sent } from './request.ts'

export type Answer = { status: number; type: string; text: string; ms: number }

const agent = new Agent({ keepAlive: true })

/** Hands a request to the app without a wire between, which is quicker where nothing is wrong with the head. */
export async function hand(app: FastifyInstance, { operation, path, headers, body }: Sent): Promise<Answer> {
  const started = performance.now()
  const method = operation.method as 'GET' | 'POST' | 'PATCH' | 'DELETE'
  const asked = { method, url: path, headers, ...(body && { payload: body }) }
  const { statusCode: status, headers: told, rawPayload }: LightMyRequestResponse = await app.inject(asked)
  const text = unpacked(rawPayload, told['content-encoding'])
  return { status, type: told['content-type'] ?? '', text, ms: performance.now() - started }
}

/** Sends a request as it is, however wrong; rejects where no answer comes. */
export async function send(port: number, { operation, path, headers, body }: Sent): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const started = performance.now()
  const outgoing = request(
    { agent, port, host: '127.0.0.1', method: operation.method, path, headers, timeout: 20_000 },
    (response) => {
      void read(response).then((text) => {
        const { statusCode: status = 0, headers: told } = response
        resolve({ status, type: told['content-type'] ?? '', text, ms: performance.now() - started })
      }, reject)
    }
  )
  outgoing.on('timeout', () => outgoing.destroy(new Error('no answer within 20 s')))
  outgoing.on('error', reject)
  // Node leaves the length of a GET's body out, and what follows would be read as the next request.
  if (body) outgoing.setHeader('content-length', body.length)
  outgoing.end(body)
  return await promise
}

/** What never ends, such as live changes, is left after its head. */
async function read(response: IncomingMessage): Promise<string> {
  if (response.headers['content-type'] === 'text/event-stream') {
    response.destroy()
    return ''
  }
  const parts: Buffer[] = []
  for await (const part of response) parts.push(part as Buffer)
  return unpacked(Buffer.concat(parts), response.headers['content-encoding'])
}

function unpacked(bytes: Buffer, encoding: unknown): string {
  const unpack = unpackers[String(encoding)]
  return (unpack ? unpack(bytes) : bytes).toString()
}

const unpackers: Record<string, (bytes: Buffer) => Buffer> = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
  deflate: inflateSync,
  zstd: zstdDecompressSync
}
