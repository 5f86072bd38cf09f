import { type FileClaim, maxFileBytes } from '@hongchao/contract'
import { ApiError, useApi } from '@hongchao/web'
import { useState } from 'react'

/** A file on its way: how far it is from 0 to 1, or why it did not arrive. */
export type Uploading = { id: number; file: File; progress: number; failed?: unknown }

type Uploads = {
  uploading: readonly Uploading[]
  send: (files: readonly File[]) => void
  retry: (id: number) => void
  drop: (id: number) => void
}

let last = 0

/** Sends files side by side; each that arrives is handed over, each that fails stays, to be tried again. */
export function useUploads(onArrived: (claim: FileClaim, name: string) => void): Uploads {
  const { upload } = useApi()
  const [uploading, setUploading] = useState<Uploading[]>([])

  const update = (id: number, change: Partial<Uploading>): void =>
    setUploading((all) => all.map((each) => (each.id === id ? { ...each, ...change } : each)))
  const drop = (id: number): void => setUploading((all) => all.filter((each) => each.id !== id))

  async function sendOne(id: number, file: File): Promise<void> {
    try {
      if (file.size > maxFileBytes) throw new ApiError('file.tooLarge')
      const claim = await upload(file, (progress) => update(id, { progress }))
      drop(id)
      onArrived(claim, file.name)
    } catch (error) {
      update(id, { failed: error })
    }
  }

  return {
    uploading,
    drop,
    send: (files) => {
      const started = files.map((file) => ({ id: (last += 1), file, progress: 0 }))
      setUploading((all) => [...all, ...started])
      for (const { id, file } of started) void sendOne(id, file)
    },
    retry: (id) => {
      const found = uploading.find((each) => each.id === id)
      if (!found) return
      update(id, { progress: 0, failed: undefined })
      void sendOne(id, found.file)
    }
  }
}
