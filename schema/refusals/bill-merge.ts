/** Two bills that are not made one, or not two again. */
import type { RefusalWords } from './words.ts'

export const billMergeRefusals = {
  'bill.merge-same': { en: 'Choose another bill.', hi: 'कोई दूसरा बिल चुनें।' },
  'bill.merge-discount': {
    en: 'There is a discount on all of {bill}, and not the same on both. Take it off, merge, and give it again on the one bill.',
    hi: '{bill} के पूरे बिल पर छूट है, और दोनों पर एक जैसी नहीं। उसे हटाएँ, बिल मिलाएँ, और एक बिल पर दोबारा दें।',
  },
  'bill.merge-charge': {
    en: 'The service, packing or delivery charge of {bill} is another. Make both the same first, or merge the other way round.',
    hi: '{bill} का सेवा, पैकिंग या डिलीवरी शुल्क अलग है। पहले दोनों को एक जैसा करें, या उल्टा मिलाएँ।',
  },
  'bill.merge-onto': {
    en: 'Another bill is on {bill} already. Put this one on {bill} instead: merge the other way round.',
    hi: '{bill} पर पहले से एक और बिल है। उल्टा मिलाएँ: इस बिल को {bill} पर।',
  },
  'bill.merge-buyer': {
    en: 'The invoice of {bill} is for somebody else. Put the other bill on that one, or take the name off.',
    hi: '{bill} का बीजक किसी और के नाम है। दूसरा बिल इस पर मिलाएँ, या नाम हटाएँ।',
  },
  'bill.merge-customer': {
    en: '{bill} is another customer’s, or at other prices. Say whose both are first.',
    hi: '{bill} किसी और ग्राहक का है, या दूसरी कीमतों पर है। पहले बताएँ कि दोनों किसके हैं।',
  },
  'bill.merge-table': {
    en: '{bill} is a table’s. Merge the other way round: onto the bill of the table.',
    hi: '{bill} एक टेबल का बिल है। उल्टा मिलाएँ: टेबल के बिल पर।',
  },
  'bill.merge-kind': {
    en: '{bill} is still being made, and for elsewhere: eaten here, taken away or delivered. Merge once it is ready.',
    hi: '{bill} अभी बन रहा है और दूसरी जगह के लिए है: यहाँ, पैक या डिलीवरी। तैयार होने पर मिलाएँ।',
  },
  'bill.merge-slip': {
    en: '{bill} is a slip. Scan it: it goes on another slip’s bill there.',
    hi: '{bill} एक पर्ची है। उसे स्कैन करें: वह दूसरी पर्ची के बिल पर जाती है।',
  },
  'bill.not-merged': {
    en: 'This bill is on no other one.',
    hi: 'यह बिल किसी और बिल पर नहीं है।',
  },
  'bill.unmerge-own': {
    en: '{bill} has a tip, a fixed charge or a discount on all of it, and nobody could say whose it is. Take it off first.',
    hi: '{bill} पर टिप, तय शुल्क या पूरे बिल पर छूट है, और वह किसकी है यह कोई नहीं कह सकता। पहले उसे हटाएँ।',
  },
  'bill.carry-amount': {
    en: 'The discount on {item} is a fixed amount. Carry all of it, or take the discount off first.',
    hi: '{item} पर तय रकम की छूट है। सब एक साथ ले जाएँ, या पहले छूट हटाएँ।',
  },
  'bill.carry-lowered': {
    en: 'All of {bill} is lowered or free, and what comes there would be too. Take that off first.',
    hi: '{bill} के पूरे बिल पर छूट है या वह मुफ़्त है; जो वहाँ जाएगा उस पर भी लगेगी। पहले उसे हटाएँ।',
  },
  'order.merged': {
    en: 'It is on bill {bill} now. Add it there.',
    hi: 'यह अब बिल {bill} पर है। वहीं जोड़ें।',
  },
} as const satisfies RefusalWords
