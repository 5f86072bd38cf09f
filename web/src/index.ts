export { addressOf, ApiError, type Client, createClient, type Target } from './client.ts'
export { errorText, fieldText } from './errors.ts'
