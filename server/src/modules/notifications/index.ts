export { visibleNotifications } from './http.ts'
export { notificationJobs } from './jobs.ts'
