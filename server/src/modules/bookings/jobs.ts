import type { Jobs } from '../../kernel/jobs.ts'
import { checkSlots } from './closing.ts'

export const bookingJobs = {
  'bookings.recheck': checkSlots
} satisfies Partial<Jobs>
