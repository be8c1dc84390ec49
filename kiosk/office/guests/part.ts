/** Guests as a part of the office, with its own words. */
import en from '../../lib/words/guest-desk.en.json'
import hi from '../../lib/words/guest-desk.hi.json'
import { speak } from '../../lib/words/words.ts'

speak({ en, hi })

export { Guests } from './guests.ts'
