import './shared/theme.css'

import { type Api, ApiContext, createApi, createQueryClient } from '@hongchao/web'
import { askFirst } from '@hongchao/web/ask-first.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, type ReactNode, startTransition, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'

import { askDay } from './features/home/day.ts'
import { createAppRouter } from './routes.tsx'
import { whenCalm } from './shared/calm.ts'
import { fallBackOnKept } from './shared/kept-answers.ts'
import { applyLargeType } from './shared/large-type.ts'
import { Outline } from './shared/Loaded.tsx'
import { homeOf, isHome, placeOf } from './shared/place.ts'

const PlacesPage = lazy(() =>
  import('./features/places/PlacesPage.tsx').then((module) => ({ default: module.PlacesPage }))
)

/** The answers mostly are there before the scripts; until they are, the outline in the page itself stands for it. */
const answersWithinMs = 500

const queries = createQueryClient()
const place = placeOf(location.pathname)

applyLargeType()
fallBackOnKept(queries)
if (place === undefined) show(<PlacesPage />)
else void showSite(createApi(place))

async function showSite(api: Api): Promise<void> {
  const router = createAppRouter(api.place)
  await Promise.all([Promise.race([ask(api), late()]), router.load()])
  show(
    <ApiContext value={api}>
      <RouterProvider router={router} />
    </ApiContext>
  )
  if (import.meta.env.PROD) void whenCalm().then(() => keepSite(homeOf(api.place)))
}

/** What every page needs, and then what the first one shows: drawn once, and not again with each answer. */
async function ask(api: Api): Promise<void> {
  await askFirst(queries, api)
  if (isHome(location.pathname)) await askDay(queries, api)
}

async function late(): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, answersWithinMs)
  })
}

function show(site: ReactNode): void {
  const root = createRoot(document.querySelector('#root')!)
  startTransition(() =>
    root.render(
      <StrictMode>
        <QueryClientProvider client={queries}>
          <Suspense fallback={<Outline />}>{site}</Suspense>
        </QueryClientProvider>
      </StrictMode>
    )
  )
}

async function keepSite(scope: string): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  await navigator.serviceWorker
    .register(`${import.meta.env.BASE_URL}worker.js`, { scope, updateViaCache: 'none' })
    .catch(() => undefined)
}
