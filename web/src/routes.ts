/**
 * The routes as a site calls them: by method and address. In what is built their schemas are left out (`../build`), for
 * they and zod are half of what a page would load before it shows anything. Whoever checks a form takes its schema from
 * the contract.
 */
export {
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
} from '@hongchao/contract'
