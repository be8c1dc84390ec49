/** Orders and their lines. */
import type { RefusalWords } from './words.ts'

export const ordersRefusals = {
  'order.empty': { en: 'There is nothing in the order yet.', hi: 'ऑर्डर में अभी कुछ नहीं है।' },
  'order.too-large': {
    en: 'The total is too large to be true. Check the quantities.',
    hi: 'कुल रकम बहुत ज़्यादा है। मात्रा जाँचें।',
  },
  'order.unknown': { en: 'There is no such order.', hi: 'ऐसा कोई ऑर्डर नहीं है।' },
  'order.paid': {
    en: 'This order is already paid. Begin a new one.',
    hi: 'यह ऑर्डर चुकाया जा चुका है। नया ऑर्डर शुरू करें।',
  },
  'order.nobody': {
    en: 'Nobody was named with this order, so there is no name to change.',
    hi: 'इस ऑर्डर के साथ किसी का नाम नहीं था, इसलिए बदलने को कुछ नहीं है।',
  },
  'order.handed-over': {
    en: 'This order is handed over already. Nothing was changed.',
    hi: 'यह ऑर्डर दिया जा चुका है। कुछ नहीं बदला।',
  },
  'order.too-long': {
    en: 'An order can have {most} lines at most. Seat the rest of the party apart.',
    hi: 'एक ऑर्डर में ज़्यादा से ज़्यादा {most} लाइनें हो सकती हैं। बाकी के लिए अलग ऑर्डर लें।',
  },
  'order.nothing-ready': {
    en: 'Nothing of this order is ready to be served yet.',
    hi: 'इस ऑर्डर में परोसने के लिए अभी कुछ तैयार नहीं है।',
  },
  'order.nothing-held': {
    en: 'Nothing of this order is on hold.',
    hi: 'इस ऑर्डर में कुछ भी रोका हुआ नहीं है।',
  },
  'line.unknown': {
    en: 'That line is not on the order any more. Look at it again.',
    hi: 'यह लाइन अब ऑर्डर में नहीं है। ऑर्डर फिर से देखें।',
  },
  'line.too-much': {
    en: 'There is not that much {item} on the order any more. Look at it again.',
    hi: 'ऑर्डर में {item} अब इतना नहीं है। ऑर्डर फिर से देखें।',
  },
  'line.changed': {
    en: 'Somebody has changed {item} meanwhile: there is {left} of it now. Look at it again.',
    hi: 'इस बीच किसी ने {item} बदला है: अब {left} है। फिर से देखें।',
  },
  'line.sent': {
    en: '{item} is with the kitchen already. Take it off with a reason instead.',
    hi: '{item} रसोई में जा चुका है। कारण बताकर हटाएँ।',
  },
  'line.begun': {
    en: 'The kitchen has {item} already: its course stays. The seat can still be changed.',
    hi: '{item} रसोई में जा चुका है: उसका कोर्स अब नहीं बदलेगा। सीट अब भी बदल सकती है।',
  },
  'line.held': {
    en: '{item} is still on hold. Fire its course first.',
    hi: '{item} अभी रोका हुआ है। पहले उसका कोर्स शुरू करवाएँ।',
  },
  'quantity.whole': {
    en: '{item} is sold by the piece. Type a whole number.',
    hi: '{item} गिनकर बिकता है। पूरी संख्या डालें।',
  },
  'quantity.too-large': {
    en: 'That is more {item} than one bill can hold. Check the quantity.',
    hi: '{item} की मात्रा बहुत ज़्यादा है। मात्रा जाँचें।',
  },
  'line.not-discountable': {
    en: '{item} is not discounted.',
    hi: '{item} पर छूट नहीं है।',
  },
} as const satisfies RefusalWords
