/** The cash keys; the cashier desk offers the same. */
export { smartCash } from '../lib/smart-cash.ts'
