import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'

import statics from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { cookieName } from './session.ts'

type Site = 'console' | 'phone'

const folders: Record<Site, URL> = {
  console: new URL('../../../console/dist/', import.meta.url),
  phone: new URL('../../../h5/dist/', import.meta.url)
}

/**
 * Serves the two sites: whatever lies below `/<place>/m/` or `/m/` is the phone's, every other address the console's.
 * Each page carries a fresh nonce, so that style sheets made at run time need no `unsafe-inline`.
 */
export async function serveSites(app: FastifyInstance): Promise<void> {
  for (const site of ['console', 'phone'] as const) {
    if (!existsSync(folders[site])) continue
    await app.register(statics, {
      root: folders[site].pathname,
      prefix: `/static/${site}/`,
      decorateReply: false,
      index: false,
      immutable: true,
      maxAge: '365d',
      preCompressed: true,
      setHeaders: (reply, path) => {
        if (path.startsWith(`${folders.phone.pathname}worker.js`)) reply.headers(workerHeaders)
      }
    })
  }
  const pages = new Map<Site, string>()
  const page = (site: Site): string | undefined => {
    const file = new URL('index.html', folders[site])
    if (!pages.has(site) && existsSync(file)) pages.set(site, readFileSync(file, 'utf8'))
    return pages.get(site)
  }
  app.get('/', { schema: { hide: true } }, (request, reply) =>
    send(reply, page('console'), askedFirst(request, 'console'))
  )
  app.get('/*', { schema: { hide: true } }, (request, reply) => {
    const [first, second] = request.url.slice(1).split(/[/?]/)
    if (first === 'api' || first === 'static') return reply.callNotFound()
    const site = first === 'm' || second === 'm' ? 'phone' : 'console'
    return send(reply, page(site), askedFirst(request, site, first === 'm' ? undefined : first))
  })
}

/**
 * The worker that lets the phone site open without network. Browsers ask for it again, to see whether there is another
 * build; it is for pages outside its own folder, and may fetch from here alone.
 */
const workerHeaders = {
  'cache-control': 'no-cache',
  'service-worker-allowed': '/',
  'content-security-policy': "default-src 'none'; connect-src 'self'"
}

const isSlug = /^[a-z][a-z0-9-]*$/

function signedIn({ headers }: FastifyRequest): boolean {
  return headers.cookie?.includes(`${cookieName}=`) ?? false
}

/**
 * What every page asks first is fetched while its scripts are still on their way. The browser keeps an answer until it is
 * asked for, so before somebody signs in nothing is fetched of them for the console, which asks only then.
 */
function askedFirst(request: FastifyRequest, site: Site, place = ''): string {
  const asked = isSlug.test(place) && (site === 'phone' || signedIn(request))
  const addresses = ['/api/account/session', ...(asked ? [`/api/${place}/me`, `/api/${place}/config`] : [])]
  return addresses.map((address) => `<${address}>; rel=preload; as=fetch; crossorigin`).join(', ')
}

function send(reply: FastifyReply, page: string | undefined, links: string): FastifyReply {
  if (!page) return reply.callNotFound() as unknown as FastifyReply
  const nonce = randomBytes(16).toString('base64')
  return reply
    .header('content-security-policy', policy(nonce))
    .header('cache-control', 'no-cache')
    .header('link', links)
    .type('text/html; charset=utf-8')
    .send(page.replaceAll('__NONCE__', nonce))
}

function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'"
  ].join('; ')
}
