/** Money that is held and not booked. */
import type { RefusalWords } from './words.ts'

export const heldRefusals = {
  'held.gone': {
    en: 'That money is not held there any more: it was booked, given back or taken over. Look at the bill again.',
    hi: 'वह पैसा अब वहाँ नहीं रखा है: दर्ज हो चुका, लौटा दिया गया या किसी ने ले लिया। बिल फिर देखें।',
  },
  'tender.taken-over': {
    en: '{amount:money} of this money is at {screen} now: somebody took it over there. Nothing was booked. Look at the bill and take the rest.',
    hi: 'इसमें से {amount:money} अब {screen} पर है: वहाँ किसी ने ले लिया। कुछ दर्ज नहीं हुआ। बिल देखें और बाकी लें।',
  },
} as const satisfies RefusalWords
