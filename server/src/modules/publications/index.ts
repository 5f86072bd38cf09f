export { findPublicByNeeds } from './public.ts'
export { countToApprove } from './to-approve.ts'
