import { fileURLToPath } from 'node:url'

import * as contract from '@hongchao/contract'

const file = fileURLToPath(new URL('../src/routes.ts', import.meta.url))

/** A step of building a site: in its client the routes stand without their schemas. */
export function routesAlone(): { name: string; load: (id: string) => string | undefined } {
  return { name: 'routes-alone', load: (id) => (id === file ? source() : undefined) }
}

function source(): string {
  return Object.entries(contract)
    .filter(([name]) => name.endsWith('Routes'))
    .map(([name, routes]) => `export const ${name} = ${JSON.stringify(alone(routes as contract.Routes))}`)
    .join('\n')
}

function alone(routes: contract.Routes): object {
  return Object.fromEntries(Object.entries(routes).map(([name, route]) => [name, addressed(route)]))
}

/** What a client needs to know of a route. */
function addressed({ method, path, scope, upload, download, repeatable }: contract.Route): object {
  return { method, path, scope, upload, download, repeatable }
}
