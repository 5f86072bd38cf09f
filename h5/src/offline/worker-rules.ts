/** What the worker does with a request of a page: nothing, unless it is one of the site’s own files or pages. */
export type Answering = 'file' | 'page' | undefined

const files = '/static/phone/'
const page = /^\/(?:[^/]+\/)?m(?:\/|$)/

/** Calls of the server are never answered from here: what they tell belongs to a person. */
export function answeringOf(request: { method: string; mode: string; url: string }, origin: string): Answering {
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== origin) return undefined
  if (url.pathname.startsWith(files)) return 'file'
  return request.mode === 'navigate' && page.test(url.pathname) ? 'page' : undefined
}

/** Is the page of the same build as the files? One that is not would ask for scripts that nobody has. */
export function belongsTo(text: string, names: readonly string[]): boolean {
  const scripts = [...text.matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, source]) => source)
  return scripts.length > 0 && scripts.every((source) => source !== undefined && names.includes(source))
}
