/** The business card and the taxes of an outlet. */
import type { RefusalWords } from './words.ts'

export const taxesRefusals = {
  'outlet.gstin': {
    en: '{number} is not a GSTIN: compare its 15 letters and digits with the registration certificate.',
    hi: '{number} GSTIN नहीं है: इसके 15 अक्षर और अंक पंजीकरण प्रमाणपत्र से मिलाएँ।',
  },
  'outlet.food-licence': {
    en: 'An FSSAI number has 14 digits, and {number} has not. Compare it with the licence.',
    hi: 'FSSAI नंबर में 14 अंक होते हैं, {number} में नहीं। लाइसेंस से मिलाएँ।',
  },
  'outlet.ifsc': {
    en: '{code} is not an IFSC: four letters, a zero and six letters or digits, as on a cheque of the account.',
    hi: '{code} IFSC नहीं है: चार अक्षर, एक शून्य और छह अक्षर या अंक, जैसा खाते के चेक पर छपा है।',
  },
  'outlet.bank-account': {
    en: 'An account number has 9 to 18 digits, and {number} has not. Compare it with a cheque of the account.',
    hi: 'खाता नंबर में 9 से 18 अंक होते हैं, {number} में नहीं। खाते के चेक से मिलाएँ।',
  },
  'outlet.series-taken': {
    en: 'Invoices of another outlet begin with {series}. Choose another prefix, so that no two are numbered alike.',
    hi: 'दूसरी दुकान के बीजक {series} से शुरू होते हैं। दूसरा उपसर्ग चुनें, ताकि दो बीजकों का नंबर एक न हो।',
  },
  'tax.past-date': {
    en: 'Invoices of that day may be out already, and they stay as they are. Choose today or a later day.',
    hi: 'उस दिन के बीजक निकल चुके होंगे, और वे वैसे ही रहेंगे। आज या बाद का दिन चुनें।',
  },
  'tax-class.kind-fixed': {
    en: 'What kind of tax {name} is cannot change. Make a new class and move the items there.',
    hi: '{name} किस तरह का कर है, यह बदल नहीं सकता। नया वर्ग बनाएँ और चीज़ें उसमें ले जाएँ।',
  },
  'tax-class.abroad': {
    en: '{outlet} sells some of these too, and these taxes are not charged there. Make items of their own for the outlet abroad, and leave those of {outlet} in their class.',
    hi: 'इनमें से कुछ {outlet} पर भी बिकते हैं, और ये कर वहाँ नहीं लगते। विदेश की दुकान के लिए अलग चीज़ें बनाएँ, और {outlet} की चीज़ें उनके वर्ग में रहने दें।',
  },
  'tax-class.components': {
    en: 'Name at least one tax, and no two alike.',
    hi: 'कम से कम एक कर लिखें, और कोई दो एक नाम के न हों।',
  },
  'tax-preset.other-country': {
    en: 'This outlet has invoices or money in its books in {currency}, so it stays in its country. Open another outlet for that.',
    hi: 'इस दुकान के बीजक या बही में {currency} की रकम है, इसलिए अपने देश में ही रहेगी। उसके लिए दूसरी दुकान खोलें।',
  },
} as const satisfies RefusalWords
