/** Slips of counters that take no money. */
import type { RefusalWords } from './words.ts'

export const slipsRefusals = {
  'slip.unknown': {
    en: 'There is no such slip today. Check the number on it.',
    hi: 'आज ऐसी कोई पर्ची नहीं है। उसका नंबर जाँचें।',
  },
  'slip.paid': {
    en: 'Slip {token} is paid already. It can be handed out.',
    hi: 'पर्ची {token} का भुगतान हो चुका है। सामान दिया जा सकता है।',
  },
  'slip.gathered': {
    en: 'Slip {token} is with other slips already. Take it from there first.',
    hi: 'पर्ची {token} पहले से दूसरी पर्चियों के साथ है। पहले वहाँ से हटाएँ।',
  },
  'slip.same': {
    en: 'That is the same slip. Choose another one.',
    hi: 'यह वही पर्ची है। दूसरी चुनें।',
  },
  'slip.alone': {
    en: 'Slip {token} is on no other bill.',
    hi: 'पर्ची {token} किसी दूसरे बिल पर नहीं है।',
  },
  'slip.unpaid': {
    en: 'Slip {token} is not paid yet. Send the guest to the cash desk first.',
    hi: 'पर्ची {token} का भुगतान अभी नहीं हुआ। पहले ग्राहक को कैश डेस्क भेजें।',
  },
  'slip.handed': {
    en: 'Slip {token} was handed out already. Ask who has taken it.',
    hi: 'पर्ची {token} का सामान दिया जा चुका है। पूछें किसने लिया।',
  },
  'slip.not-handed': {
    en: 'Slip {token} is not handed out, so there is nothing to undo.',
    hi: 'पर्ची {token} का सामान दिया ही नहीं गया, इसलिए वापस लेने को कुछ नहीं है।',
  },
  'slip.recall-late': {
    en: 'Handing out can be undone for a minute, and slip {token} went out longer ago. Write down who has it.',
    hi: 'सामान देना एक मिनट तक ही वापस हो सकता है; पर्ची {token} उससे पहले दी गई। लिख लें किसके पास है।',
  },
} as const satisfies RefusalWords
