/** Payments that were another way of paying after all. */
import type { RefusalWords } from './words.ts'

export const retendersRefusals = {
  'retender.elsewhere': {
    en: 'This bill is from {outlet}. Its payments are changed there.',
    hi: 'यह बिल {outlet} का है। इसके भुगतान वहीं बदले जाते हैं।',
  },
  'retender.past': {
    en: 'This was paid before the shop kept tills here, so there is no till to take it out of. Nothing was changed; give it back with Refund and take it again the right way.',
    hi: 'यह भुगतान यहाँ गल्ला रखे जाने से पहले का है, इसलिए किसी गल्ले से निकाला नहीं जा सकता। कुछ बदला नहीं गया; “पैसे लौटाना” से लौटाएँ और सही तरीके से फिर लें।',
  },
  'retender.same': {
    en: 'That is the way it was paid already. Nothing was changed; choose another way.',
    hi: 'भुगतान पहले से इसी तरीके से दर्ज है। कुछ बदला नहीं गया; दूसरा तरीका चुनें।',
  },
  'retender.way': {
    en: 'Only cash, UPI and card can stand in for each other. Nothing was changed; what stands on an account, in a wallet or on a voucher is given back with Refund.',
    hi: 'सिर्फ़ नकद, UPI और कार्ड एक-दूसरे की जगह ले सकते हैं। कुछ बदला नहीं गया; खाते, वॉलेट या वाउचर का भुगतान “पैसे लौटाना” से लौटाएँ।',
  },
  'retender.left': {
    en: 'Only {most:money} of this payment is still with the shop; the rest went back to the guest. Nothing was changed; choose that much or less.',
    hi: 'इस भुगतान में से सिर्फ़ {most:money} अब दुकान के पास है; बाकी ग्राहक को लौट चुका है। कुछ बदला नहीं गया; उतना या उससे कम चुनें।',
  },
  'retender.till-closed': {
    en: 'This payment was counted in a till that is closed: {by} did it, Z report {z}. Nothing was changed. Give it back with Refund and take it again the right way; a difference that Z report shows stays with it.',
    hi: 'यह भुगतान बंद हो चुके गल्ले में गिना जा चुका है: {by} ने बंद किया, Z रिपोर्ट {z}। कुछ बदला नहीं गया। “पैसे लौटाना” से लौटाएँ और सही तरीके से फिर लें; उस Z रिपोर्ट का अंतर वहीं रहेगा।',
  },
  'retender.changed': {
    en: '{by} changed this payment to {way} meanwhile. Nothing was changed by you; open the bill again and look.',
    hi: 'इस बीच {by} ने यह भुगतान {way} कर दिया। आपसे कुछ नहीं बदला; बिल फिर से खोलकर देखें।',
  },
  'retender.kept': {
    en: 'This cash was taken while the hub was away, and it was not what the bill came to. Nothing was changed; give it back with Refund and take it again the right way.',
    hi: 'यह नकद हब से कटे समय में लिया गया था और बिल की रकम के बराबर नहीं था। कुछ बदला नहीं गया; “पैसे लौटाना” से लौटाएँ और सही तरीके से फिर लें।',
  },
  'retender.late': {
    en: 'A payment can be changed without asking for a minute, and this one is older. Nothing was changed; press again and somebody who may allow it is asked.',
    hi: 'बिना पूछे भुगतान एक मिनट तक बदला जा सकता है, यह उससे पुराना है। कुछ बदला नहीं गया; फिर दबाएँ, तब अनुमति माँगी जाएगी।',
  },
  'retender.other': {
    en: '{by} took this money. Nothing was changed; press again and somebody who may allow it is asked.',
    hi: 'यह पैसा {by} ने लिया था। कुछ बदला नहीं गया; फिर दबाएँ, तब अनुमति माँगी जाएगी।',
  },
} as const satisfies RefusalWords
