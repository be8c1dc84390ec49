/** What is sold, and what it is made of. */
import type { RefusalWords } from './words.ts'

export const catalogueRefusals = {
  'item.by-weight': {
    en: '{item} is sold by weight. Please ask the staff.',
    hi: '{item} तौलकर बिकता है। कृपया स्टाफ़ से कहें।',
  },
  'item.unknown': {
    en: 'An item of this order is no longer on the menu. Take it out and send again.',
    hi: 'ऑर्डर की एक चीज़ अब मेन्यू में नहीं है। उसे हटाकर फिर भेजें।',
  },
  'item.not-sold-here': {
    en: '{item} is not sold at this outlet.',
    hi: '{item} इस दुकान पर नहीं बिकता।',
  },
  'item.not-served-now': {
    en: '{item} is served at {hours} only. Take it off, or choose something else.',
    hi: '{item} सिर्फ़ {hours} में मिलता है। हटाएँ या कुछ और चुनें।',
  },
  'modifier-group.limits': {
    en: 'In “{group}” the least to choose is more than the most, or more than there is. Mend the numbers.',
    hi: '“{group}” में कम से कम की संख्या ज़्यादा से ज़्यादा, या जितने हैं, उससे बड़ी है। संख्या ठीक करें।',
  },
  'item.sold-out': {
    en: 'Not enough {item}: {left} left. Take fewer, or choose something else.',
    hi: '{item} पर्याप्त नहीं है: बचा है {left}। कम लें या कुछ और चुनें।',
  },
  'item.no-price': {
    en: '{item} has no price yet. Ask the office to set one.',
    hi: '{item} का दाम अभी तय नहीं है। ऑफ़िस से दाम डलवाएँ।',
  },
  'price.none': {
    en: 'There is no such price any more. Look at the prices again.',
    hi: 'ऐसा कोई दाम अब नहीं है। दाम फिर से देखें।',
  },
  'price.plain': {
    en: 'Without this price it could not be sold at all. Type another price, or take it off the menu.',
    hi: 'इस दाम के बिना यह बिक ही नहीं सकता। दूसरा दाम डालें, या इसे मेन्यू से हटाएँ।',
  },
  'variant.missing': { en: 'Choose a size for {item}.', hi: '{item} का साइज़ चुनें।' },
  'variant.unknown': { en: '{item} does not come in that size.', hi: '{item} उस साइज़ में नहीं आता।' },
  'modifier.unknown': {
    en: 'That choice does not go with {item}.',
    hi: 'वह विकल्प {item} के साथ नहीं है।',
  },
  'modifier.too-few': { en: 'Choose {group} for {item}.', hi: '{item} के लिए {group} चुनें।' },
  'modifier.too-many': {
    en: 'Too many choices of {group} for {item}.',
    hi: '{item} के लिए {group} के बहुत ज़्यादा विकल्प हैं।',
  },
  'price.stale': {
    en: 'The prices on this screen are too old. Reload it and take the order again.',
    hi: 'इस स्क्रीन के दाम बहुत पुराने हैं। स्क्रीन फिर से खोलें और ऑर्डर दोबारा लें।',
  },
  'subject.unknown': {
    en: 'There is no item, size or choice under that name. Look at the menu again.',
    hi: 'इस नाम की कोई चीज़, साइज़ या विकल्प नहीं है। मेन्यू फिर से देखें।',
  },
  'subject.taken': {
    en: '“{id}” is already the name of something else. Choose another.',
    hi: '“{id}” पहले से किसी और चीज़ का नाम है। दूसरा चुनें।',
  },
  'category.unknown': {
    en: 'There is no such category. Make it first, or choose another.',
    hi: 'ऐसी कोई श्रेणी नहीं है। पहले उसे बनाएँ या दूसरी चुनें।',
  },
  'tax-class.unknown': {
    en: 'There is no such tax class. Choose one from the list.',
    hi: 'ऐसी कोई कर श्रेणी नहीं है। सूची से चुनें।',
  },
  'modifier-group.unknown': {
    en: 'One of these groups of choices does not exist any more. Load the item again.',
    hi: 'विकल्पों का एक समूह अब नहीं है। चीज़ फिर से खोलें।',
  },
  'item.code-taken': {
    en: 'The code {code} already stands for {item}. Choose another.',
    hi: 'कोड {code} पहले से {item} का है। दूसरा चुनें।',
  },
  'item.not-weighable': {
    en: '{item} is not sold by the kilogram or the litre, so it cannot be weighed. Change one of the two.',
    hi: '{item} किलो या लीटर में नहीं बिकता, इसलिए तौला नहीं जा सकता। दोनों में से एक बदलें।',
  },
  'item.unit-fixed': {
    en: '{item} has been sold by another unit, and old sales count in it. Make a new item instead.',
    hi: '{item} पहले दूसरी इकाई में बिक चुका है और पुरानी बिक्री उसी में गिनी जाती है। नई चीज़ बनाएँ।',
  },
  'ingredient.unknown': {
    en: 'One of these ingredients does not exist. Make it first, or take it out.',
    hi: 'इनमें से एक सामग्री नहीं है। पहले उसे बनाएँ या हटा दें।',
  },
  'ingredient.unit-fixed': {
    en: 'Recipes already count {ingredient} in another unit. Change it there first, or make a new ingredient.',
    hi: 'रेसिपियाँ {ingredient} को दूसरी इकाई में गिनती हैं। पहले वहाँ बदलें या नई सामग्री बनाएँ।',
  },
} as const satisfies RefusalWords
