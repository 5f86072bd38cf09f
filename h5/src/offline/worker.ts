import { answeringOf, belongsTo } from './worker-rules.ts'

/**
 * Lets the phone site open without network once it has been visited. It keeps the files of one build and its page, and
 * nothing that a person was told. With network the page always comes from the server, so no visitor is held on an old one.
 */
type Lasting = Event & { waitUntil: (done: Promise<unknown>) => void }
type Fetching = Lasting & { request: Request; respondWith: (answer: Promise<Response>) => void }
type Worker = {
  addEventListener: ((kind: 'install' | 'activate', listener: (event: Lasting) => void) => void) &
    ((kind: 'fetch', listener: (event: Fetching) => void) => void)
}

/** Filled in when the site is built. */
declare const SITE_FILES: readonly string[]
declare const SITE_BUILD: string

const worker = globalThis as unknown as Worker
const prefix = 'phone-'
const cacheName = prefix + SITE_BUILD
const pageAddress = '/m/'
/** On a weak network a page that was kept is better than none. */
const pageWithinMs = 4000
const atOnce = 6

worker.addEventListener('install', (event) => event.waitUntil(keepSite()))
worker.addEventListener('activate', (event) => event.waitUntil(forgetOthers()))
worker.addEventListener('fetch', (event) => {
  const answering = answeringOf(event.request, location.origin)
  if (answering === 'file') event.respondWith(fileFor(event.request))
  if (answering === 'page') event.respondWith(pageFor(event.request))
})

async function keepSite(): Promise<void> {
  const cache = await caches.open(cacheName)
  const page = await fetch(pageAddress, { credentials: 'omit', cache: 'no-store' })
  const text = await page.text()
  if (!page.ok || !belongsTo(text, SITE_FILES)) throw new Error('The page is of another build.')
  for (let from = 0; from < SITE_FILES.length; from += atOnce) {
    await cache.addAll(SITE_FILES.slice(from, from + atOnce))
  }
  // Of its headers only those that the page needs: what it would fetch beforehand is of whoever is signed in.
  const headers = ['content-type', 'content-security-policy'].flatMap((name): [string, string][] => {
    const value = page.headers.get(name)
    return value === null ? [] : [[name, value]]
  })
  await cache.put(pageAddress, new Response(text, { headers }))
}

/** Runs when no page of an earlier build is open any more. */
async function forgetOthers(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(
    names.filter((name) => name.startsWith(prefix) && name !== cacheName).map((name) => caches.delete(name))
  )
}

/** The name of a file changes with what is in it. */
async function fileFor(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName)
  return (await cache.match(request)) ?? (await fetch(request))
}

async function pageFor(request: Request): Promise<Response> {
  const fetched = fetch(request)
  const kept = (await caches.open(cacheName)).match(pageAddress)
  const late = new Promise<undefined>((resolve) => {
    setTimeout(() => resolve(undefined), pageWithinMs)
  })
  const first = await Promise.race([fetched.catch(() => undefined), late])
  return first ?? (await kept) ?? (await fetched)
}
