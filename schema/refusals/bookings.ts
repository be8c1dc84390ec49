/** Parties that are expected. */
import type { RefusalWords } from './words.ts'

export const bookingsRefusals = {
  'booking.unknown': { en: 'There is no such booking.', hi: 'ऐसी कोई बुकिंग नहीं है।' },
  'booking.seated': {
    en: 'They sit at {table} already.',
    hi: 'वे पहले से {table} पर बैठे हैं।',
  },
  'booking.table-kept': {
    en: '{table} is booked for the same time already. Choose another table or another time.',
    hi: '{table} उसी समय के लिए पहले से बुक है। दूसरी टेबल या दूसरा समय चुनें।',
  },
  'booking.past': {
    en: 'That time is over. Choose a later one.',
    hi: 'वह समय निकल चुका है। बाद का समय चुनें।',
  },
} as const satisfies RefusalWords
