import type { FileClaim, ResponseOf, Route } from '@hongchao/contract'

import { addressOf, ApiError, refusalOf, type Target } from './client.ts'
import { filesRoutes } from './routes.ts'

/** Uploads a file and says how far it is, which `fetch` cannot. */
export async function upload(target: Target, file: Blob, onProgress: (part: number) => void): Promise<FileClaim> {
  const { claim } = await uploadTo(target, filesRoutes.upload, { file }, onProgress)
  return claim
}

/** The same to any route that takes a file. */
export function uploadTo<R extends Route>(
  target: Target,
  route: R,
  { file, query }: { file: Blob; query?: Record<string, unknown> },
  onProgress: (part: number) => void
): Promise<ResponseOf<R>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(route.method, addressOf(target, route, { query }))
    request.responseType = 'json'
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0))
    request.addEventListener('load', () => {
      if (request.status < 300) resolve(request.response as ResponseOf<R>)
      else reject(refusalOf(request.status, request.response))
    })
    request.addEventListener('error', () => reject(new ApiError('unavailable', { offline: true })))
    request.addEventListener('timeout', () => reject(new ApiError('unavailable', { offline: true })))
    request.timeout = 120_000
    request.send(file)
  })
}
