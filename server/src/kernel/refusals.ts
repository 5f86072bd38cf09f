import type { Socket } from 'node:net'

import type { ErrorCode, FieldIssue } from '@hongchao/contract'
import type { ConnectionError, FastifyError, FastifyReply, FastifyRequest } from 'fastify'

import { AppError, fromDatabase } from './errors.ts'

const retryAfterSeconds = 5

/** Answers a call that failed: with a code that the web apps put into words, or as a bug, of which only we see more. */
export function refuse(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = toAppError(error, request)
  if (known.code === 'storage.full') request.log.error({ err: { message: error.message } }, 'no space left')
  if (known.code === 'internal') request.log.error({ err: { message: error.message, stack: error.stack } }, 'bug')
  // What is over soon may be tried again soon; a limit says itself when.
  if (known.status === 503 && !reply.hasHeader('retry-after')) reply.header('retry-after', retryAfterSeconds)
  return reply.status(known.status).send({ code: known.code, details: known.details })
}

/**
 * Answers what is no HTTP, or has a head beyond all measure, as it comes from the parser: there is no request yet. Of a
 * connection that was cut nobody is there to be told.
 */
export function refuseUnreadable(error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const { status, words } = unreadable[error.code] ?? { status: 400, words: 'Bad Request' }
  const answer = JSON.stringify({ code: 'invalid', details: {} })
  const head = ['content-type: application/json', `content-length: ${answer.length}`, 'connection: close']
  socket.end(`HTTP/1.1 ${status} ${words}\r\n${head.join('\r\n')}\r\n\r\n${answer}`)
}

const unreadable: Record<string, { status: number; words: string }> = {
  HPE_HEADER_OVERFLOW: { status: 431, words: 'Request Header Fields Too Large' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, words: 'Request Timeout' }
}

const statusCodes: Partial<Record<number, ErrorCode>> = {
  403: 'notFound',
  404: 'notFound',
  429: 'tooMany',
  503: 'unavailable'
}

function toAppError(error: FastifyError | Error, request: FastifyRequest): AppError {
  if (error instanceof AppError) return error
  if ('validation' in error && error.validation) {
    return new AppError('invalid', {
      fields: error.validation.map(({ instancePath, keyword, params }) => issueOf(instancePath, keyword, params))
    })
  }
  const fromDb = fromDatabase(error)
  if (fromDb) return fromDb
  const status = 'statusCode' in error ? (error.statusCode ?? 500) : 500
  return new AppError(codeOf(status, request))
}

function codeOf(status: number, request: FastifyRequest): ErrorCode {
  if (status === 413) return request.routeOptions.config.tooLarge ?? 'file.tooLarge'
  return statusCodes[status] ?? (status < 500 ? 'invalid' : 'internal')
}

function issueOf(field: string, reason: string, params: Record<string, unknown>): FieldIssue {
  const limit = params['minimum'] ?? params['maximum']
  return { field, reason, ...((typeof limit === 'number' || typeof limit === 'string') && { limit }) }
}
