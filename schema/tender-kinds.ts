/** The kinds of tender, apart from the shapes, so that a screen needs no more than this. */

/** Money that comes to the shop there and then. */
export const moneyKinds = ['cash', 'upi', 'card'] as const
export const tenderKinds = [...moneyKinds, 'wallet', 'voucher', 'account'] as const
export type TenderKind = (typeof tenderKinds)[number]

/** What an account is paid with: no sale is paid by what arrives later. */
export const accountKinds = [...moneyKinds, 'cheque', 'transfer'] as const
export type AccountKind = (typeof accountKinds)[number]
