import {
  createRootRoute,
  createRoute,
  lazyRouteComponent,
  Outlet,
  type SearchSchemaInput
} from '@tanstack/react-router'

import { Broken, NotFound } from './shell/Failures.tsx'
import { PlaceGate } from './shell/PlaceGate.tsx'

/** Everything in an address after `?` is text; each page reads the names it knows. */
export type Search = Record<string, string | undefined>
const textSearch = (search: Search & SearchSchemaInput): Search => search

export const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: Broken })

export const chooseRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./features/account/ChoosePlacePage.tsx'), 'ChoosePlacePage')
})

export const setUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setup',
  validateSearch: textSearch,
  component: lazyRouteComponent(() => import('./features/account/SetUpPage.tsx'), 'SetUpPage')
})

export const placeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$place',
  validateSearch: textSearch,
  component: PlaceGate
})

/** For anybody to read, signed in or not. */
export const privacyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$place/privacy',
  component: lazyRouteComponent(() => import('./features/privacy/NoticePage.tsx'), 'NoticePage')
})

export const deskRoute = createRoute({
  getParentRoute: () => placeRoute,
  id: 'desk',
  component: lazyRouteComponent(() => import('./shell/Shell.tsx'), 'Shell')
})
