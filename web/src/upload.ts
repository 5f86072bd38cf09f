import { type FileClaim, filesRoutes, type ResponseOf } from '@hongchao/contract'

import { addressOf, ApiError, refusalOf, type Target } from './client.ts'

/** Uploads a file and says how far it is, which `fetch` cannot. */
export function upload(target: Target, file: Blob, onProgress: (part: number) => void): Promise<FileClaim> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(filesRoutes.upload.method, addressOf(target, filesRoutes.upload))
    request.responseType = 'json'
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0))
    request.addEventListener('load', () => {
      if (request.status < 300) resolve((request.response as ResponseOf<typeof filesRoutes.upload>).claim)
      else reject(refusalOf(request.status, request.response))
    })
    request.addEventListener('error', () => reject(new ApiError('unavailable', { offline: true })))
    request.addEventListener('timeout', () => reject(new ApiError('unavailable', { offline: true })))
    request.timeout = 120_000
    request.send(file)
  })
}
