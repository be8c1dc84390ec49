/** What the sales pages say; each of them calls this before it speaks. */
import en from '../../lib/words/sales.en.json'
import hi from '../../lib/words/sales.hi.json'
import { speak } from '../../lib/words/words.ts'

export const speakSales = (): void => speak({ en, hi })
