/** Who is there, and what they may do. */
import type { RefusalWords } from './words.ts'

export const peopleRefusals = {
  'device.unknown': {
    en: 'This screen does not belong to the shop yet. Ask the office for a pairing code.',
    hi: 'यह स्क्रीन अभी दुकान से जुड़ी नहीं है। ऑफ़िस से पेयरिंग कोड लें।',
  },
  'device.revoked': {
    en: 'This screen was taken out of the shop. Ask the office.',
    hi: 'यह स्क्रीन दुकान से हटा दी गई है। ऑफ़िस से पूछें।',
  },
  'device.missing': {
    en: 'There is no such device any more.',
    hi: 'ऐसा कोई उपकरण अब नहीं है।',
  },
  'role.unknown': {
    en: 'There is no such role for people. Choose one from the list.',
    hi: 'लोगों के लिए ऐसी कोई भूमिका नहीं है। सूची से चुनें।',
  },
  'integration.above-you': {
    en: 'That role may do more than you may. Choose a smaller one, or let the owner issue this.',
    hi: 'वह भूमिका आपसे ज़्यादा कर सकती है। छोटी भूमिका चुनें या मालिक से जारी करवाएँ।',
  },
  'integration.orphaned': {
    en: 'Whoever issued this credential no longer works here, so it has ended. Ask the office for a new one.',
    hi: 'जिसने यह टोकन जारी किया वह अब यहाँ काम नहीं करता, इसलिए यह ख़त्म हो गया। ऑफ़िस से नया लें।',
  },
  'integration.read-only': {
    en: 'This credential may only read. Ask the office for one that may also give commands.',
    hi: 'यह टोकन केवल पढ़ सकता है। कमांड देने वाला टोकन ऑफ़िस से लें।',
  },
  'integration.person-only': {
    en: 'Who joins the shop or leaves it is for a person to say. Do this in the office.',
    hi: 'दुकान से कौन जुड़े या हटे, यह कोई व्यक्ति ही तय करता है। यह ऑफ़िस में करें।',
  },
  'pairing.wrong-code': {
    en: 'That code is not right, already used, or too old. Ask the office for a new one.',
    hi: 'यह कोड ग़लत है, इस्तेमाल हो चुका है या पुराना है। ऑफ़िस से नया कोड लें।',
  },
  'sign-in.missing': {
    en: 'Nobody is signed in here. Choose yourself and type your PIN.',
    hi: 'यहाँ कोई साइन इन नहीं है। अपना नाम चुनें और PIN डालें।',
  },
  'sign-in.ended': {
    en: 'Your sign-in here has ended. Type your PIN again; nothing is lost.',
    hi: 'आपका साइन इन समाप्त हो गया है। PIN फिर डालें; कुछ खोया नहीं है।',
  },
  'sign-in.wrong-pin': {
    en: 'That PIN is not right.',
    hi: 'PIN सही नहीं है।',
  },
  'sign-in.wait': {
    en: 'Too many wrong PINs. Try again in {seconds} seconds, or ask a manager.',
    hi: 'बहुत बार ग़लत PIN डाला गया। {seconds} सेकंड बाद फिर कोशिश करें या प्रबंधक से कहें।',
  },
  'sign-in.device-locked': {
    en: 'This screen has seen too many wrong PINs today. A manager can sign in elsewhere and pair it anew.',
    hi: 'इस स्क्रीन पर आज बहुत बार ग़लत PIN डाला गया। प्रबंधक इसे फिर से जोड़ सकते हैं।',
  },
  'outlet.unknown': { en: 'There is no such outlet.', hi: 'ऐसी कोई दुकान नहीं है।' },
  'outlet.inactive': { en: 'This outlet is closed.', hi: 'यह दुकान बंद है।' },
  'user.unknown': {
    en: 'There is nobody of that name here.',
    hi: 'यहाँ इस नाम का कोई नहीं है।',
  },
} as const satisfies RefusalWords
