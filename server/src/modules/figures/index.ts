export { figuresSchedule } from './jobs.ts'
