import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import type { JSX } from 'react'

import { chooseRoute, deskRoute, placeRoute, privacyRoute, rootRoute, type Search, setUpRoute } from './base-routes.ts'
import { Loading } from './shared/Page.tsx'
import { Broken } from './shell/Failures.tsx'

/** A page at the desk that needs nothing but its address; it is loaded when it is opened. */
function deskPage<const P extends string, N extends string>(
  path: P,
  load: () => Promise<Record<N, () => JSX.Element | undefined>>,
  name: N
) {
  return createRoute({ getParentRoute: () => deskRoute, path, component: lazyRouteComponent(load, name) })
}

const homeRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/$place/todo', params, search: {}, replace: true })
  }
})

const todoRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'todo',
  component: lazyRouteComponent(() => import('./features/needs/TodoPage.tsx'), 'TodoPage')
})
const todoNeedRoute = createRoute({
  getParentRoute: () => todoRoute,
  path: '$needId',
  component: lazyRouteComponent(() => import('./features/needs/NeedPane.tsx'), 'NeedPane')
})

const needsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'needs',
  component: lazyRouteComponent(() => import('./features/needs/NeedsPage.tsx'), 'NeedsPage')
})
const needRoute = createRoute({
  getParentRoute: () => needsRoute,
  path: '$needId',
  component: lazyRouteComponent(() => import('./features/needs/NeedPane.tsx'), 'NeedPane')
})

const duplicatesRoute = deskPage(
  'duplicates',
  () => import('./features/duplicates/DuplicatesPage.tsx'),
  'DuplicatesPage'
)
const topicsRoute = deskPage('topics', () => import('./features/topics/TopicsPage.tsx'), 'TopicsPage')

const ratesRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'rates',
  component: lazyRouteComponent(() => import('./features/rates/RatesPage.tsx'), 'RatesPage')
})
const evaluationsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'evaluations',
  component: lazyRouteComponent(() => import('./features/evaluations/DuePage.tsx'), 'DuePage')
})
const callbacksRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'callbacks',
  component: lazyRouteComponent(() => import('./features/callbacks/CallbacksPage.tsx'), 'CallbacksPage')
})
const casesRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'rates/needs',
  component: lazyRouteComponent(() => import('./features/rates/CasesPage.tsx'), 'CasesPage')
})
const ordersRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'orders',
  component: lazyRouteComponent(() => import('./features/orders/OrdersPage.tsx'), 'OrdersPage')
})
const escalationsRoute = deskPage(
  'escalations',
  () => import('./features/escalations/EscalationsPage.tsx'),
  'EscalationsPage'
)
const whistlesRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'whistles',
  component: lazyRouteComponent(() => import('./features/whistles/WhistlesPage.tsx'), 'WhistlesPage')
})

const codeRoute = createRoute({
  getParentRoute: () => placeRoute,
  path: 'go/$code',
  component: lazyRouteComponent(() => import('./features/needs/GoToCode.tsx'), 'GoToCode')
})

const groupMessagesRoute = deskPage(
  'record/group-messages',
  () => import('./features/group-messages/GroupMessagesPage.tsx'),
  'GroupMessagesPage'
)
const recordRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'record',
  component: lazyRouteComponent(() => import('./features/needs/RecordPage.tsx'), 'RecordPage')
})

const slipRoute = createRoute({
  getParentRoute: () => placeRoute,
  path: 'needs/$needId/slip',
  component: lazyRouteComponent(() => import('./features/needs/SlipPage.tsx'), 'SlipPage')
})

const organisationsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'organisations',
  component: lazyRouteComponent(() => import('./features/organisations/OrganisationsPage.tsx'), 'OrganisationsPage')
})
const organisationRoute = createRoute({
  getParentRoute: () => organisationsRoute,
  path: '$organisationId',
  component: lazyRouteComponent(() => import('./features/organisations/OrganisationPane.tsx'), 'OrganisationPane')
})

const teamsRoute = deskPage('teams', () => import('./features/teams/TeamsPage.tsx'), 'TeamsPage')

const peopleRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'people',
  component: lazyRouteComponent(() => import('./features/people/PeoplePage.tsx'), 'PeoplePage')
})
const personRoute = createRoute({
  getParentRoute: () => peopleRoute,
  path: '$personId',
  component: lazyRouteComponent(() => import('./features/people/PersonPane.tsx'), 'PersonPane')
})

const postersRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'posters',
  component: lazyRouteComponent(() => import('./features/posters/PostersPage.tsx'), 'PostersPage')
})
const posterPrintRoute = createRoute({
  getParentRoute: () => placeRoute,
  path: 'posters/$code/print',
  component: lazyRouteComponent(() => import('./features/posters/PosterPrintPage.tsx'), 'PosterPrintPage')
})

const servicesRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'services',
  component: lazyRouteComponent(() => import('./features/services/ServicesPage.tsx'), 'ServicesPage')
})
const wallRoute = createRoute({
  getParentRoute: () => placeRoute,
  path: 'wall',
  component: lazyRouteComponent(() => import('./features/wall/WallPage.tsx'), 'WallPage')
})
const servicesPrintRoute = createRoute({
  getParentRoute: () => placeRoute,
  path: 'services/print',
  component: lazyRouteComponent(() => import('./features/services/ServicesPrintPage.tsx'), 'ServicesPrintPage')
})
const bookingsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'bookings',
  component: lazyRouteComponent(() => import('./features/bookings/BookingsPage.tsx'), 'BookingsPage')
})
const bookingsPrintRoute = createRoute({
  getParentRoute: () => placeRoute,
  path: 'bookings/print',
  component: lazyRouteComponent(() => import('./features/bookings/BookingsPrintPage.tsx'), 'BookingsPrintPage')
})
const recurrencesRoute = deskPage(
  'recurrences',
  () => import('./features/recurrences/RecurrencesPage.tsx'),
  'RecurrencesPage'
)
const recurrenceRoute = deskPage(
  'recurrences/$recurrenceId',
  () => import('./features/recurrences/RecurrencePage.tsx'),
  'RecurrencePage'
)
const meetingsRoute = deskPage('meetings', () => import('./features/meetings/MeetingsPage.tsx'), 'MeetingsPage')
const meetingRoute = deskPage('meetings/$meetingId', () => import('./features/meetings/MeetingPage.tsx'), 'MeetingPage')
const meetingPrintRoute = createRoute({
  getParentRoute: () => placeRoute,
  path: 'meetings/$meetingId/print',
  component: lazyRouteComponent(() => import('./features/meetings/MeetingPrintPage.tsx'), 'MeetingPrintPage')
})
const roundsRoute = deskPage('rounds', () => import('./features/rounds/RoundsPage.tsx'), 'RoundsPage')
const roundPlanRoute = deskPage('rounds/$planId', () => import('./features/rounds/RoundPlanPage.tsx'), 'RoundPlanPage')
const cardsRoute = deskPage('cards', () => import('./features/cards/CardsPage.tsx'), 'CardsPage')
const cardEntryRoute = deskPage('cards/entry', () => import('./features/cards/CardEntryPage.tsx'), 'CardEntryPage')
const cardsPrintRoute = createRoute({
  getParentRoute: () => placeRoute,
  path: 'cards/$batchId/print',
  component: lazyRouteComponent(() => import('./features/cards/CardsPrintPage.tsx'), 'CardsPrintPage')
})

const calendarRoute = deskPage('calendar', () => import('./features/calendar/CalendarPage.tsx'), 'CalendarPage')

const auditRoute = deskPage('audit', () => import('./features/audit/AuditPage.tsx'), 'AuditPage')

const publicationsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'publications',
  component: lazyRouteComponent(() => import('./features/publications/PublicationsPage.tsx'), 'PublicationsPage')
})
const interfacesRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'interfaces',
  component: lazyRouteComponent(() => import('./features/interfaces/InterfacesPage.tsx'), 'InterfacesPage')
})
const importsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'imports',
  component: lazyRouteComponent(() => import('./features/imports/ImportsPage.tsx'), 'ImportsPage')
})
const importRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'imports/$importId',
  component: lazyRouteComponent(() => import('./features/imports/ImportPage.tsx'), 'ImportPage')
})

const settingsRoute = deskPage('settings', () => import('./features/settings/SettingsPage.tsx'), 'SettingsPage')
const inboxRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'inbox',
  component: lazyRouteComponent(() => import('./features/notifications/InboxPage.tsx'), 'InboxPage')
})
const accountRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'account',
  component: lazyRouteComponent(() => import('./features/account/AccountPage.tsx'), 'AccountPage')
})

const servicePages = [servicesRoute, bookingsRoute, recurrencesRoute, recurrenceRoute] as const
/** Without the menu beside them. */
const papers = [
  wallRoute,
  slipRoute,
  posterPrintRoute,
  servicesPrintRoute,
  bookingsPrintRoute,
  cardsPrintRoute,
  meetingPrintRoute
] as const

const pages = [
  homeRoute,
  todoRoute.addChildren([todoNeedRoute]),
  needsRoute.addChildren([needRoute]),
  duplicatesRoute,
  topicsRoute,
  ratesRoute,
  casesRoute,
  ordersRoute,
  whistlesRoute,
  escalationsRoute,
  evaluationsRoute,
  callbacksRoute,
  recordRoute,
  groupMessagesRoute,
  organisationsRoute.addChildren([organisationRoute]),
  teamsRoute,
  peopleRoute.addChildren([personRoute]),
  postersRoute,
  publicationsRoute,
  cardsRoute,
  meetingsRoute,
  meetingRoute,
  roundsRoute,
  roundPlanRoute,
  cardEntryRoute,
  interfacesRoute,
  ...servicePages,
  calendarRoute,
  auditRoute,
  importsRoute,
  importRoute,
  settingsRoute,
  inboxRoute,
  accountRoute
] as const

const routeTree = rootRoute.addChildren([
  chooseRoute,
  setUpRoute,
  privacyRoute,
  placeRoute.addChildren([deskRoute.addChildren(pages), codeRoute, ...papers])
])

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPendingComponent: Loading,
  defaultErrorComponent: Broken,
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const given = Object.entries(search as Search).filter((entry): entry is [string, string] => Boolean(entry[1]))
    const text = new URLSearchParams(given).toString().replaceAll('%2C', ',')
    return text === '' ? '' : `?${text}`
  }
})

declare module '@tanstack/react-router' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- the router's registration needs an interface
  interface Register {
    router: typeof router
  }
}
