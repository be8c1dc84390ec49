/** How a party is called, worked out from where it sits. */
import { tableName } from '../../schema/sitting.ts'

/** `T5`, `T5 + T6`, `T5 B`; a table that has a name instead of a number keeps it. */
export const labelOf = (numbers: readonly string[], party: string): string =>
  [numbers.map(tableName).join(' + '), party].filter((part) => part !== '').join(' ')

/** A PIN of four figures from hexadecimal randomness, another one than those taken at the same table. */
export const pinFrom = (secret: string, taken: readonly string[]): string => {
  const first = Number.parseInt(secret.slice(-8), 16)
  const pins = Array.from({ length: taken.length + 1 }, (_, i) =>
    String((first + i) % 10_000).padStart(4, '0'),
  )
  return pins.find((pin) => !taken.includes(pin)) ?? ''
}

/** The first letter that no party at the table has yet. */
export const nextParty = (taken: readonly string[]): string => {
  const free = 'ABCDEFGHJKLMNPQRSTUVWXYZ'.split('').find((letter) => !taken.includes(letter))
  return free ?? String(taken.length + 1)
}
