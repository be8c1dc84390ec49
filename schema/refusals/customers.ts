/** Customers, and money by other ways than over the counter. */
import type { RefusalWords } from './words.ts'

export const customersRefusals = {
  'customer.unknown': {
    en: 'There is no such customer. Find them by phone, or write them down.',
    hi: 'ऐसा कोई ग्राहक नहीं है। फ़ोन से खोजें, या नया लिखें।',
  },
  'customer.erased': {
    en: 'This customer was erased at their own wish. Write them down anew if they ask for it.',
    hi: 'यह ग्राहक अपनी इच्छा से मिटाया गया था। वे चाहें तो नया लिखें।',
  },
  'customer.phone-taken': {
    en: 'The phone {phone} belongs to customer no. {no}. Open that one, or check the number.',
    hi: 'फ़ोन {phone} ग्राहक नं. {no} का है। उसे खोलें, या नंबर जाँचें।',
  },
  'customer.tax-number': {
    en: '{taxNumber} is not a GSTIN: a letter or figure is wrong. Copy it from their papers again.',
    hi: '{taxNumber} सही GSTIN नहीं है: कोई अक्षर या अंक ग़लत है। काग़ज़ से फिर देखें।',
  },
  'customer.same': {
    en: 'That is the same customer already. Choose another one.',
    hi: 'यह वही ग्राहक है। दूसरा चुनें।',
  },
  'customer.not-even': {
    en: '{owes:money} is owed and {wallet:money} is in the wallet. Settle both first, then erase.',
    hi: '{owes:money} बाकी है और वॉलेट में {wallet:money} है। पहले दोनों चुकता करें, फिर मिटाएँ।',
  },
  'customer-group.unknown': {
    en: 'There is no such group of customers. Choose one from the list.',
    hi: 'ग्राहकों का ऐसा कोई समूह नहीं है। सूची से चुनें।',
  },
  'customer-group.retail': {
    en: 'Retail is for everybody and stays as it is. Make another group.',
    hi: 'खुदरा सबके लिए है और वैसा ही रहता है। दूसरा समूह बनाएँ।',
  },
  'tender.no-customer': {
    en: 'Say first whose account or wallet it is: choose the customer.',
    hi: 'पहले बताएँ किसका खाता या वॉलेट है: ग्राहक चुनें।',
  },
  'tender.no-money': {
    en: 'This is paid in cash, by UPI or by card.',
    hi: 'यह नकद, UPI या कार्ड से ही लिया जाता है।',
  },
  'account.none': {
    en: 'Customer no. {no} has no account here. Take the money another way, or ask the manager.',
    hi: 'ग्राहक नं. {no} का यहाँ खाता नहीं है। दूसरे तरीके से लें, या मैनेजर से पूछें।',
  },
  'account.over-limit': {
    en: '{owes:money} is on account already and the limit is {limit:money}: {over:money} too much. Take the rest another way, or ask who may allow it.',
    hi: 'खाते में पहले से {owes:money} बाकी है और सीमा {limit:money} है: {over:money} ज़्यादा। बाकी दूसरे तरीके से लें, या अनुमति लें।',
  },
  'account.cheque-in-hand': {
    en: 'Cheques of {inHand:money} have not cleared yet and count as owed until then: {owes:money} with them. Take the money another way, or ask who may allow it.',
    hi: '{inHand:money} के चेक अभी भुने नहीं हैं और तब तक बाकी गिने जाते हैं: उनके साथ {owes:money}। दूसरे तरीके से लें, या अनुमति लें।',
  },
  'account.overdue': {
    en: '{owes:money} is on account, and the oldest has waited longer than {days} days. Take a payment first, or ask who may allow it.',
    hi: 'खाते में {owes:money} बाकी है, और सबसे पुराना {days} दिन से ज़्यादा का है। पहले भुगतान लें, या अनुमति लें।',
  },
  'account.not-owed': {
    en: 'Only {owes:money} is owed. Take that, or put the rest in the wallet.',
    hi: 'सिर्फ़ {owes:money} बाकी है। उतना लें, या बाकी वॉलेट में रखें।',
  },
  'wallet.short': {
    en: 'Only {left:money} is left in the wallet. Take the rest another way.',
    hi: 'वॉलेट में सिर्फ़ {left:money} है। बाकी दूसरे तरीके से लें।',
  },
  'voucher.unknown': {
    en: 'There is no voucher of that number. Check the figures on the paper.',
    hi: 'इस नंबर का कोई वाउचर नहीं है। काग़ज़ पर अंक जाँचें।',
  },
  'voucher.expired': {
    en: 'The voucher was good until {date}. Ask the manager, or take the money another way.',
    hi: 'वाउचर {date} तक ही मान्य था। मैनेजर से पूछें, या दूसरे तरीके से लें।',
  },
  'voucher.short': {
    en: 'Only {left:money} is left on the voucher. Take the rest another way.',
    hi: 'वाउचर पर सिर्फ़ {left:money} बचा है। बाकी दूसरे तरीके से लें।',
  },
} as const satisfies RefusalWords
