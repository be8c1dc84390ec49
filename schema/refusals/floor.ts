/** Tables and the parties at them. */
import type { RefusalWords } from './words.ts'

export const floorRefusals = {
  'section.unknown': { en: 'There is no such section.', hi: 'ऐसा कोई हिस्सा नहीं है।' },
  'section.last': {
    en: 'It is the only section. Draw another one before you take it away.',
    hi: 'यही एक हिस्सा है। इसे हटाने से पहले दूसरा बनाएँ।',
  },
  'table.unknown': { en: 'There is no such table.', hi: 'ऐसी कोई टेबल नहीं है।' },
  'table.taken': {
    en: '{table} is taken. Choose another one, or seat them beside the party there.',
    hi: '{table} खाली नहीं है। दूसरी टेबल चुनें, या वहीं अलग से बैठाएँ।',
  },
  'table.blocked': {
    en: '{table} is out of order. Choose another one.',
    hi: '{table} इस्तेमाल में नहीं है। दूसरी टेबल चुनें।',
  },
  'table.in-use': {
    en: 'Somebody sits at {table}. It can be taken away once they have left.',
    hi: '{table} पर लोग बैठे हैं। उनके जाने के बाद ही इसे हटाया जा सकता है।',
  },
  'table.same-number': {
    en: 'Two tables cannot both be number {table}. Give one another number.',
    hi: 'दो टेबलों का नंबर {table} नहीं हो सकता। एक का नंबर बदलें।',
  },
  'sitting.unknown': { en: 'There is no such party.', hi: 'ऐसे कोई मेहमान नहीं हैं।' },
  'sitting.over': {
    en: 'This party has left. Seat a new one.',
    hi: 'ये मेहमान जा चुके हैं। नए मेहमान बैठाएँ।',
  },
  'sitting.merged': {
    en: 'This party sits with {table} now. Go on there.',
    hi: 'ये मेहमान अब {table} के साथ हैं। वहीं आगे बढ़ें।',
  },
  'sitting.paid': {
    en: '{table} has paid. Clear the table and seat them anew.',
    hi: '{table} का भुगतान हो चुका है। टेबल साफ़ करके फिर से बैठाएँ।',
  },
  'sitting.paying': {
    en: '{table} is about to pay. Settle that bill first.',
    hi: '{table} भुगतान करने वाले हैं। पहले वह बिल लें।',
  },
  'sitting.unpaid': {
    en: '{table} still owes {amount:money}. Take the money first.',
    hi: '{table} का {amount:money} बाकी है। पहले पैसे लें।',
  },
  'sitting.elsewhere': {
    en: 'They sit at {table} by now. Look at the floor again.',
    hi: 'वे अब {table} पर बैठे हैं। फ़्लोर फिर से देखें।',
  },
  'sitting.guests-changed': {
    en: 'Somebody has changed it meanwhile: there are {guests} guests at {table} now. Look at it again.',
    hi: 'इस बीच किसी ने बदला है: {table} पर अब {guests} मेहमान हैं। फिर से देखें।',
  },
  'sitting.same': { en: 'That is the same party.', hi: 'ये वही मेहमान हैं।' },
  'sitting.not-merged': {
    en: 'This party is one of its own already.',
    hi: 'ये मेहमान पहले से अलग हैं।',
  },
  'sitting.too-few': {
    en: 'Somebody has to stay at {table}. Move the whole party instead.',
    hi: '{table} पर किसी को रहना होगा। सबको एक साथ दूसरी टेबल पर ले जाएँ।',
  },
} as const satisfies RefusalWords
