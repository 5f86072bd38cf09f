import type { FileClaim, ImportDetail, ImportKind, Photo, RequestOf, Route } from '@hongchao/contract'

import { addressOf, type Client, createClient, type Target } from './client.ts'
import {
  accountRoutes,
  auditRoutes,
  bookingsRoutes,
  calendarRoutes,
  callbacksRoutes,
  cardsRoutes,
  duplicatesRoutes,
  escalationsRoutes,
  evaluationsRoutes,
  feedsRoutes,
  figuresRoutes,
  filesRoutes,
  identityRoutes,
  importsRoutes,
  meetingsRoutes,
  needsRoutes,
  notificationsRoutes,
  open311Routes,
  ordersRoutes,
  organisationsRoutes,
  placesRoutes,
  postersRoutes,
  privacyRoutes,
  publicationsRoutes,
  recurrencesRoutes,
  roundsRoutes,
  savedFiltersRoutes,
  servicesRoutes,
  suggestionsRoutes,
  topicsRoutes,
  wallRoutes,
  webhooksRoutes,
  whistlesRoutes
} from './routes.ts'
import { save } from './save.ts'
import { upload, uploadTo } from './upload.ts'

/** Everything the server offers in one place, as functions. */
export type Api = {
  place: string
  account: Client<typeof accountRoutes>
  identity: Client<typeof identityRoutes>
  places: Client<typeof placesRoutes>
  calendar: Client<typeof calendarRoutes>
  organisations: Client<typeof organisationsRoutes>
  needs: Client<typeof needsRoutes>
  savedFilters: Client<typeof savedFiltersRoutes>
  services: Client<typeof servicesRoutes>
  bookings: Client<typeof bookingsRoutes>
  recurrences: Client<typeof recurrencesRoutes>
  feeds: Client<typeof feedsRoutes>
  suggestions: Client<typeof suggestionsRoutes>
  duplicates: Client<typeof duplicatesRoutes>
  topics: Client<typeof topicsRoutes>
  figures: Client<typeof figuresRoutes>
  wall: Client<typeof wallRoutes>
  orders: Client<typeof ordersRoutes>
  escalations: Client<typeof escalationsRoutes>
  whistles: Client<typeof whistlesRoutes>
  evaluations: Client<typeof evaluationsRoutes>
  callbacks: Client<typeof callbacksRoutes>
  posters: Client<typeof postersRoutes>
  cards: Client<typeof cardsRoutes>
  meetings: Client<typeof meetingsRoutes>
  rounds: Client<typeof roundsRoutes>
  open311: Client<typeof open311Routes>
  privacy: Client<typeof privacyRoutes>
  publications: Client<typeof publicationsRoutes>
  webhooks: Client<typeof webhooksRoutes>
  audit: Client<typeof auditRoutes>
  notifications: Client<typeof notificationsRoutes>
  files: Client<typeof filesRoutes>
  imports: Client<typeof importsRoutes>
  /** Uploads a file, and says from 0 to 1 how far it is. */
  upload: (file: Blob, onProgress: (part: number) => void) => Promise<FileClaim>
  /** The same of a file to be imported. */
  uploadImport: (kind: ImportKind, file: File, onProgress: (part: number) => void) => Promise<ImportDetail>
  /** Saves a file that the server makes, such as an exported list. */
  save: <R extends Route & { download: true }>(route: R, input: RequestOf<R>) => Promise<void>
  /** Where the browser finds a photo of a need. */
  photoAddress: (photo: Photo, size: 'full' | 'thumbnail') => string
}

export function createApi(place: string, origin = ''): Api {
  const target: Target = { origin, place }
  return {
    place,
    account: createClient(accountRoutes, target),
    identity: createClient(identityRoutes, target),
    places: createClient(placesRoutes, target),
    calendar: createClient(calendarRoutes, target),
    organisations: createClient(organisationsRoutes, target),
    needs: createClient(needsRoutes, target),
    savedFilters: createClient(savedFiltersRoutes, target),
    services: createClient(servicesRoutes, target),
    bookings: createClient(bookingsRoutes, target),
    recurrences: createClient(recurrencesRoutes, target),
    feeds: createClient(feedsRoutes, target),
    suggestions: createClient(suggestionsRoutes, target),
    duplicates: createClient(duplicatesRoutes, target),
    topics: createClient(topicsRoutes, target),
    figures: createClient(figuresRoutes, target),
    wall: createClient(wallRoutes, target),
    orders: createClient(ordersRoutes, target),
    escalations: createClient(escalationsRoutes, target),
    whistles: createClient(whistlesRoutes, target),
    evaluations: createClient(evaluationsRoutes, target),
    callbacks: createClient(callbacksRoutes, target),
    posters: createClient(postersRoutes, target),
    cards: createClient(cardsRoutes, target),
    meetings: createClient(meetingsRoutes, target),
    rounds: createClient(roundsRoutes, target),
    open311: createClient(open311Routes, target),
    privacy: createClient(privacyRoutes, target),
    publications: createClient(publicationsRoutes, target),
    webhooks: createClient(webhooksRoutes, target),
    audit: createClient(auditRoutes, target),
    notifications: createClient(notificationsRoutes, target),
    files: createClient(filesRoutes, target),
    imports: createClient(importsRoutes, target),
    upload: (file, onProgress) => upload(target, file, onProgress),
    uploadImport: (kind, file, onProgress) =>
      uploadTo(target, importsRoutes.upload, { file, query: { kind, name: file.name } }, onProgress),
    save: (route, input) => save(target, route, input as object),
    photoAddress: ({ id, token }, size) =>
      addressOf(target, filesRoutes.get, { params: { id }, query: { size, token } })
  }
}
