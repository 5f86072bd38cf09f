import type { Route } from '@hongchao/contract'

import { addressOf, ApiError, refusalOf, type Target } from './client.ts'

/** Has a file made by the server, and gives it to the browser to save under the name that the server chose. */
export async function save(target: Target, route: Route, input: { query?: Record<string, unknown> }): Promise<void> {
  const response = await fetch(addressOf(target, route, input), { credentials: 'same-origin' }).catch(() => {
    throw new ApiError('unavailable', { offline: true })
  })
  if (!response.ok) throw refusalOf(response.status, await response.json().catch(() => undefined))
  // A connection that breaks half-way must not leave half a file.
  const file = await response.blob().catch(() => {
    throw new ApiError('unavailable', { offline: true })
  })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = nameIn(response.headers.get('content-disposition') ?? '')
  // Some browsers give the file its name only where the link stands in the page.
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

function nameIn(disposition: string): string {
  return decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1] ?? '')
}
