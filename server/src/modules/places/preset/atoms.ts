import { z } from 'zod'

/** Keys are what the files of a preset call each other by; they become labels of the organisation's path too. */
export const Key = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/)
  .max(40)
export const Name = z.string().trim().min(1).max(60)
export const Text = z.string().trim().min(1).max(2000)
export const Colour = z.string().regex(/^#[0-9A-Fa-f]{6}$/)
export const Time = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/)
export const Day = z.iso.date()
/** Nobody's: telephones of demonstrations have 0000 in the middle. */
export const Phone = z.string().regex(/^1[0-9]{2} ?0000 ?[0-9]{4}$/)
export const OneOrMany = z.union([Key, z.array(Key).min(1)]).transform((value) => [value].flat())
