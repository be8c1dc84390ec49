/** The small rules about guests with phones. Pure. */
import type { GuestsDoc } from '../../schema/guest.ts'
import { guestsByDefault } from '../../schema/guest.ts'

/** Phones that know the PIN: more than sit at the longest table. */
export const phonesMax = 40
/** Phones that only look on: they cost nothing to send, so they are few. */
export const strangersMax = 12

const colours = 8

/** The colour a phone gets, so that neighbours differ as long as there are colours. */
export const colourOf = (joinedBefore: number): number => (joinedBefore % colours) + 1

/** The code on a table, 80 bits: nobody finds another table's by trying. */
export const tableCodeFrom = (secret: string): string => secret.slice(-20)

/** How an outlet has it that has not said. */
export const settingByDefault = (outletId: string): GuestsDoc => ({
  outletId,
  ...guestsByDefault,
  wifiName: '',
  rev: 0,
})
