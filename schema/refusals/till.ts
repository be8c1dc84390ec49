/** Tills: drawers, floats, counts, closes. */
import type { RefusalWords } from './words.ts'

export const tillRefusals = {
  'till.unknown': { en: 'There is no such till.', hi: 'ऐसा कोई गल्ला नहीं है।' },
  'till.closed': {
    en: 'This till is already closed: {by} did it, Z report {z}. Nothing was changed.',
    hi: 'यह गल्ला पहले ही बंद हो चुका है: {by} ने किया, Z रिपोर्ट {z}। कुछ बदला नहीं गया।',
  },
  'till.counted': {
    en: 'This till has been counted already, so its float stays as it is. Close it, and tell a difference there.',
    hi: 'यह गल्ला गिना जा चुका है, इसलिए शुरुआती रकम वही रहेगी। इसे बंद करें और अंतर वहीं बताएँ।',
  },
  'till.is-open': {
    en: 'This till is open already: {by} opened it. Go on selling, or close it first.',
    hi: 'यह गल्ला पहले से खुला है: {by} ने खोला। बिक्री जारी रखें, या पहले इसे बंद करें।',
  },
  'till.no-drawer': {
    en: 'This screen has no drawer. Go to a screen that has one.',
    hi: 'इस स्क्रीन के साथ कोई दराज़ नहीं है। दराज़ वाली स्क्रीन पर जाएँ।',
  },
  'till.elsewhere': {
    en: 'That till stands at another drawer than this screen. Nothing was done; go to a screen at that drawer, or ask somebody who answers for all tills.',
    hi: 'वह गल्ला इस स्क्रीन की दराज़ का नहीं है। कुछ नहीं हुआ; उस दराज़ की स्क्रीन पर जाएँ, या सब गल्लों के ज़िम्मेदार से कहें।',
  },
  'till.of-another': {
    en: '{by} opened this till, so {by} counts and closes it, or hands it over. Nothing was changed; somebody who answers for all tills can do it too.',
    hi: 'यह गल्ला {by} ने खोला है, इसलिए {by} ही इसे गिनकर बंद करे या किसी को सौंपे। कुछ बदला नहीं गया; सब गल्लों का ज़िम्मेदार भी कर सकता है।',
  },
  'till.which': {
    en: 'This screen has no drawer, and the shop has several. Say in whose drawer the cash is.',
    hi: 'इस स्क्रीन के साथ दराज़ नहीं है, और दुकान में कई हैं। बताएँ कि नकद किस दराज़ का है।',
  },
  'till.unknown-reason': {
    en: 'There is no such reason. Choose one from the list.',
    hi: 'ऐसा कोई कारण नहीं है। सूची से चुनें।',
  },
  'till.unknown-account': {
    en: 'There is no such account. Choose one from the list.',
    hi: 'ऐसा कोई खाता नहीं है। सूची से चुनें।',
  },
  'till.control-account': {
    en: '“{account}” follows from bills, customers and taxes by itself, so cash is not booked there by hand. Nothing was changed; choose another account.',
    hi: '“{account}” बिल, ग्राहक और कर से अपने आप बनता है, इसलिए वहाँ नकद हाथ से दर्ज नहीं होता। कुछ बदला नहीं गया; दूसरा खाता चुनें।',
  },
  'till.reason-twice': {
    en: 'There is a reason “{reason}” already. Nothing was changed; change that one, or choose another name.',
    hi: '“{reason}” कारण पहले से है। कुछ बदला नहीं गया; उसे बदलें, या दूसरा नाम चुनें।',
  },
  'till.reason-direction': {
    en: 'A reason stays for money in or for money out. Make another one.',
    hi: 'कारण या तो आने का रहता है या जाने का। दूसरा बनाएँ।',
  },
  'till.not-counted': {
    en: 'Count the cash first, then close the till.',
    hi: 'पहले नकद गिनें, फिर गल्ला बंद करें।',
  },
  'till.retendered-since': {
    en: 'A payment was changed to another way after you counted, so another amount should be there now. Nothing was closed; count again, then close.',
    hi: 'आपके गिनने के बाद एक भुगतान का तरीका बदला गया, इसलिए अब गल्ले में दूसरी रकम होनी चाहिए। कुछ बंद नहीं हुआ; फिर गिनें, फिर बंद करें।',
  },
  'till.over-limit': {
    en: 'The difference is above {limit:money}. Somebody who may allow it has to close the till.',
    hi: 'अंतर {limit:money} से ज़्यादा है। गल्ला वही बंद कर सकता है जिसे इसका अधिकार है।',
  },
  'till.kept-unpaid': {
    en: '{unpaid:money} of sales kept away from the hub were never paid; the limit is {limit:money}. Nothing was closed; somebody who may allow it has to close the till.',
    hi: 'हब से कटे समय की बिक्री में से {unpaid:money} कभी नहीं मिले; सीमा {limit:money} है। गल्ला बंद नहीं हुआ; इसे वही बंद कर सकता है जिसे इसका अधिकार है।',
  },
  'till.leaves-too-much': {
    en: 'There is only {most:money} in the drawer. Leave that much or less.',
    hi: 'दराज़ में सिर्फ़ {most:money} है। उतना या उससे कम छोड़ें।',
  },
  'till.moved-since': {
    en: '{moved:money} moved after you counted, so {deposit:money} goes to the safe now. Nothing was closed; look again and close.',
    hi: 'गिनने के बाद {moved:money} का लेन-देन हुआ, अब {deposit:money} तिजोरी में जाएगा। कुछ बंद नहीं हुआ; फिर देखकर बंद करें।',
  },
} as const satisfies RefusalWords
