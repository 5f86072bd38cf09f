import type { FileClaim } from '@hongchao/contract'
import { ApiError, useApi } from '@hongchao/web'
import { filesRoutes } from '@hongchao/web/routes.ts'
import { useEffect, useMemo, useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'

import { isFresh } from '../../offline/item.ts'
import { keep } from '../store.ts'
import { shrink } from './shrink.ts'

/** A photo of a draft: its picture lies in the store under `id`; `claim` is there once it has been uploaded. */
export type DraftPhoto = { id: string; name: string; claim?: FileClaim; claimedAt?: number }

/** How far the upload of a photo is, from 0 to 1, or why it failed. */
export type Upload = { progress: number; failed?: unknown }

export type Photos = {
  uploads: Readonly<Record<string, Upload>>
  pictures: Readonly<Record<string, string>>
  add: (files: readonly File[]) => Promise<void>
  remove: (id: string) => void
  retry: (id: string) => void
  /** Uploads what is not there yet; rejects with the first failure. */
  claims: () => Promise<FileClaim[]>
}

type Change = (change: (photos: DraftPhoto[]) => DraftPhoto[]) => void

/** Lets go of the pictures of a draft that has been sent or thrown away. */
export function forgetPhotos(place: string, photos: readonly DraftPhoto[]): void {
  const kept = keep<Blob>('photo', place)
  for (const { id } of photos) void kept.remove(id)
}

export function usePhotos(photos: readonly DraftPhoto[], onChange: Change): Photos {
  const { place, upload } = useApi()
  const kept = useMemo(() => keep<Blob>('photo', place), [place])
  const held = useRef(new Map<string, Blob>())
  const running = useRef(new Map<string, Promise<FileClaim>>())
  const [uploads, setUploads] = useState<Record<string, Upload>>({})
  const pictures = usePictures(photos, (id) => blobOf(id))

  async function blobOf(id: string): Promise<Blob | undefined> {
    const blob = held.current.get(id) ?? (await kept.get(id))
    if (blob) held.current.set(id, blob)
    return blob
  }

  function say(id: string, state: Upload): void {
    setUploads((all) => ({ ...all, [id]: state }))
  }

  async function send(id: string): Promise<FileClaim> {
    say(id, { progress: 0 })
    try {
      const blob = await blobOf(id)
      if (!blob) throw new ApiError('file.unreadable')
      if (blob.size > filesRoutes.upload.upload.maxBytes) throw new ApiError('file.tooLarge')
      const claim = await upload(blob, (progress) => say(id, { progress }))
      onChange((all) => all.map((photo) => (photo.id === id ? { ...photo, claim, claimedAt: Date.now() } : photo)))
      say(id, { progress: 1 })
      return claim
    } catch (error) {
      say(id, { progress: 0, failed: error })
      throw error
    }
  }

  function claimOf(id: string): Promise<FileClaim> {
    const sending = running.current.get(id) ?? send(id).finally(() => running.current.delete(id))
    running.current.set(id, sending)
    return sending
  }

  async function addOne(file: File): Promise<void> {
    const id = uuidv7()
    const blob = await shrink(file)
    held.current.set(id, blob)
    await kept.set(id, blob)
    onChange((all) => [...all, { id, name: file.name }])
    // Without network it waits with what it belongs to.
    if (!navigator.onLine) return
    // A failure stands at the photo, with a button to try again.
    await claimOf(id).catch(() => undefined)
  }

  return {
    uploads,
    pictures,
    add: async (files) => {
      await Promise.all(files.map(addOne))
    },
    remove: (id) => {
      onChange((all) => all.filter((photo) => photo.id !== id))
      held.current.delete(id)
      void kept.remove(id)
    },
    retry: (id) => void claimOf(id).catch(() => undefined),
    claims: () =>
      Promise.all(photos.map(async (photo) => (isFresh(photo, Date.now()) ? photo.claim : await claimOf(photo.id))))
  }
}

/** Addresses of the pictures for `<img>`, let go with the page. */
function usePictures(
  photos: readonly DraftPhoto[],
  blobOf: (id: string) => Promise<Blob | undefined>
): Record<string, string> {
  const [pictures, setPictures] = useState<Record<string, string>>({})
  const made = useRef(new Map<string, string>())
  const ids = photos.map(({ id }) => id).join()

  useEffect(() => {
    for (const id of ids.split(',').filter(Boolean)) {
      if (made.current.has(id)) continue
      void blobOf(id).then((blob) => {
        if (!blob || made.current.has(id)) return
        made.current.set(id, URL.createObjectURL(blob))
        setPictures(Object.fromEntries(made.current))
      })
    }
    // oxlint-disable-next-line react/exhaustive-deps -- The list of ids says when there is something to load.
  }, [ids])

  useEffect(() => {
    const addresses = made.current
    return () => {
      for (const address of addresses.values()) URL.revokeObjectURL(address)
      addresses.clear()
    }
  }, [])
  return pictures
}
