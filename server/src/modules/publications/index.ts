export { findPublicByNeeds } from './public.ts'
