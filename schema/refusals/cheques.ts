/** Cheques that accounts were paid with. */
import type { RefusalWords } from './words.ts'

export const chequesRefusals = {
  'tender.reference-missing': {
    en: 'A cheque has a number and a bank, a bank transfer its UTR number. Write that down, then take the payment.',
    hi: 'चेक का नंबर और बैंक होता है, बैंक ट्रांसफ़र का UTR नंबर। पहले वह लिखें, फिर भुगतान लें।',
  },
  'tender.reference-received': {
    en: '{reference} is on receipt {receipt} already, for {amount:money}. Nothing was taken again: look at the payment itself, and if it is another one take it, or type more of its number.',
    hi: '{reference} रसीद {receipt} में पहले से है, {amount:money} के लिए। दोबारा कुछ नहीं लिया गया: भुगतान ख़ुद देखें, दूसरा हो तो ले लें, या उसका नंबर और पूरा लिखें।',
  },
  'tender.reference-twice': {
    en: '{reference} stands on two of these payments. Nothing was taken: each has a number of its own.',
    hi: '{reference} इनमें से दो भुगतानों पर लिखा है। कुछ नहीं लिया गया: हर एक का अपना नंबर होता है।',
  },
  'cheque.taken': {
    en: 'Cheque {number} of this customer is on receipt {receipt} already. Nothing was taken again: check the number.',
    hi: 'इस ग्राहक का चेक {number} रसीद {receipt} में पहले से है। दोबारा कुछ नहीं लिया गया: नंबर जाँचें।',
  },
  'cheque.unknown': {
    en: 'There is no such cheque. Look for it under the customer who gave it.',
    hi: 'ऐसा कोई चेक नहीं है। जिस ग्राहक ने दिया उसके नीचे देखें।',
  },
  'cheque.elsewhere': {
    en: 'Cheque {number} was taken at {outlet} and is in its books. Say there what became of it.',
    hi: 'चेक {number} {outlet} में लिया गया था और वहीं की बही में है। उसका क्या हुआ, वहीं बताएँ।',
  },
  'cheque.cleared': {
    en: 'Cheque {number} has cleared already. There is nothing more to do.',
    hi: 'चेक {number} पहले ही भुन चुका है। और कुछ नहीं करना है।',
  },
  'cheque.bounced': {
    en: 'Cheque {number} has bounced: what it paid is owed again. Take another payment.',
    hi: 'चेक {number} बाउंस हो चुका है: उसकी रकम फिर बाकी है। दूसरा भुगतान लें।',
  },
  'customer.cheque-in-hand': {
    en: 'A cheque of {amount:money} has neither cleared nor bounced. Say which first, then erase.',
    hi: '{amount:money} का चेक न भुना है, न बाउंस हुआ। पहले बताएँ क्या हुआ, फिर मिटाएँ।',
  },
} as const satisfies RefusalWords
