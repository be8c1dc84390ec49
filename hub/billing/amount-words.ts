/**
 * An amount in words, as Indian invoices carry it: by crore, lakh, thousand and
 * hundred. Pure.
 *
 * Hindi has a word of its own for every number below a hundred. There are
 * libraries for it; they bring a hundred languages along.
 */
import type { Money } from '../../schema/money.ts'
import type { Language } from '../../schema/names.ts'

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

const hindi = `शून्य एक दो तीन चार पाँच छह सात आठ नौ दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस
  बीस इक्कीस बाईस तेईस चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस
  तीस इकतीस बत्तीस तैंतीस चौंतीस पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस
  चालीस इकतालीस बयालीस तैंतालीस चौवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास
  पचास इक्यावन बावन तिरेपन चौवन पचपन छप्पन सत्तावन अट्ठावन उनसठ
  साठ इकसठ बासठ तिरसठ चौंसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर
  सत्तर इकहत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर छिहत्तर सतहत्तर अठहत्तर उनासी
  अस्सी इक्यासी बयासी तिरासी चौरासी पचासी छियासी सतासी अठासी नवासी
  नब्बे इक्यानवे बानवे तिरानवे चौरानवे पचानवे छियानवे सत्तानवे अट्ठानवे निन्यानवे`.split(/\s+/)

interface Speech {
  readonly belowHundred: (n: number) => string
  /** Crore, lakh, thousand, hundred. */
  readonly steps: readonly [string, string, string, string]
  readonly say: (rupees: string, paise: string | null) => string
}

const speeches: Readonly<Record<Language, Speech>> = {
  en: {
    belowHundred: (n) =>
      n < 20
        ? (ones[n] ?? '')
        : [tens[Math.floor(n / 10) - 2], n % 10 === 0 ? '' : ones[n % 10]]
            .filter((part) => part !== '')
            .join('-'),
    steps: ['crore', 'lakh', 'thousand', 'hundred'],
    say: (rupees, paise) => `Rupees ${rupees}${paise === null ? '' : ` and ${paise} paise`} only`,
  },
  hi: {
    belowHundred: (n) => hindi[n] ?? '',
    steps: ['करोड़', 'लाख', 'हज़ार', 'सौ'],
    say: (rupees, paise) => `${rupees} रुपये${paise === null ? '' : ` ${paise} पैसे`} मात्र`,
  },
}

/** What an amount of paise is called. Throws a RangeError for less than nothing, which no invoice says. */
export const rupeesInWords = (amount: Money, language: Language): string => {
  if (!Number.isSafeInteger(amount) || amount < 0)
    throw new RangeError(`${amount} has no words on an invoice`)
  const speech = speeches[language]
  const paise = amount % 100
  return speech.say(
    wordsOf((amount - paise) / 100, speech),
    paise === 0 ? null : speech.belowHundred(paise),
  )
}

const sizes = [10_000_000, 100_000, 1_000, 100] as const

const wordsOf = (n: number, speech: Speech): string => {
  if (n === 0) return speech.belowHundred(0)
  const words: string[] = []
  let left = n
  sizes.forEach((size, i) => {
    const many = Math.floor(left / size)
    left %= size
    // Of crores there may be more than ninety-nine; they are counted like anything else.
    if (many > 0) words.push(wordsOf(many, speech), speech.steps[i] ?? '')
  })
  if (left > 0) words.push(speech.belowHundred(left))
  return words.join(' ')
}
