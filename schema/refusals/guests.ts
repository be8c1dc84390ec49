/** Guests who order from their phones. */
import type { RefusalWords } from './words.ts'

export const guestsRefusals = {
  'guest.code-unknown': {
    en: 'This code is not in use any more. Please ask the staff for the menu.',
    hi: 'यह कोड अब नहीं चलता। कृपया स्टाफ़ से मेन्यू माँगें।',
  },
  'guest.token-unknown': {
    en: 'There is no such token here today. Check the number on the receipt, or ask at the counter.',
    hi: 'आज यहाँ ऐसा कोई टोकन नहीं है। रसीद पर नंबर देखें या काउंटर पर पूछें।',
  },
  'guest.closed': {
    en: 'The phone menu is closed here. Please ask the staff for the paper menu.',
    hi: 'यहाँ फ़ोन वाला मेन्यू बंद है। कृपया स्टाफ़ से काग़ज़ वाला मेन्यू माँगें।',
  },
  'guest.look-only': {
    en: 'Orders are taken by the staff here. Please tell them what you would like.',
    hi: 'यहाँ ऑर्डर स्टाफ़ लेता है। कृपया उन्हें बताएँ कि आपको क्या चाहिए।',
  },
  'guest.not-seated': {
    en: 'Nobody has been seated at {table} yet. Please ask the staff to seat you.',
    hi: '{table} पर अभी किसी को बैठाया नहीं गया है। कृपया स्टाफ़ से बैठाने को कहें।',
  },
  'guest.table-taken': {
    en: '{table} is taken by now. If it is your party, type its PIN.',
    hi: '{table} पर अब लोग बैठे हैं। अगर वे आपके साथ हैं तो PIN डालें।',
  },
  'guest.pin-needed': {
    en: 'Two parties sit at {table}. Type the PIN of yours; the staff can tell you.',
    hi: '{table} पर दो अलग समूह हैं। अपने समूह का PIN डालें; स्टाफ़ बता देगा।',
  },
  'guest.wrong-pin': {
    en: 'That PIN is not right. The staff can tell you the PIN of your table.',
    hi: 'PIN सही नहीं है। स्टाफ़ आपकी टेबल का PIN बता देगा।',
  },
  'guest.wait': {
    en: 'Too many wrong PINs. Try again in {seconds} seconds, or ask the staff to let you in.',
    hi: 'बहुत बार ग़लत PIN डाला गया। {seconds} सेकंड बाद फिर कोशिश करें, या स्टाफ़ से जोड़ने को कहें।',
  },
  'guest.unknown': {
    en: 'This phone is not at the table yet. Scan the code on the table.',
    hi: 'यह फ़ोन अभी टेबल से जुड़ा नहीं है। टेबल का कोड स्कैन करें।',
  },
  'guest.over': {
    en: 'Your visit at this table has ended. Scan the code on the table to begin anew.',
    hi: 'इस टेबल पर आपका समय पूरा हो गया है। नई शुरुआत के लिए टेबल का कोड स्कैन करें।',
  },
  'guest.paid': {
    en: 'Your bill is paid. For anything more, please ask the staff.',
    hi: 'आपका बिल चुकाया जा चुका है। और कुछ चाहिए तो कृपया स्टाफ़ से कहें।',
  },
  'guest.merged': {
    en: 'Your party sits with {table} now. Scan a code there and type its PIN.',
    hi: 'आप अब {table} के साथ बैठे हैं। वहाँ का कोड स्कैन करें और PIN डालें।',
  },
  'guest.not-in': {
    en: 'Type the PIN of your table first, or ask the staff to let you in.',
    hi: 'पहले अपनी टेबल का PIN डालें, या स्टाफ़ से जोड़ने को कहें।',
  },
  'guest.full': {
    en: 'No more phones can join {table}. Order together on one of yours.',
    hi: '{table} से और फ़ोन नहीं जुड़ सकते। अपने किसी एक फ़ोन से साथ में ऑर्डर करें।',
  },
  'guest.wifi-password': {
    en: 'A Wi-Fi password has at least 8 characters. Leave it empty if the Wi-Fi is open.',
    hi: 'वाई-फ़ाई पासवर्ड में कम से कम 8 अक्षर होते हैं। खुला वाई-फ़ाई हो तो ख़ाली छोड़ें।',
  },
  'cart.full': {
    en: 'The cart holds {most} lines at most. Send what is in it first.',
    hi: 'सूची में ज़्यादा से ज़्यादा {most} चीज़ें आ सकती हैं। पहले इन्हें भेजें।',
  },
  'cart.not-yours': {
    en: 'Only whoever chose it, or the staff, can change that.',
    hi: 'इसे वही बदल सकता है जिसने चुना है, या स्टाफ़।',
  },
  'proposal.unknown': {
    en: 'There is no such order of guests.',
    hi: 'मेहमानों का ऐसा कोई ऑर्डर नहीं है।',
  },
  'proposal.answered': {
    en: 'That has been answered already. Look at the table again.',
    hi: 'इसका जवाब दिया जा चुका है। टेबल फिर से देखें।',
  },
  'proposal.too-many': {
    en: 'The staff have not seen your last {most} orders yet. Please wait a moment.',
    hi: 'स्टाफ़ ने आपके पिछले {most} ऑर्डर अभी नहीं देखे हैं। कृपया थोड़ा रुकें।',
  },
} as const satisfies RefusalWords
