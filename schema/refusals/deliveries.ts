/** Deliveries that nobody could bring, and what is proposed on top of what leaves the shop. */
import type { RefusalWords } from './words.ts'

export const deliveriesRefusals = {
  'delivery.no-person': {
    en: 'This delivery has no phone, name and address: nothing is ordered yet. Add them and send it again.',
    hi: 'इस डिलीवरी का फ़ोन, नाम और पता नहीं है: अभी ऑर्डर नहीं हुआ। डालकर दोबारा भेजें।',
  },
  'delivery.no-phone': {
    en: 'This delivery has no phone: nothing is ordered yet. Add it and send it again.',
    hi: 'इस डिलीवरी का फ़ोन नहीं है: अभी ऑर्डर नहीं हुआ। डालकर दोबारा भेजें।',
  },
  'delivery.no-name': {
    en: 'This delivery has no name: nothing is ordered yet. Add it and send it again.',
    hi: 'इस डिलीवरी का नाम नहीं है: अभी ऑर्डर नहीं हुआ। डालकर दोबारा भेजें।',
  },
  'delivery.no-address': {
    en: 'This delivery has no address: nothing is ordered yet. Add it and send it again.',
    hi: 'इस डिलीवरी का पता नहीं है: अभी ऑर्डर नहीं हुआ। डालकर दोबारा भेजें।',
  },
  'charge.unset': {
    en: '{charge} is no longer charged here: nothing is sold yet. Look at the new total and sell it again.',
    hi: '{charge} यहाँ अब नहीं लगता: अभी कुछ नहीं बिका। नया कुल देखकर दोबारा बेचें।',
  },
} as const satisfies RefusalWords
