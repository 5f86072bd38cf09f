import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory
} from '@tanstack/react-router'

import { HomePage } from './features/home/HomePage.tsx'
import { Crashed, Missing } from './shared/Crashed.tsx'
import { Outline } from './shared/Loaded.tsx'
import { homeOf } from './shared/place.ts'
import { Shell } from './shared/Shell.tsx'

type Search = Record<string, string | undefined>

/** Keeps the named parameters of an address; they are all text. */
function keep<const K extends string>(...names: K[]): (search: Search) => { [N in K]?: string } {
  return (search) =>
    Object.fromEntries(names.flatMap((name) => (search[name] ? [[name, search[name]]] : []))) as { [N in K]?: string }
}

const root = createRootRoute({ component: Shell, notFoundComponent: Missing })
const at = { getParentRoute: () => root }

const home = createRoute({ ...at, path: '/', component: HomePage })
const todo = createRoute({
  ...at,
  path: '/todo',
  component: lazyRouteComponent(() => import('./features/home/TodoPage.tsx'), 'TodoPage')
})
const raise = createRoute({
  ...at,
  path: '/raise',
  validateSearch: keep('poster', 'feedback'),
  component: lazyRouteComponent(() => import('./features/raise/RaisePage.tsx'), 'RaisePage')
})
const record = createRoute({
  ...at,
  path: '/record',
  component: lazyRouteComponent(() => import('./features/raise/RecordPage.tsx'), 'RecordPage')
})
const services = createRoute({
  ...at,
  path: '/services',
  component: lazyRouteComponent(() => import('./features/services/ServicesPage.tsx'), 'ServicesPage')
})
const service = createRoute({
  ...at,
  path: '/services/$id',
  component: lazyRouteComponent(() => import('./features/services/ServicePage.tsx'), 'ServicePage')
})
const book = createRoute({
  ...at,
  path: '/services/$id/book',
  validateSearch: keep('booking'),
  component: lazyRouteComponent(() => import('./features/services/BookPage.tsx'), 'BookPage')
})
const bookings = createRoute({
  ...at,
  path: '/bookings',
  component: lazyRouteComponent(() => import('./features/services/BookingsPage.tsx'), 'BookingsPage')
})
const recurrences = createRoute({
  ...at,
  path: '/recurrences',
  component: lazyRouteComponent(() => import('./features/recurrences/RecurrencesPage.tsx'), 'RecurrencesPage')
})
const rounds = createRoute({
  ...at,
  path: '/rounds',
  component: lazyRouteComponent(() => import('./features/rounds/RoundsPage.tsx'), 'RoundsPage')
})
const receipt = createRoute({
  ...at,
  path: '/receipts/$code',
  component: lazyRouteComponent(() => import('./features/raise/ReceiptPage.tsx'), 'ReceiptPage')
})
const needs = createRoute({
  ...at,
  path: '/needs',
  validateSearch: keep('view', 'status'),
  component: lazyRouteComponent(() => import('./features/needs/NeedsPage.tsx'), 'NeedsPage')
})
const need = createRoute({
  ...at,
  path: '/needs/$id',
  validateSearch: keep('do'),
  component: lazyRouteComponent(() => import('./features/needs/NeedPage.tsx'), 'NeedPage')
})
const lookUp = createRoute({
  ...at,
  path: '/look-up',
  validateSearch: keep('code', 'do'),
  component: lazyRouteComponent(() => import('./features/needs/LookUpPage.tsx'), 'LookUpPage')
})
const published = createRoute({
  ...at,
  path: '/published',
  validateSearch: keep('category', 'q'),
  component: lazyRouteComponent(() => import('./features/published/PublishedPage.tsx'), 'PublishedPage')
})
const matter = createRoute({
  ...at,
  path: '/published/$id',
  component: lazyRouteComponent(() => import('./features/published/MatterPage.tsx'), 'MatterPage')
})
const signIn = createRoute({
  ...at,
  path: '/sign-in',
  validateSearch: keep('next'),
  component: lazyRouteComponent(() => import('./features/account/SignInPage.tsx'), 'SignInPage')
})
const signUp = createRoute({
  ...at,
  path: '/sign-up',
  validateSearch: keep('poster', 'next'),
  component: lazyRouteComponent(() => import('./features/account/SignUpPage.tsx'), 'SignUpPage')
})
const password = createRoute({
  ...at,
  path: '/password',
  component: lazyRouteComponent(() => import('./features/account/PasswordPage.tsx'), 'PasswordPage')
})
const sessions = createRoute({
  ...at,
  path: '/sessions',
  component: lazyRouteComponent(() => import('./features/account/SessionsPage.tsx'), 'SessionsPage')
})
const account = createRoute({
  ...at,
  path: '/account',
  component: lazyRouteComponent(() => import('./features/account/AccountPage.tsx'), 'AccountPage')
})
const privacy = createRoute({
  ...at,
  path: '/privacy',
  component: lazyRouteComponent(() => import('./features/privacy/NoticePage.tsx'), 'NoticePage')
})
const ownData = createRoute({
  ...at,
  path: '/own-data',
  component: lazyRouteComponent(() => import('./features/privacy/OwnDataPage.tsx'), 'OwnDataPage')
})
const inbox = createRoute({
  ...at,
  path: '/inbox',
  component: lazyRouteComponent(() => import('./features/inbox/InboxPage.tsx'), 'InboxPage')
})

const outbox = createRoute({
  ...at,
  path: '/outbox',
  component: lazyRouteComponent(() => import('./features/outbox/OutboxPage.tsx'), 'OutboxPage')
})

const routeTree = root.addChildren([
  home,
  todo,
  raise,
  record,
  services,
  service,
  book,
  bookings,
  recurrences,
  rounds,
  receipt,
  needs,
  need,
  lookUp,
  published,
  matter,
  signIn,
  signUp,
  password,
  sessions,
  account,
  privacy,
  ownData,
  inbox,
  outbox
])

// oxlint-disable-next-line typescript/explicit-module-boundary-types -- The type is the tree of routes itself.
export function createAppRouter(place: string, history?: RouterHistory) {
  return createRouter({
    routeTree,
    basepath: homeOf(place),
    ...(history && { history }),
    scrollRestoration: true,
    defaultPreload: 'intent',
    defaultErrorComponent: Crashed,
    defaultPendingComponent: Outline,
    // Codes and keys are text even where they look like numbers.
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
      return given.length > 0 ? `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}` : ''
    }
  })
}

declare module '@tanstack/react-router' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- Merging into the library's declaration needs it.
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
