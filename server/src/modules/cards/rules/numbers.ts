/** Damm's quasigroup: of two digits that changed places, or one that was misread, the last digit is another. */
const table = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0]
]

const digits = 6

function checkOf(text: string): number {
  return [...text].reduce((interim, digit) => table[interim]![Number(digit)]!, 0)
}

/** The number on a card, from its serial number: six digits and their check digit. */
export function numberOf(serial: number): string {
  const text = String(serial).padStart(digits, '0')
  return `${text}${checkOf(text)}`
}

/** The serial number of a card; undefined where a digit must have been misread. */
export function serialOf(number: string): number | undefined {
  if (!/^\d+$/.test(number) || number.length <= digits || checkOf(number) !== 0) return undefined
  return Number(number.slice(0, -1))
}
