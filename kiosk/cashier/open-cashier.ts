/** The cash desk: the bills that are still open, and the money for them. */
import { openScreen } from '../lib/frame/open-screen.ts'
import en from '../lib/words/cashier.en.json'
import hi from '../lib/words/cashier.hi.json'
import { Cashier } from './cashier.ts'

/** Opens the desk in the place of what the page drew first; called once. */
export const openCashier = (): void =>
  openScreen({ kind: 'cashier', words: { en, hi }, screen: Cashier })
