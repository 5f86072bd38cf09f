import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'

/** The OpenAPI 3.1 document at `/api/docs/json`, made of the contract, and pages to read it at `/api/docs`. */
export async function serveApiDocs(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Hongchao 红巢', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'hongchao_session' }
        }
      }
    },
    transform: describe
  })
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true })
}

type Route = Parameters<typeof jsonSchemaTransform>[0]
type Described = ReturnType<typeof jsonSchemaTransform>

/** What the schemas that check a request do not say: the place in the address, and the file that is a body as it is. */
function describe(route: Route): Described {
  const { schema, url } = jsonSchemaTransform(route)
  const described = { ...schema, params: withPlace(schema.params, url) }
  if (!route.schema?.consumes) return { schema: described, url }
  return { schema: { ...described, body: { type: 'string', format: 'binary' } }, url }
}

type Params = { properties?: object; required?: string[] } | undefined

function withPlace(params: unknown, url: string): unknown {
  if (!params || !url.includes(':place')) return params
  const { properties, required = [], ...rest } = params as NonNullable<Params>
  return { ...rest, properties: { place: { type: 'string' }, ...properties }, required: ['place', ...required] }
}
