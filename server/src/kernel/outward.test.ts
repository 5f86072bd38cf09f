import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

import { expect, test } from 'vitest'

import { openOutward } from './outward.ts'

const outward = openOutward()
const atHome = openOutward(['127.0.0.0/8'])

test.each([
  'https://127.0.0.1/hook',
  'https://127.1/hook',
  'https://2130706433/hook',
  'https://0x7f.0.0.1/hook',
  'https://0.0.0.0/',
  'https://10.1.2.3/',
  'https://172.31.0.1/',
  'https://192.168.1.1:8443/',
  'https://169.254.169.254/latest/meta-data/',
  'https://100.100.100.200/',
  'https://[::1]/',
  'https://[::ffff:10.0.0.1]/',
  'https://[64:ff9b::7f00:1]/',
  'https://[fd00::1]/',
  'https://[fe80::1]/',
  'https://localhost/',
  'https://a.localhost/',
  'http://example.org/',
  'http://93.184.216.34/',
  'https://user:secret@example.org/',
  'ftp://example.org/',
  'file:///etc/passwd',
  'nothing'
])('%s is not called', async (url) => {
  expect(outward.mayCall(url)).toBe(false)
  expect(await outward.call({ method: 'POST', url, headers: {} })).toEqual({ problem: 'addressForbidden' })
})

test.each(['https://example.org/hook', 'https://93.184.216.34:8443/', 'https://[2606:2800:220:1::1]/'])(
  '%s may be called',
  (url) => {
    expect(outward.mayCall(url)).toBe(true)
  }
)

test('a name is judged by the addresses behind it, at the moment of the call', async () => {
  const host = openOutward(['192.0.2.0/24'])
  // Every machine has this name for itself, and it is not one that an address tells.
  expect(await host.call({ method: 'POST', url: 'https://ip6-localhost/', headers: {} })).toMatchObject({
    problem: expect.stringMatching(/addressForbidden|unknownHost/)
  })
})

test('what the operator opens is open, and a mistake in it is told', () => {
  expect(openOutward(['10.1.0.0/16']).mayCall('https://10.1.2.3/')).toBe(true)
  expect(openOutward(['10.1.0.0/16']).mayCall('https://10.2.2.3/')).toBe(false)
  expect(openOutward(['10.1.0.0/16']).mayCall('http://10.1.2.3/')).toBe(false)
  expect(atHome.mayCall('http://127.0.0.1:8080/')).toBe(true)
  for (const wrong of ['10.0.0.0', '10.0.0.0/33', 'all', '']) expect(() => openOutward([wrong])).toThrow('no network')
})

async function listening(answer: RequestListener) {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  }
}

test('an answer is told with its head, where it points nobody goes, and of a long one the rest is left', async () => {
  const asked: string[] = []
  await using away = await listening((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    response.writeHead(302, { location: '/elsewhere', 'x-told': 'yes' }).end('x'.repeat(1_000_000))
  })
  const answer = await atHome.call({ method: 'POST', url: away.url, headers: {}, body: '{}' })

  expect(answer).toMatchObject({ status: 302, headers: { 'x-told': 'yes' } })
  expect(asked).toEqual(['POST /'])
})

test('nobody there is a problem and no failure', async () => {
  const gone = await listening(() => {})
  await gone[Symbol.asyncDispose]()
  expect(await atHome.call({ method: 'POST', url: gone.url, headers: {} })).toEqual({ problem: 'refused' })
})
