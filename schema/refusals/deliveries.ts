/** Deliveries that nobody could bring, and what is proposed on top of what leaves the shop. */
import type { RefusalWords } from './words.ts'

export const deliveriesRefusals = {
  'delivery.no-person': {
    en: 'Nobody has said where this delivery goes, so it is not ordered yet. Add phone, name and address, then send it again.',
    hi: 'यह डिलीवरी कहाँ जानी है, किसी ने नहीं बताया, इसलिए ऑर्डर नहीं हुआ। फ़ोन, नाम और पता डालें, फिर दोबारा भेजें।',
  },
  'delivery.no-phone': {
    en: 'This delivery has no phone, so it is not ordered yet. Add the phone, then send it again.',
    hi: 'इस डिलीवरी का फ़ोन नंबर नहीं है, इसलिए ऑर्डर नहीं हुआ। फ़ोन डालें, फिर दोबारा भेजें।',
  },
  'delivery.no-name': {
    en: 'This delivery has no name, so it is not ordered yet. Add the name, then send it again.',
    hi: 'इस डिलीवरी का नाम नहीं है, इसलिए ऑर्डर नहीं हुआ। नाम डालें, फिर दोबारा भेजें।',
  },
  'delivery.no-address': {
    en: 'This delivery has no address, so it is not ordered yet. Add the address, then send it again.',
    hi: 'इस डिलीवरी का पता नहीं है, इसलिए ऑर्डर नहीं हुआ। पता डालें, फिर दोबारा भेजें।',
  },
  'charge.unset': {
    en: 'This shop asks for {charge} no more, so nothing is sold yet. Look at the new total, then take the money.',
    hi: 'यह दुकान अब {charge} नहीं लेती, इसलिए अभी कुछ नहीं बिका। नया कुल देखें, फिर पैसे लें।',
  },
} as const satisfies RefusalWords
