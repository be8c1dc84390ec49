/** Delivery challans. */
import type { RefusalWords } from './words.ts'

export const challansRefusals = {
  'challan.no-customer': {
    en: 'A challan names who gets the goods. Say first whose bill this is.',
    hi: 'चालान पर सामान पाने वाले का नाम होता है। पहले बताएँ कि बिल किसका है।',
  },
  'challan.there': {
    en: 'This bill has challan {number} already. Print it again instead.',
    hi: 'इस बिल का चालान {number} पहले से है। उसे फिर से छापें।',
  },
  'challan.unknown': {
    en: 'This bill has no challan. Issue one first.',
    hi: 'इस बिल का कोई चालान नहीं है। पहले चालान बनाएँ।',
  },
  'challan.other-customer': {
    en: 'The challans are of different customers. Each customer gets an invoice of their own.',
    hi: 'चालान अलग-अलग ग्राहकों के हैं। हर ग्राहक का अपना बीजक बनता है।',
  },
} as const satisfies RefusalWords
