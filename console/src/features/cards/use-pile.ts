import { type FileClaim, maxFileBytes } from '@hongchao/contract'
import { ApiError, useApi } from '@hongchao/web'
import { useEffect, useState } from 'react'

/** A photo of a card: shown at once from this computer while it is on its way to the server. */
export type Shot = { address: string; file: File; progress: number; claim?: FileClaim; failed?: unknown }

export type Pile = {
  current: Shot | undefined
  /** Which of how many, from 1. */
  at: number
  of: number
  add: (files: readonly File[]) => void
  next: () => void
  retry: () => void
}

/** Photos of cards, one after the other as they were chosen. */
export function usePile(): Pile {
  const { upload } = useApi()
  const [shots, setShots] = useState<Shot[]>([])
  const [at, setAt] = useState(0)
  const current = shots[at]
  useWarning(current !== undefined)

  const update = (address: string, change: Partial<Shot>): void =>
    setShots((all) => all.map((shot) => (shot.address === address ? { ...shot, ...change } : shot)))

  async function send({ address, file }: Shot): Promise<void> {
    try {
      if (file.size > maxFileBytes) throw new ApiError('file.tooLarge')
      update(address, { claim: await upload(file, (progress) => update(address, { progress })) })
    } catch (error) {
      update(address, { failed: error })
    }
  }

  async function sendAll(added: readonly Shot[]): Promise<void> {
    // One after the other: the first is wanted first.
    for (const shot of added) await send(shot)
  }

  return {
    current,
    at: at + 1,
    of: shots.length,
    add: (files) => {
      const added = files.map((file) => ({ address: URL.createObjectURL(file), file, progress: 0 }))
      setShots((all) => [...all, ...added])
      void sendAll(added)
    },
    next: () => {
      if (!current) return
      URL.revokeObjectURL(current.address)
      setAt(at + 1)
    },
    retry: () => {
      if (!current) return
      update(current.address, { progress: 0, failed: undefined })
      void send(current)
    }
  }
}

/** Photos that were chosen and not typed in yet would be lost with the page. */
function useWarning(left: boolean): void {
  useEffect(() => {
    if (!left) return undefined
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [left])
}
