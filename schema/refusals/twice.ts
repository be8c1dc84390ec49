/** Money that came for a settled bill once more. */
import type { RefusalWords } from './words.ts'

export const twiceRefusals = {
  'twice.elsewhere': {
    en: 'This bill is from {outlet}. What came for it twice is kept and given back there.',
    hi: 'यह बिल {outlet} का है। इसके लिए दोबारा आया पैसा वहीं रखा और लौटाया जाता है।',
  },
  'twice.unknown': {
    en: 'No such money has come for this bill. Nothing was given back.',
    hi: 'इस बिल के लिए ऐसा कोई पैसा नहीं आया। कुछ लौटाया नहीं गया।',
  },
  'twice.gone': {
    en: 'This has gone back to the guest already: {by} gave {amount:money}. Nothing more was given back.',
    hi: 'यह ग्राहक को पहले ही लौट चुका है: {by} ने {amount:money} दिए। और कुछ नहीं लौटाया गया।',
  },
  'twice.way': {
    en: 'It goes back the way it came, or in cash. Nothing was given back; choose one of those.',
    hi: 'यह जैसे आया वैसे ही, या नकद लौटता है। कुछ लौटाया नहीं गया; इनमें से चुनें।',
  },
} as const satisfies RefusalWords
