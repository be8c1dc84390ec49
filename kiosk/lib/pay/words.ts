/** The words of taking money; whatever takes some calls this before it does. */
import en from '../words/pay.en.json'
import hi from '../words/pay.hi.json'
import { speak } from '../words/words.ts'

export const speakPay = (): void => speak({ en, hi })
