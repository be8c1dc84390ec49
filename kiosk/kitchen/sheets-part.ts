/** What stands before the tickets, or in their place, when somebody asks for it. It comes once the wall is painted, and stays. */
import eightySixEn from '../lib/words/eighty-six.en.json'
import eightySixHi from '../lib/words/eighty-six.hi.json'
import { speak } from '../lib/words/words.ts'

speak({ en: eightySixEn, hi: eightySixHi })

export { AllDayPanel } from './all-day-panel.ts'
export { Expo } from './expo.ts'
export { RecallSheet } from './recall-sheet.ts'
export { SettingsSheet } from './settings-sheet.ts'
export { TicketSheet } from './ticket-sheet.ts'
