/** The account an outlet's invoices are paid into. */
import * as v from 'valibot'
import { described } from './doc-shapes.ts'
import { requiredText, text, type ReadonlyDeep } from './shapes.ts'

export const bankArgs = v.strictObject({
  name: described(requiredText(80), 'Whose account it is, as the bank has it.'),
  account: described(requiredText(34), 'Its number; in India 9 to 18 digits, elsewhere an IBAN.'),
  code: described(
    text(15),
    'Of the branch: in India its IFSC, elsewhere a BIC; may be empty there.',
  ),
  branch: described(text(80), 'Bank and branch in words.'),
})

export const bankDoc = v.object({
  name: v.string(),
  account: v.string(),
  code: described(v.string(), 'In India the IFSC of its branch.'),
  branch: v.string(),
})
export type BankDoc = ReadonlyDeep<v.InferOutput<typeof bankDoc>>

/** Letters and digits alone, as banks compare them: people write both in groups. */
export const asBanksWrite = (typed: string): string => typed.replaceAll(/[\s-]/g, '').toUpperCase()

/** The code of a branch in India: the bank’s four letters, a zero, six letters or digits. */
export const isIfsc = (code: string): boolean => /^[A-Z]{4}0[A-Z0-9]{6}$/.test(code)

/** Of an account in India. */
export const isAccountNumber = (account: string): boolean => /^\d{9,18}$/.test(account)

/** So much of the shop’s own has room at the foot of a page. */
export const termLines = 6
export const termLength = 120
