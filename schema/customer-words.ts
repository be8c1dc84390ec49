/**
 * How phones and vouchers are written and found, and the group that is everybody.
 * Apart from the shapes, so that a screen needs no more than this.
 */

/** The group everybody is in of whom nothing else is said; its prices are the plain ones. */
export const retail = 'retail'

/**
 * A phone number as it is kept and found: figures alone, without the way of
 * dialling it from abroad or from the next town where the country is India.
 */
export const phoneFigures = (typed: string, country: string): string => {
  const figures = typed.replace(/\D/g, '')
  if (country !== 'IN') return figures
  const bare = figures.replace(/^0+/, '')
  return bare.length === 12 && bare.startsWith('91') ? bare.slice(2) : bare
}

/** A voucher's number as it is kept: figures alone. */
export const voucherFigures = (typed: string): string => typed.replace(/\D/g, '')

/** A voucher's number as people read it: in fours. */
export const voucherWords = (figures: string): string => figures.replace(/(.{4})(?=.)/g, '$1 ')

/** The number of the paper that what the books say of a movement ends with; empty where there is none. */
export const paperNumber = (memo: string): string => /[A-Z0-9]+\/\d+\/\d+$/.exec(memo)?.[0] ?? ''
