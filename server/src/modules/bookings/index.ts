export { findBookingTitles, toldOfBooking } from './recipients.ts'
