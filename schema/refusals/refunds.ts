/** Giving money back. */
import type { RefusalWords } from './words.ts'

export const refundsRefusals = {
  'refund.unknown': { en: 'There is no such credit note.', hi: 'ऐसा कोई क्रेडिट नोट नहीं है।' },
  'refund.elsewhere': {
    en: 'This bill is from {outlet}. It is given back there.',
    hi: 'यह बिल {outlet} का है। पैसे वहीं लौटाए जाते हैं।',
  },
  'refund.all-back': {
    en: 'All of this bill has been given back already, with credit note {number}.',
    hi: 'इस बिल का पूरा पैसा क्रेडिट नोट {number} से पहले ही लौटाया जा चुका है।',
  },
  'refund.meanwhile': {
    en: '{by} has just given back {amount:money} of this bill. Nothing more was given back. Look at what is left and begin again.',
    hi: '{by} ने अभी इस बिल के {amount:money} लौटाए हैं। और कुछ नहीं लौटाया गया। जो बचा है उसे देखकर फिर शुरू करें।',
  },
  'refund.too-much': {
    en: 'Only {left} of {item} can still be given back. Correct the quantity.',
    hi: '{item} में से सिर्फ़ {left} अब लौटाया जा सकता है। मात्रा ठीक करें।',
  },
  'refund.no-charge': {
    en: 'That charge is not on the bill, or was given back already.',
    hi: 'वह शुल्क बिल पर नहीं है, या पहले ही लौटाया जा चुका है।',
  },
  'refund.no-tip': {
    en: 'No tip is left on this bill: there was none, or it went back already. Nothing was given back.',
    hi: 'इस बिल पर कोई टिप बाकी नहीं: थी ही नहीं, या पहले ही लौटाई जा चुकी है। कुछ लौटाया नहीं गया।',
  },
  'refund.nothing': {
    en: 'That comes to nothing. Choose what is given back.',
    hi: 'इसका कुछ नहीं बनता। चुनें कि क्या लौटाना है।',
  },
  'refund.sum': {
    en: 'The ways the money goes do not add up to {due:money}. Correct the amounts.',
    hi: 'लौटाने की रकमें {due:money} के बराबर नहीं हैं। रकम ठीक करें।',
  },
  'refund.other-way': {
    en: 'Only {most:money} came that way, so no more can go back by it. Give the rest in cash.',
    hi: 'उस तरीके से सिर्फ़ {most:money} आए थे, उससे ज़्यादा वैसे नहीं लौट सकते। बाकी नकद दें।',
  },
  'refund.on-account': {
    en: 'Only {most:money} of this was paid and can be given back. The rest stands on an account, and comes off it there.',
    hi: 'इसमें से सिर्फ़ {most:money} चुकाए गए थे और वही लौट सकते हैं। बाकी खाते में लिखा है और वहीं से घटेगा।',
  },
  'undo.late': {
    en: 'A sale can be undone for a minute, and this one is older. Give it back with Refund.',
    hi: 'बिक्री एक मिनट तक वापस ली जा सकती है, यह उससे पुरानी है। “रिफ़ंड” से लौटाएँ।',
  },
  'undo.other': {
    en: '{by} made this sale. Give it back with Refund.',
    hi: 'यह बिक्री {by} ने की थी। “रिफ़ंड” से लौटाएँ।',
  },
  'undo.split': {
    en: 'This is one part of a split bill. Give it back with Refund.',
    hi: 'यह बँटे हुए बिल का एक हिस्सा है। “रिफ़ंड” से लौटाएँ।',
  },
  'undo.table': {
    en: 'This is the bill of a table. Give it back with Refund.',
    hi: 'यह टेबल का बिल है। “रिफ़ंड” से लौटाएँ।',
  },
} as const satisfies RefusalWords
