import { z } from 'zod'

/** JSON Schema, as far as the document of the server speaks it. */
export type Schema = {
  type?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  propertyNames?: Schema
  items?: Schema
  minItems?: number
  maxItems?: number
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  pattern?: string
  format?: string
}

type Content = Record<string, { schema?: Schema }>
type Parameter = { name: string; in: 'path' | 'query' | 'header'; schema: Schema; required?: boolean }
type Documented = {
  parameters?: Parameter[]
  requestBody?: { content: Content }
  responses: Record<string, { content?: Content }>
}
export type Document = { paths: Record<string, Record<string, Documented>> }

/** One documented call. */
export type Operation = {
  name: string
  method: string
  path: string
  parameters: Parameter[]
  body?: { type: string; schema: Schema }
  /** It answers no JSON: a file, or changes as they happen. */
  streams: boolean
  /** What is wrong with the shape of an answer; undefined where nothing is. */
  misfit: (status: number, answer: unknown) => string | undefined
}

export function operationsOf({ paths }: Document): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, documented]) => operationOf(method.toUpperCase(), path, documented))
  )
}

function operationOf(method: string, path: string, documented: Documented): Operation {
  refuseUndeclared(path, documented)
  const [type, content] = Object.entries(documented.requestBody?.content ?? {})[0] ?? []
  return {
    name: `${method} ${path}`,
    method,
    path,
    parameters: documented.parameters ?? [],
    ...(type && { body: { type, schema: content?.schema ?? {} } }),
    streams: documented.responses['200']?.content === undefined,
    misfit: judgeOf(documented.responses)
  }
}

/** An address whose parts the document does not name can be asked for by nobody. */
function refuseUndeclared(path: string, { parameters = [] }: Documented): void {
  const declared = new Set(parameters.filter((one) => one.in === 'path').map(({ name }) => name))
  const undeclared = [...path.matchAll(/[{](\w+)[}]/g)].map(([, name]) => name!).filter((name) => !declared.has(name))
  if (undeclared.length > 0) throw new Error(`${path} does not say what ${undeclared.join(', ')} is`)
}

function judgeOf(responses: Documented['responses']): Operation['misfit'] {
  const judges = new Map<string, z.ZodType>()
  for (const [status, { content }] of Object.entries(responses)) {
    const schema = content?.['application/json']?.schema
    if (schema) judges.set(status.toUpperCase(), z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]))
  }
  return (status, answer) => {
    const judge = judges.get(String(status)) ?? judges.get(`${String(status)[0]}XX`)
    if (!judge) return `an answer ${status} is not documented`
    const { error } = judge.safeParse(answer)
    return error && z.prettifyError(error)
  }
}
