/** Codes on packed goods, labels of scales, trays and boxes. */
import type { RefusalWords } from './words.ts'

export const packedRefusals = {
  'barcode.taken': {
    en: 'The code {code} belongs to {item} already. Take it from there first.',
    hi: 'कोड {code} पहले से {item} का है। पहले वहाँ से हटाएँ।',
  },
  'barcode.not-its': {
    en: 'The label {code} is not one of {item}. Take the line out and scan it again.',
    hi: 'लेबल {code} {item} का नहीं है। लाइन हटाकर फिर से स्कैन करें।',
  },
  'label.prefix': {
    en: 'Codes that begin with {prefix} are read as labels of another kind already. Choose another beginning.',
    hi: '{prefix} से शुरू होने वाले कोड पहले से दूसरी तरह के लेबल माने जाते हैं। दूसरी शुरुआत चुनें।',
  },
  'container.unknown': {
    en: 'This tray or box is no longer in use. Choose another and weigh again.',
    hi: 'यह ट्रे या डिब्बा अब इस्तेमाल में नहीं है। दूसरा चुनकर फिर से तौलें।',
  },
  'container.too-heavy': {
    en: '{container} alone weighs {tare} g. Check the weight on the scale, or the tray that was chosen.',
    hi: '{container} का अपना वज़न {tare} ग्राम है। तराज़ू का वज़न या चुनी गई ट्रे जाँचें।',
  },
  'container.item-weighed': {
    en: 'What is charged for a box must be an item sold by the piece. Choose another item.',
    hi: 'डिब्बे का दाम किसी ऐसे आइटम से लिया जाता है जो गिनकर बिकता है। दूसरा आइटम चुनें।',
  },
  'box.none': {
    en: '{container} is not a gift box. Choose a box with a filling weight.',
    hi: '{container} गिफ़्ट बॉक्स नहीं है। भराव-वज़न वाला डिब्बा चुनें।',
  },
  'box.not-full': {
    en: 'The box {container} holds {grams} g. It takes {target} g, {tolerance} g more or less: fill it or take some out.',
    hi: 'डिब्बे {container} में {grams} ग्राम है। इसमें {target} ग्राम आता है, {tolerance} ग्राम कम या ज़्यादा: और भरें या कुछ निकालें।',
  },
} as const satisfies RefusalWords
