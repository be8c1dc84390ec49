/** The catalogue as a part of the office, with its own words. */
import en from '../../lib/words/catalogue.en.json'
import hi from '../../lib/words/catalogue.hi.json'
import { speak } from '../../lib/words/words.ts'

speak({ en, hi })

export { Catalogue } from './catalogue.ts'
