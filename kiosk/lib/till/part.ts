/** The till as a part of a screen. Its words come with it. */
import en from '../words/till.en.json'
import hi from '../words/till.hi.json'
import { speak } from '../words/words.ts'
import { TillDesk } from './till-desk.ts'

speak({ en, hi })

export const Till = TillDesk
