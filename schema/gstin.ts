/**
 * The Indian tax number: two digits of State, ten of PAN, one of entity, `Z`,
 * and a check character over the first fourteen (base 36, weights 1 and 2, the
 * digits of each product added). A right check does not prove that it exists.
 */
import { isState } from './states.ts'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const form = /^[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][1-9A-Z]Z[0-9A-Z]$/

export type GstinCheck =
  | {
      readonly isValid: true
      readonly normalized: string
      readonly state: string
      readonly pan: string
    }
  | { readonly isValid: false; readonly reason: 'format' | 'state' | 'checksum' }

/** The check character of the first fourteen. */
export const gstinCheckCharacter = (fourteen: string): string => {
  const total = Array.from(fourteen).reduce((all, character, i) => {
    const product = alphabet.indexOf(character) * (i % 2 === 0 ? 1 : 2)
    return all + Math.floor(product / 36) + (product % 36)
  }, 0)
  return alphabet[(36 - (total % 36)) % 36] ?? ''
}

const uinForm = /^[0-9]{4}[A-Z]{3}[0-9]{5}[UO]N[0-9A-Z]$/

/**
 * Whether it looks like a UIN: what bodies of the United Nations, embassies and
 * consulates have instead of a GSTIN. It has its own form, and no check that anybody
 * publishes: it is taken as it is, and whoever types it is told so.
 */
export const isUin = (text: string): boolean => uinForm.test(text.trim().toUpperCase())

/** Checks form, State and check character, in that order. */
export const checkGstin = (text: string): GstinCheck => {
  const normalized = text.trim().toUpperCase()
  if (!form.test(normalized)) return { isValid: false, reason: 'format' }
  const state = normalized.slice(0, 2)
  if (!isState(state)) return { isValid: false, reason: 'state' }
  if (gstinCheckCharacter(normalized.slice(0, 14)) !== normalized[14])
    return { isValid: false, reason: 'checksum' }
  return { isValid: true, normalized, state, pan: normalized.slice(2, 12) }
}
