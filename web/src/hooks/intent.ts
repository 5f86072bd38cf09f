import { v7 as uuidv7 } from 'uuid'

import { ApiError } from '../client.ts'

type Input = { params?: unknown; body?: unknown }

/**
 * The idempotency key of what somebody is about to do. It stays the same while the outcome is unknown, even when the
 * text was changed meanwhile: had the first attempt arrived, the server refuses the second instead of doing it twice.
 */
export type Intents = {
  keyFor: (input: Input) => string
  settled: (input: Input, error?: unknown) => void
}

/** The key of one intent, for what keeps its own. */
export function newKey(): string {
  return uuidv7()
}

export function createIntents(): Intents {
  const keys = new Map<string, string>()
  return {
    keyFor: (input) => {
      const key = keys.get(intentOf(input)) ?? newKey()
      keys.set(intentOf(input), key)
      return key
    },
    settled: (input, error) => {
      if (!isOutcomeUnknown(error)) keys.delete(intentOf(input))
    }
  }
}

function intentOf({ params, body }: Input): string {
  return JSON.stringify([params, (body as { action?: string } | undefined)?.action])
}

function isOutcomeUnknown(error: unknown): boolean {
  return error instanceof ApiError && (error.code === 'unavailable' || error.code === 'internal')
}
