/** Reasons for discounts, and the coupons guests bring. */
import type { RefusalWords } from './words.ts'

export const discountsRefusals = {
  'reason.kind-fixed': {
    en: 'A reason stays a discount, something free or a coupon. Add a new one and stop this one.',
    hi: 'कारण जैसा है वैसा ही रहता है: छूट, मुफ़्त या कूपन। नया जोड़ें और इसका इस्तेमाल रोकें।',
  },
  'coupon.code-taken': {
    en: 'The code {code} already belongs to “{reason}”. Choose another one.',
    hi: 'कोड {code} पहले से “{reason}” का है। दूसरा चुनें।',
  },
  'coupon.days': {
    en: 'The last day lies before the first one. Choose the days again.',
    hi: 'आख़िरी दिन पहले दिन से पहले है। दिन फिर चुनें।',
  },
  'coupon.unknown': {
    en: 'There is no coupon {code} now. Read the code again; the bill is as it was.',
    hi: 'अभी कूपन {code} नहीं चलता। कोड फिर पढ़ें; बिल वैसा ही है।',
  },
  'coupon.not-yet': {
    en: 'The coupon {code} is good from {date} on. The bill is as it was.',
    hi: 'कूपन {code} {date} से चलेगा। बिल वैसा ही है।',
  },
  'coupon.over': {
    en: 'The coupon {code} was good until {date}. The bill is as it was.',
    hi: 'कूपन {code} {date} तक ही चलता था। बिल वैसा ही है।',
  },
  'coupon.used-up': {
    en: 'The coupon {code} is used up: it was for {most}. The bill is as it was.',
    hi: 'कूपन {code} पूरा लग चुका है: यह {most} बार के लिए था। बिल वैसा ही है।',
  },
  'coupon.bill-too-small': {
    en: 'The coupon {code} is for {least:money} or more. What it may lower here comes to {there:money}.',
    hi: 'कूपन {code} {least:money} या ज़्यादा पर है। यहाँ इससे छूट पाने वाली चीज़ें {there:money} की हैं।',
  },
  'coupon.nothing-to-lower': {
    en: 'Nothing on this bill may be discounted. The bill is as it was.',
    hi: 'इस बिल में किसी चीज़ पर छूट नहीं मिलती। बिल वैसा ही है।',
  },
} as const satisfies RefusalWords
