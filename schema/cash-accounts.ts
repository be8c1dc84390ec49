/**
 * Where cash that is paid in or out by hand may be booked. A file of its own, without
 * the validator, so that a screen which only offers accounts carries nothing else.
 */

/**
 * Accounts the hub alone books to: each follows from documents of its own, so an amount
 * put there by hand would be owed by no customer, on no invoice and in no drawer.
 */
const controlAccounts: readonly string[] = [
  // Drawers, and what is on its way from the bank, the card machine and the platforms.
  '1010',
  '1035',
  '1040',
  '1050',
  '1060',
  // What customers owe, and have paid ahead.
  '1100',
  '2210',
  // Stock that was made or is on its way; goods that have no invoice yet.
  '1230',
  '1240',
  '2020',
  '4920',
  // Taxes stand on invoices.
  '1301',
  '1302',
  '1303',
  '1304',
  '2101',
  '2102',
  '2103',
  '2104',
  '2120',
  // Carried from year to year.
  '3030',
  '3040',
  // Sales, what is taken off them, and what counting them leaves.
  '4010',
  '4020',
  '4030',
  '4050',
  '4060',
  '4090',
  '4095',
  '6900',
  '6910',
]

/**
 * Cash that was taken twice stands as over in the drawer, where a count or the sale itself
 * has put it. Whoever gives it back takes it from there; nobody puts any there by hand.
 */
const overShort = '6910'

/** Whether cash that is paid in or out for a reason may be booked to an account. */
export const isForCash = (accountId: string, direction: 'in' | 'out'): boolean =>
  !controlAccounts.includes(accountId) || (accountId === overShort && direction === 'out')
