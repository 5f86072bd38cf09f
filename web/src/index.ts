export { ownRoundsQuery, useOwnRounds, useToAsk } from './hooks/use-own-rounds.ts'
export { type Api, createApi } from './api.ts'
export { addressOf, ApiError, type Client, createClient, type Target } from './client.ts'
export { findCategory, nameOf, useConfig } from './config.ts'
export { errorText, fieldText } from './errors.ts'
export { newKey } from './hooks/intent.ts'
export { createQueryClient } from './hooks/query-client.ts'
export { ApiContext, useApi } from './hooks/use-api.ts'
export { useNow } from './hooks/use-now.ts'
export { useDuplicateHint } from './hooks/use-duplicate-hint.ts'
export { useLive } from './hooks/use-live.ts'
export { useSuggestion } from './hooks/use-suggestion.ts'
export { useWrite } from './hooks/use-write.ts'
export { type Domain, keyOf, needKey } from './keys.ts'
export {
  type CurrentSession,
  meQuery,
  useChangePassword,
  useMay,
  useMe,
  useSession,
  useSetUp,
  useSignIn,
  useSignOut
} from './session.ts'
