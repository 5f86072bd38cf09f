export { enactTimetables } from './demonstration.ts'
export { bookingJobs, bookingsSchedule } from './jobs.ts'
export { findBookingTitles, toldOfBooking } from './recipients.ts'
export { findDatesOf as findBookedDates } from './store.ts'
