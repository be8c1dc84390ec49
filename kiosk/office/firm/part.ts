/** The shop itself as a part of the office, with its own words. */
import catalogueEn from '../../lib/words/catalogue.en.json'
import catalogueHi from '../../lib/words/catalogue.hi.json'
import en from '../../lib/words/firm.en.json'
import hi from '../../lib/words/firm.hi.json'
import { speak } from '../../lib/words/words.ts'

// Names in two languages are asked for as in the catalogue.
speak({ en: { ...catalogueEn, ...en }, hi: { ...catalogueHi, ...hi } })

export { Firm } from './firm.ts'
