/** What else a ticket can be asked for, with its words. It comes once the tickets are on the wall, and stays. */
import eightySixEn from '../lib/words/eighty-six.en.json'
import eightySixHi from '../lib/words/eighty-six.hi.json'
import { speak } from '../lib/words/words.ts'

speak({ en: eightySixEn, hi: eightySixHi })

export { TicketSheet } from './ticket-sheet.ts'
