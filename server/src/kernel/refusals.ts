import type { ErrorCode, FieldIssue } from '@hongchao/contract'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'

import { AppError, fromDatabase } from './errors.ts'

/** Answers a call that failed: with a code that the web apps put into words, or as a bug, of which only we see more. */
export function refuse(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = toAppError(error)
  if (known.code === 'internal') request.log.error({ err: { message: error.message, stack: error.stack } }, 'bug')
  return reply.status(known.status).send({ code: known.code, details: known.details })
}

const statusCodes: Partial<Record<number, ErrorCode>> = {
  403: 'notFound',
  404: 'notFound',
  413: 'file.tooLarge',
  429: 'tooMany',
  503: 'unavailable'
}

function toAppError(error: FastifyError | Error): AppError {
  if (error instanceof AppError) return error
  if ('validation' in error && error.validation) {
    return new AppError('invalid', {
      fields: error.validation.map(({ instancePath, keyword, params }) => issueOf(instancePath, keyword, params))
    })
  }
  const fromDb = fromDatabase(error)
  if (fromDb) return fromDb
  const status = 'statusCode' in error ? (error.statusCode ?? 500) : 500
  const code = statusCodes[status] ?? (status < 500 ? 'invalid' : 'internal')
  return new AppError(code)
}

function issueOf(field: string, reason: string, params: Record<string, unknown>): FieldIssue {
  const limit = params['minimum'] ?? params['maximum']
  return { field, reason, ...((typeof limit === 'number' || typeof limit === 'string') && { limit }) }
}
