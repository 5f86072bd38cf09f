import './shared/theme.css'

import { ApiContext, createApi, createQueryClient } from '@hongchao/web'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, type ReactNode, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'

import { createAppRouter } from './routes.tsx'
import { whenCalm } from './shared/calm.ts'
import { fallBackOnKept } from './shared/kept-answers.ts'
import { applyLargeType } from './shared/large-type.ts'
import { Outline } from './shared/Loaded.tsx'
import { homeOf, placeOf } from './shared/place.ts'

const PlacesPage = lazy(() =>
  import('./features/places/PlacesPage.tsx').then((module) => ({ default: module.PlacesPage }))
)

const queries = createQueryClient()
const place = placeOf(location.pathname)

applyLargeType()
fallBackOnKept(queries)
createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <Suspense fallback={<Outline />}>{place === undefined ? <PlacesPage /> : site(place)}</Suspense>
    </QueryClientProvider>
  </StrictMode>
)

function site(slug: string): ReactNode {
  return (
    <ApiContext value={createApi(slug)}>
      <RouterProvider router={createAppRouter(slug)} />
    </ApiContext>
  )
}

if (place !== undefined && import.meta.env.PROD) void whenCalm().then(() => keepSite(homeOf(place)))

async function keepSite(scope: string): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  await navigator.serviceWorker
    .register(`${import.meta.env.BASE_URL}worker.js`, { scope, updateViaCache: 'none' })
    .catch(() => undefined)
}
