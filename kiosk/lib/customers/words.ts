/** The words about customers; whatever shows one calls this before it does. */
import en from '../words/customers.en.json'
import hi from '../words/customers.hi.json'
import { speak } from '../words/words.ts'

export const speakCustomers = (): void => speak({ en, hi })
