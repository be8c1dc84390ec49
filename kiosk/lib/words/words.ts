/**
 * What the screens say, in the reader's language.
 *
 * The rule: a screen's own words are spoken only after it called `speak` with
 * its two catalogues, so that no screen carries another one's texts. The
 * shared words are always there. Texts are ICU messages and are compiled by
 * the build (compile.mjs); money, numbers and times are put in as finished text.
 */
import type { Language } from '../../../schema/names.ts'
import type approvalsWords from './approvals.en.json'
import type buyerWords from './buyer.en.json'
import type boardWords from './board.en.json'
import type billWords from './bill.en.json'
import type cashierWords from './cashier.en.json'
import type catalogueWords from './catalogue.en.json'
import type choicesWords from './choices.en.json'
import type counterWords from './counter.en.json'
import type customersWords from './customers.en.json'
import type displayWords from './display.en.json'
import type devicesWords from './devices.en.json'
import type docsWords from './docs.en.json'
import type eightySixWords from './eighty-six.en.json'
import type expectedWords from './expected.en.json'
import type fateWords from './fate.en.json'
import type floorWords from './floor.en.json'
import type frameWords from './frame.en.json'
import type firmWords from './firm.en.json'
import type galleryWords from './gallery.en.json'
import type guestDeskWords from './guest-desk.en.json'
import type guestWords from './guest.en.json'
import type guestsWords from './guests.en.json'
import type homeWords from './home.en.json'
import type kitchenWords from './kitchen.en.json'
import type menuFileWords from './menu-file.en.json'
import type officeWords from './office.en.json'
import type orderWords from './order.en.json'
import type owedWords from './owed.en.json'
import type planWords from './plan.en.json'
import type payWords from './pay.en.json'
import type pagerWords from './pager.en.json'
import type programsWords from './programs.en.json'
import type recipeWords from './recipe.en.json'
import type refundWords from './refund.en.json'
import type retenderWords from './retender.en.json'
import type salesWords from './sales.en.json'
import type stationsWords from './stations.en.json'
import type tillWords from './till.en.json'
import type tillsWords from './tills.en.json'
import sharedEn from './shared.en.json'
import sharedHi from './shared.hi.json'
import { language } from './place.ts'

export type WordKey =
  | keyof typeof sharedEn
  | keyof typeof approvalsWords
  | keyof typeof buyerWords
  | keyof typeof boardWords
  | keyof typeof displayWords
  | keyof typeof stationsWords
  | keyof typeof billWords
  | keyof typeof cashierWords
  | keyof typeof catalogueWords
  | keyof typeof choicesWords
  | keyof typeof counterWords
  | keyof typeof customersWords
  | keyof typeof devicesWords
  | keyof typeof docsWords
  | keyof typeof eightySixWords
  | keyof typeof expectedWords
  | keyof typeof fateWords
  | keyof typeof floorWords
  | keyof typeof frameWords
  | keyof typeof firmWords
  | keyof typeof galleryWords
  | keyof typeof guestDeskWords
  | keyof typeof guestWords
  | keyof typeof guestsWords
  | keyof typeof homeWords
  | keyof typeof kitchenWords
  | keyof typeof menuFileWords
  | keyof typeof officeWords
  | keyof typeof orderWords
  | keyof typeof owedWords
  | keyof typeof planWords
  | keyof typeof payWords
  | keyof typeof pagerWords
  | keyof typeof programsWords
  | keyof typeof recipeWords
  | keyof typeof refundWords
  | keyof typeof retenderWords
  | keyof typeof salesWords
  | keyof typeof tillWords
  | keyof typeof tillsWords

export type Facts = Readonly<Record<string, string | number>>

type Message = string | ((facts: Facts) => string)
type Catalogue = Readonly<Record<string, Message>>

const spoken: Record<Language, Catalogue> = { en: sharedEn, hi: sharedHi }

/** Adds a screen's catalogues; its `main.ts` calls this once, before it renders. */
export function speak(catalogues: Readonly<Record<Language, Catalogue>>): void {
  spoken.en = { ...spoken.en, ...catalogues.en }
  spoken.hi = { ...spoken.hi, ...catalogues.hi }
}

/** The text for `key`; what has arguments takes them from `facts`. Reading it follows the language. */
export function t(key: WordKey, facts: Facts = {}): string {
  const message = spoken[language.value][key] ?? spoken.en[key] ?? key
  return typeof message === 'string' ? message : message(facts)
}

/** Switches the reader's language, and with it how the page is spelt and broken. */
export function setLanguage(next: Language): void {
  language.value = next
  document.documentElement.lang = next
}
