/** Bills that were asked for. */
import type { RefusalWords } from './words.ts'

export const billRequestsRefusals = {
  'request.unknown': {
    en: 'Nobody has asked for this bill.',
    hi: 'यह बिल किसी ने नहीं माँगा है।',
  },
  'request.over': {
    en: 'This bill is not waiting any more: it is paid, or not wanted after all.',
    hi: 'यह बिल अब इंतज़ार में नहीं है: चुकाया जा चुका, या अब नहीं चाहिए।',
  },
  'request.claimed': {
    en: '{by} has this bill in hand.',
    hi: 'यह बिल {by} के पास है।',
  },
} as const satisfies RefusalWords
