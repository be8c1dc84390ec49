/** What the office asks for. */
import type { RefusalWords } from './words.ts'

export const reportsRefusals = {
  'report.range-reversed': {
    en: 'The first day comes after the last one. Swap them.',
    hi: 'पहला दिन आख़िरी दिन के बाद है। दोनों को आपस में बदलें।',
  },
  'report.range-ahead': {
    en: 'Those days are still to come. Choose days up to today.',
    hi: 'ये दिन अभी आने बाकी हैं। आज तक के दिन चुनें।',
  },
  'report.range-too-long': {
    en: 'That is more than ten years at once. Choose a shorter time.',
    hi: 'यह एक साथ दस साल से ज़्यादा है। छोटी अवधि चुनें।',
  },
} as const satisfies RefusalWords
