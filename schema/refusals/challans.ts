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
  'challan.same': {
    en: 'The same challan stands there twice. Choose each one once.',
    hi: 'वही चालान दो बार चुना गया है। हर चालान एक ही बार चुनें।',
  },
  'challan.adjusted': {
    en: 'The bill of challan {number} has a discount, a charge, a tip or a price of its own, which would be lost on a common invoice. Take it off first, or invoice that challan alone.',
    hi: 'चालान {number} के बिल पर अपनी छूट, शुल्क, टिप या कीमत है, जो साझे बीजक पर नहीं रहेगी। पहले उसे हटाएँ, या उस चालान का बीजक अलग बनाएँ।',
  },
  'challan.other-place': {
    en: 'Challan {number} went to another State than the others. Invoice it alone.',
    hi: 'चालान {number} दूसरे राज्य में गया, बाकी कहीं और। उसका बीजक अलग बनाएँ।',
  },
  'challan.whose': {
    en: 'The goods of this bill went out on challan {number}, so it stays the bill of whoever got them.',
    hi: 'इस बिल का सामान चालान {number} पर जा चुका है, इसलिए बिल पाने वाले का ही रहेगा।',
  },
  'challan.cancelled': {
    en: 'Challan {number} is cancelled already. Issue another one where the goods go again.',
    hi: 'चालान {number} पहले से रद्द है। सामान फिर जाए तो नया चालान बनाएँ।',
  },
  'challan.invoiced': {
    en: 'Challan {number} is on invoice {invoice}. Give back what came back by a refund; its credit note says so.',
    hi: 'चालान {number} बीजक {invoice} पर है। जो सामान लौटा है उसका रिफ़ंड करें; क्रेडिट नोट में वही लिखा होगा।',
  },
  'challan.stays': {
    en: 'The goods of this bill went out on challan {number}, so they stay on it until that challan is invoiced or cancelled.',
    hi: 'इस बिल का सामान चालान {number} पर जा चुका है, इसलिए चालान का बीजक बनने या रद्द होने तक वह इसी बिल पर रहेगा।',
  },
  'challan.one-bill': {
    en: 'The goods of this bill went out on challan {number}, so it is not split. Take the money in parts instead.',
    hi: 'इस बिल का सामान चालान {number} पर जा चुका है, इसलिए बिल नहीं बँटता। पैसे हिस्सों में लें।',
  },
} as const satisfies RefusalWords
