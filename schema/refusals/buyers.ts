/** The buyer on an invoice, and the State it is supplied in. */
import type { RefusalWords } from './words.ts'

export const buyersRefusals = {
  'buyer.no-address': {
    en: 'An invoice to a registered buyer needs their address too. Type it, or leave the GSTIN out.',
    hi: 'पंजीकृत ख़रीदार के बीजक में उनका पता भी चाहिए। पता लिखें, या GSTIN छोड़ दें।',
  },
  'buyer.gstin-form': {
    en: '{number} is not a GSTIN: it has 15 letters and digits, such as 27AAPFU0939F1ZV. Compare it with the buyer’s paper.',
    hi: '{number} GSTIN नहीं है: इसमें 15 अक्षर और अंक होते हैं, जैसे 27AAPFU0939F1ZV। ख़रीदार के काग़ज़ से मिलाएँ।',
  },
  'buyer.gstin-state': {
    en: '{number} begins with a State there is not. Compare the first two digits with the buyer’s paper.',
    hi: '{number} के पहले दो अंक किसी राज्य के नहीं हैं। ख़रीदार के काग़ज़ से मिलाएँ।',
  },
  'buyer.gstin-check': {
    en: '{number} has a slip in it: its last character does not fit the others. Compare it with the buyer’s paper.',
    hi: '{number} में कोई अक्षर ग़लत है: आख़िरी अक्षर बाकी से मेल नहीं खाता। ख़रीदार के काग़ज़ से मिलाएँ।',
  },
  'buyer.unknown-state': {
    en: 'There is no State with the code {state}. Choose it from the list: Maharashtra is 27. The bill is as it was.',
    hi: 'कोड {state} का कोई राज्य नहीं है। सूची से चुनें: महाराष्ट्र 27 है। बिल वैसा ही है।',
  },
  'buyer.composed': {
    en: 'Under the composition scheme nothing may be sold to another State. Keep the shop’s own State.',
    hi: 'कंपोज़िशन योजना में दूसरे राज्य को कुछ नहीं बेचा जा सकता। दुकान का ही राज्य रखें।',
  },
  'buyer.supplied-here': {
    en: 'What is served or handed over here is taxed in this State, whoever pays. Keep the shop’s own State; goods that are sent there are a delivery.',
    hi: 'यहाँ परोसी या यहीं दी गई चीज़ पर कर इसी राज्य का लगता है, चाहे कोई भी चुकाए। दुकान का ही राज्य रखें; वहाँ भेजा जाने वाला सामान डिलीवरी है।',
  },
} as const satisfies RefusalWords
