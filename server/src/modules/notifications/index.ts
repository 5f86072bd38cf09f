export { visibleNotifications } from './http.ts'
export { notificationJobs } from './jobs.ts'
export { forgetNotifications, notificationsSchedule } from './forget.ts'
