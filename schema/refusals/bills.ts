/** Bills and the money for them. */
import type { RefusalWords } from './words.ts'

export const billsRefusals = {
  'bill.unknown': { en: 'There is no such bill.', hi: 'ऐसा कोई बिल नहीं है।' },
  'bill.already-settled': {
    en: 'This bill is already paid: {by} settled it.',
    hi: 'यह बिल पहले ही चुकाया जा चुका है: {by} ने लिया।',
  },
  'bill.not-settled': { en: 'This bill is not paid yet.', hi: 'यह बिल अभी चुकाया नहीं गया है।' },
  'bill.void': {
    en: 'Everything on this bill was taken off, so there is nothing to pay. Choose another bill, or add to the order first.',
    hi: 'इस बिल से सब कुछ हटा दिया गया है, चुकाने को कुछ नहीं है। दूसरा बिल चुनें, या पहले ऑर्डर में कुछ जोड़ें।',
  },
  'bill.part-paid': {
    en: 'Part of this bill is paid already. Take the rest, or give that part back first.',
    hi: 'इस बिल का कुछ हिस्सा चुकाया जा चुका है। बाकी लें, या पहले वह हिस्सा लौटाएँ।',
  },
  'bill.other-list': {
    en: 'This customer buys by another price list. Ask somebody who may set prices; the bill is as it was.',
    hi: 'यह ग्राहक दूसरी मूल्य सूची से ख़रीदता है। दाम बदल सकने वाले किसी अधिकारी से पूछें; बिल वैसा ही है।',
  },
  'bill.pays-all': {
    en: 'That pays all of it. Settle the bill instead.',
    hi: 'इससे पूरा बिल चुक जाता है। बिल पूरा लें।',
  },
  'payment.unknown': {
    en: 'That payment is not on this bill.',
    hi: 'यह भुगतान इस बिल पर नहीं है।',
  },
  'payment.given-back': {
    en: '{amount:money} of it was given back before. There is nothing more to give back.',
    hi: 'इसमें से {amount:money} पहले ही लौटाए जा चुके हैं। लौटाने को और कुछ नहीं है।',
  },
  'bill.part-over': {
    en: 'Only {left:money} is left: {by} took {taken:money} before. Nothing was booked now; take {left:money}, which settles the bill.',
    hi: 'सिर्फ़ {left:money} बाकी है: {by} पहले {taken:money} ले चुके हैं। अभी कुछ दर्ज नहीं हुआ; {left:money} लें, उससे बिल पूरा होगा।',
  },
  'bill.is-split': {
    en: 'This bill is split. Make it one bill again first.',
    hi: 'यह बिल बँटा हुआ है। पहले इसे फिर एक बिल बनाएँ।',
  },
  'bill.not-split': { en: 'This bill is not split.', hi: 'यह बिल बँटा हुआ नहीं है।' },
  'bill.part-adjusted': {
    en: '{what} on part {part} is not on the others: as one bill somebody would owe another sum. Take it off there, or put it on every part, first.',
    hi: 'हिस्सा {part}: {what} बाकी हिस्सों पर नहीं है; एक बिल बनाने पर किसी की रकम बदल जाएगी। पहले उसे वहाँ से हटाएँ, या हर हिस्से पर लगाएँ।',
  },
  'bill.split-all': {
    en: 'Something has to stay on the first bill.',
    hi: 'पहले बिल पर कुछ रहना चाहिए।',
  },
  'bill.split-amount': {
    en: 'Take the discount of a fixed amount off before you split the bill.',
    hi: 'बिल बाँटने से पहले तय रकम की छूट हटाएँ।',
  },
  'discount.unknown-reason': {
    en: 'There is no such reason for a discount.',
    hi: 'छूट का ऐसा कोई कारण नहीं है।',
  },
  'discount.unknown': {
    en: 'That discount is not on the bill any more.',
    hi: 'वह छूट अब बिल पर नहीं है।',
  },
  'discount.twice': {
    en: 'There is a discount on it already. Take that one off first.',
    hi: 'इस पर पहले से छूट है। पहले उसे हटाएँ।',
  },
  'discount.over-cap': {
    en: 'This reason allows {most} % at most. Ask somebody who may give more.',
    hi: 'इस कारण पर ज़्यादा से ज़्यादा {most} % छूट है। ज़्यादा के लिए किसी अधिकारी से पूछें।',
  },
  'discount.over-together': {
    en: 'With the discount that is on it already this would be more than the {most} % the reasons allow. Take that one off, or ask somebody who may give more.',
    hi: 'पहले से लगी छूट मिलाकर यह कारणों पर मान्य {most} % से ज़्यादा होगी। वह छूट हटाएँ, या ज़्यादा के लिए किसी अधिकारी से पूछें।',
  },
  'bill.empty': {
    en: '{table} has not ordered anything yet.',
    hi: '{table} ने अभी कुछ मँगवाया नहीं है।',
  },
  'tender.short': {
    en: '{missing:money} is still missing. Ask for the rest.',
    hi: '{missing:money} अभी बाकी है। बाकी रकम लें।',
  },
  'tender.over': {
    en: 'That is {over:money} more than is due. A card or UPI pays only what is due.',
    hi: 'यह बकाया से {over:money} ज़्यादा है। कार्ड या UPI से सिर्फ़ बकाया ही लें।',
  },
  'tender.unknown-way': {
    en: 'Nobody can pay by “{typed}” here. Take cash, UPI, a card, a wallet, a voucher, or put it on account. Nothing was taken.',
    hi: 'यहाँ “{typed}” से भुगतान नहीं होता। नकद, UPI, कार्ड, वॉलेट या वाउचर लें, या खाते में डालें। कुछ लिया नहीं गया।',
  },
  'tender.twice': {
    en: 'Only one payment can be “exact”. Type the others as amounts.',
    hi: 'सिर्फ़ एक भुगतान “पूरा” हो सकता है। बाकी रकम टाइप करें।',
  },
  'tender.reference-used': {
    en: 'The reference {reference} has paid {amount:money} before, for token {token}. Look at the guest’s phone before you take it.',
    hi: 'संदर्भ {reference} से पहले ही टोकन {token} के लिए {amount:money} चुकाए गए। लेने से पहले मेहमान का फ़ोन देखें।',
  },
  'sale.imported-before': {
    en: 'The sale {ref} is already in the books, as {invoice}. There is nothing more to do.',
    hi: 'बिक्री {ref} पहले से बही में है, {invoice} के रूप में। और कुछ नहीं करना है।',
  },
  'sale.day-not-over': {
    en: 'The sale {ref} is of a day that is not over. Check its date, or import it tomorrow.',
    hi: 'बिक्री {ref} ऐसे दिन की है जो अभी पूरा नहीं हुआ। तारीख जाँचें या कल आयात करें।',
  },
  'sale.total-differs': {
    en: 'For the sale {ref} {paid:money} was paid, and by the prices of that day it comes to {due:money}. Correct one of the two and import it again.',
    hi: 'बिक्री {ref} के लिए {paid:money} चुकाए गए, पर उस दिन के दाम से {due:money} होते हैं। दोनों में से एक ठीक करें और फिर आयात करें।',
  },
  'account.not-income': {
    en: 'Sales are posted to an income account, and {account} is none. Choose one from the list.',
    hi: 'बिक्री आय खाते में जाती है, और {account} आय खाता नहीं है। सूची से चुनें।',
  },
} as const satisfies RefusalWords
