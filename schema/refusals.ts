/**
 * Every reason the hub refuses, in words a cashier understands.
 *
 * A sentence says what is wrong and what to do next. Facts stand in braces;
 * `{missing:money}` is an amount and is formatted for the reader.
 */
import type { Language } from './shapes.ts'

export interface Refusal {
  readonly code: RefusalCode
  readonly facts?: Readonly<Record<string, string | number>>
}

export const refusals = {
  'command.malformed': {
    en: 'This screen sent something the hub does not understand ({path}: {problem}). Reload the screen.',
    hi: 'इस स्क्रीन ने कुछ ऐसा भेजा जो हब नहीं समझता ({path}: {problem})। स्क्रीन फिर से खोलें।',
  },
  'command.unknown': {
    en: 'The hub does not know “{name}”. Reload the screen.',
    hi: 'हब “{name}” नहीं जानता। स्क्रीन फिर से खोलें।',
  },
  'command.too-large': {
    en: 'That is too much at once. Send it in smaller parts.',
    hi: 'एक साथ बहुत ज़्यादा है। छोटे हिस्सों में भेजें।',
  },
  'command.not-permitted': {
    en: 'Your role may not do this. Ask a manager.',
    hi: 'आपको इसकी अनुमति नहीं है। प्रबंधक से कहें।',
  },
  'command.needs-approval': {
    en: 'This needs a second person. Choose who approves and let them type their PIN.',
    hi: 'इसके लिए दूसरे व्यक्ति की मंज़ूरी चाहिए। चुनें कौन मंज़ूर करेगा और वे अपना PIN डालें।',
  },
  'command.approval-invalid': {
    en: 'That approval does not hold for this. Let the person approve again.',
    hi: 'यह मंज़ूरी इसके लिए मान्य नहीं है। फिर से मंज़ूरी लें।',
  },
  'command.id-used': {
    en: 'Something else was already sent under this number. Do it once more.',
    hi: 'इसी नंबर से कुछ और भेजा जा चुका है। एक बार फिर करें।',
  },
  'command.stale': {
    en: 'It has changed meanwhile. Look at it again and repeat.',
    hi: 'यह इस बीच बदल गया है। दोबारा देखें और फिर करें।',
  },
  'command.expired': {
    en: 'That came too late to be carried out. Do it again if it is still wanted.',
    hi: 'यह बहुत देर से पहुँचा। ज़रूरत हो तो फिर करें।',
  },
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
  'station.unknown': {
    en: 'There is no such station at this outlet.',
    hi: 'इस दुकान में ऐसा कोई स्टेशन नहीं है।',
  },
  'station.no-printer': {
    en: '{station} is told on paper and has no printer. Choose one.',
    hi: '{station} को काग़ज़ पर बताया जाता है और उसका प्रिंटर तय नहीं है। एक चुनें।',
  },
  'station.routed': {
    en: '{station} still makes {count} things of the menu. Send them to another station first.',
    hi: '{station} अब भी मेन्यू की {count} चीज़ें बनाता है। पहले उन्हें दूसरे स्टेशन पर भेजें।',
  },
  'station.busy': {
    en: '{station} still has tickets to make. Let it finish first.',
    hi: '{station} के टिकट अभी बाकी हैं। पहले उन्हें पूरा होने दें।',
  },
  'order.empty': { en: 'There is nothing in the order yet.', hi: 'ऑर्डर में अभी कुछ नहीं है।' },
  'order.too-large': {
    en: 'The total is too large to be true. Check the quantities.',
    hi: 'कुल रकम बहुत ज़्यादा है। मात्रा जाँचें।',
  },
  'order.unknown': { en: 'There is no such order.', hi: 'ऐसा कोई ऑर्डर नहीं है।' },
  'order.paid': {
    en: 'This order is already paid. Begin a new one.',
    hi: 'यह ऑर्डर चुकाया जा चुका है। नया ऑर्डर शुरू करें।',
  },
  'order.too-long': {
    en: 'An order can have {most} lines at most. Seat the rest of the party apart.',
    hi: 'एक ऑर्डर में ज़्यादा से ज़्यादा {most} लाइनें हो सकती हैं। बाकी के लिए अलग ऑर्डर लें।',
  },
  'order.nothing-ready': {
    en: 'Nothing of this order is ready to be served yet.',
    hi: 'इस ऑर्डर में परोसने के लिए अभी कुछ तैयार नहीं है।',
  },
  'order.nothing-held': {
    en: 'Nothing of this order is on hold.',
    hi: 'इस ऑर्डर में कुछ भी रोका हुआ नहीं है।',
  },
  'line.unknown': {
    en: 'That line is not on the order any more. Look at it again.',
    hi: 'यह लाइन अब ऑर्डर में नहीं है। ऑर्डर फिर से देखें।',
  },
  'line.too-much': {
    en: 'There is not that much {item} on the order any more. Look at it again.',
    hi: 'ऑर्डर में {item} अब इतना नहीं है। ऑर्डर फिर से देखें।',
  },
  'line.changed': {
    en: 'Somebody has changed {item} meanwhile: there is {left} of it now. Look at it again.',
    hi: 'इस बीच किसी ने {item} बदला है: अब {left} है। फिर से देखें।',
  },
  'line.sent': {
    en: '{item} is with the kitchen already. Take it off with a reason instead.',
    hi: '{item} रसोई में जा चुका है। कारण बताकर हटाएँ।',
  },
  'line.held': {
    en: '{item} is still on hold. Fire its course first.',
    hi: '{item} अभी रोका हुआ है। पहले उसका कोर्स शुरू करवाएँ।',
  },
  'section.unknown': { en: 'There is no such section.', hi: 'ऐसा कोई हिस्सा नहीं है।' },
  'table.unknown': { en: 'There is no such table.', hi: 'ऐसी कोई टेबल नहीं है।' },
  'table.taken': {
    en: '{table} is taken. Choose another one, or seat them beside the party there.',
    hi: '{table} खाली नहीं है। दूसरी टेबल चुनें, या वहीं अलग से बैठाएँ।',
  },
  'table.blocked': {
    en: '{table} is out of order. Choose another one.',
    hi: '{table} इस्तेमाल में नहीं है। दूसरी टेबल चुनें।',
  },
  'table.in-use': {
    en: 'Somebody sits at {table}. It can be taken away once they have left.',
    hi: '{table} पर लोग बैठे हैं। उनके जाने के बाद ही इसे हटाया जा सकता है।',
  },
  'table.same-number': {
    en: 'Two tables cannot both be number {table}. Give one another number.',
    hi: 'दो टेबलों का नंबर {table} नहीं हो सकता। एक का नंबर बदलें।',
  },
  'sitting.unknown': { en: 'There is no such party.', hi: 'ऐसे कोई मेहमान नहीं हैं।' },
  'sitting.over': {
    en: 'This party has left. Seat a new one.',
    hi: 'ये मेहमान जा चुके हैं। नए मेहमान बैठाएँ।',
  },
  'sitting.merged': {
    en: 'This party sits with {table} now. Go on there.',
    hi: 'ये मेहमान अब {table} के साथ हैं। वहीं आगे बढ़ें।',
  },
  'sitting.paid': {
    en: '{table} has paid. Clear the table and seat them anew.',
    hi: '{table} का भुगतान हो चुका है। टेबल साफ़ करके फिर से बैठाएँ।',
  },
  'sitting.paying': {
    en: '{table} is about to pay. Settle that bill first.',
    hi: '{table} भुगतान करने वाले हैं। पहले वह बिल लें।',
  },
  'sitting.unpaid': {
    en: '{table} still owes {amount:money}. Take the money first.',
    hi: '{table} का {amount:money} बाकी है। पहले पैसे लें।',
  },
  'sitting.elsewhere': {
    en: 'They sit at {table} by now. Look at the floor again.',
    hi: 'वे अब {table} पर बैठे हैं। फ़्लोर फिर से देखें।',
  },
  'sitting.guests-changed': {
    en: 'Somebody has changed it meanwhile: there are {guests} guests at {table} now. Look at it again.',
    hi: 'इस बीच किसी ने बदला है: {table} पर अब {guests} मेहमान हैं। फिर से देखें।',
  },
  'sitting.same': { en: 'That is the same party.', hi: 'ये वही मेहमान हैं।' },
  'sitting.not-merged': {
    en: 'This party is one of its own already.',
    hi: 'ये मेहमान पहले से अलग हैं।',
  },
  'sitting.too-few': {
    en: 'Somebody has to stay at {table}. Move the whole party instead.',
    hi: '{table} पर किसी को रहना होगा। सबको एक साथ दूसरी टेबल पर ले जाएँ।',
  },
  'guest.code-unknown': {
    en: 'This code is not in use any more. Please ask the staff for the menu.',
    hi: 'यह कोड अब नहीं चलता। कृपया स्टाफ़ से मेन्यू माँगें।',
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
  'item.by-weight': {
    en: '{item} is sold by weight. Please ask the staff.',
    hi: '{item} तौलकर बिकता है। कृपया स्टाफ़ से कहें।',
  },
  'user.unknown': {
    en: 'There is nobody of that name here.',
    hi: 'यहाँ इस नाम का कोई नहीं है।',
  },
  'item.unknown': {
    en: 'An item of this order is no longer on the menu. Take it out and send again.',
    hi: 'ऑर्डर की एक चीज़ अब मेन्यू में नहीं है। उसे हटाकर फिर भेजें।',
  },
  'item.not-sold-here': {
    en: '{item} is not sold at this outlet.',
    hi: '{item} इस दुकान पर नहीं बिकता।',
  },
  'item.not-served-now': {
    en: '{item} is served at {hours} only. Take it off, or choose something else.',
    hi: '{item} सिर्फ़ {hours} में मिलता है। हटाएँ या कुछ और चुनें।',
  },
  'modifier-group.limits': {
    en: 'In “{group}” the least to choose is more than the most, or more than there is. Mend the numbers.',
    hi: '“{group}” में कम से कम की संख्या ज़्यादा से ज़्यादा, या जितने हैं, उससे बड़ी है। संख्या ठीक करें।',
  },
  'item.sold-out': {
    en: 'Not enough {item}: {left} left. Take fewer, or choose something else.',
    hi: '{item} पर्याप्त नहीं है: बचा है {left}। कम लें या कुछ और चुनें।',
  },
  'item.no-price': {
    en: '{item} has no price yet. Ask the office to set one.',
    hi: '{item} का दाम अभी तय नहीं है। ऑफ़िस से दाम डलवाएँ।',
  },
  'variant.missing': { en: 'Choose a size for {item}.', hi: '{item} का साइज़ चुनें।' },
  'variant.unknown': { en: '{item} does not come in that size.', hi: '{item} उस साइज़ में नहीं आता।' },
  'modifier.unknown': {
    en: 'That choice does not go with {item}.',
    hi: 'वह विकल्प {item} के साथ नहीं है।',
  },
  'modifier.too-few': { en: 'Choose {group} for {item}.', hi: '{item} के लिए {group} चुनें।' },
  'modifier.too-many': {
    en: 'Too many choices of {group} for {item}.',
    hi: '{item} के लिए {group} के बहुत ज़्यादा विकल्प हैं।',
  },
  'quantity.whole': {
    en: '{item} is sold by the piece. Type a whole number.',
    hi: '{item} गिनकर बिकता है। पूरी संख्या डालें।',
  },
  'quantity.too-large': {
    en: 'That is more {item} than one bill can hold. Check the quantity.',
    hi: '{item} की मात्रा बहुत ज़्यादा है। मात्रा जाँचें।',
  },
  'price.stale': {
    en: 'The prices on this screen are too old. Reload it and take the order again.',
    hi: 'इस स्क्रीन के दाम बहुत पुराने हैं। स्क्रीन फिर से खोलें और ऑर्डर दोबारा लें।',
  },
  'bill.unknown': { en: 'There is no such bill.', hi: 'ऐसा कोई बिल नहीं है।' },
  'bill.already-settled': {
    en: 'This bill is already paid: {by} settled it.',
    hi: 'यह बिल पहले ही चुकाया जा चुका है: {by} ने लिया।',
  },
  'bill.not-settled': { en: 'This bill is not paid yet.', hi: 'यह बिल अभी चुकाया नहीं गया है।' },
  'bill.void': {
    en: 'Everything on this bill was taken off. There is nothing to pay.',
    hi: 'इस बिल से सब कुछ हटा दिया गया है। चुकाने को कुछ नहीं है।',
  },
  'bill.part-paid': {
    en: 'Part of this bill is paid already. Take the rest, or give that part back first.',
    hi: 'इस बिल का कुछ हिस्सा चुकाया जा चुका है। बाकी लें, या पहले वह हिस्सा लौटाएँ।',
  },
  'bill.pays-all': {
    en: 'That pays all of it. Settle the bill instead.',
    hi: 'इससे पूरा बिल चुक जाता है। बिल पूरा लें।',
  },
  'bill.is-split': {
    en: 'This bill is split. Make it one bill again first.',
    hi: 'यह बिल बँटा हुआ है। पहले इसे फिर एक बिल बनाएँ।',
  },
  'bill.not-split': { en: 'This bill is not split.', hi: 'यह बिल बँटा हुआ नहीं है।' },
  'bill.part-adjusted': {
    en: 'One part has a tip, a charge or a discount of its own. Take it off first.',
    hi: 'एक हिस्से पर अलग टिप, शुल्क या छूट है। पहले उसे हटाएँ।',
  },
  'bill.split-all': {
    en: 'Something has to stay on the first bill.',
    hi: 'पहले बिल पर कुछ रहना चाहिए।',
  },
  'bill.split-amount': {
    en: 'Take the discount of a fixed amount off before you split the bill.',
    hi: 'बिल बाँटने से पहले तय रकम की छूट हटाएँ।',
  },
  'line.not-discountable': {
    en: '{item} is not discounted.',
    hi: '{item} पर छूट नहीं है।',
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
  'tender.twice': {
    en: 'Only one payment can be “exact”. Type the others as amounts.',
    hi: 'सिर्फ़ एक भुगतान “पूरा” हो सकता है। बाकी रकम टाइप करें।',
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
  'ticket.unknown': { en: 'There is no such ticket.', hi: 'ऐसा कोई टिकट नहीं है।' },
  'ticket.already-bumped': {
    en: 'This ticket is already done.',
    hi: 'यह टिकट पहले ही पूरा हो चुका है।',
  },
  'ticket.held': {
    en: 'This course is on hold. It comes when the floor fires it.',
    hi: 'यह कोर्स रुका हुआ है। फ़्लोर से कहने पर ही शुरू होगा।',
  },
  'ticket.not-bumped': { en: 'This ticket is still open.', hi: 'यह टिकट अभी खुला है।' },
  'subject.unknown': {
    en: 'There is no item, size or choice under that name. Look at the menu again.',
    hi: 'इस नाम की कोई चीज़, साइज़ या विकल्प नहीं है। मेन्यू फिर से देखें।',
  },
  'subject.taken': {
    en: '“{id}” is already the name of something else. Choose another.',
    hi: '“{id}” पहले से किसी और चीज़ का नाम है। दूसरा चुनें।',
  },
  'category.unknown': {
    en: 'There is no such category. Make it first, or choose another.',
    hi: 'ऐसी कोई श्रेणी नहीं है। पहले उसे बनाएँ या दूसरी चुनें।',
  },
  'tax-class.unknown': {
    en: 'There is no such tax class. Choose one from the list.',
    hi: 'ऐसी कोई कर श्रेणी नहीं है। सूची से चुनें।',
  },
  'account.not-income': {
    en: 'Sales are posted to an income account, and {account} is none. Choose one from the list.',
    hi: 'बिक्री आय खाते में जाती है, और {account} आय खाता नहीं है। सूची से चुनें।',
  },
  'modifier-group.unknown': {
    en: 'One of these groups of choices does not exist any more. Load the item again.',
    hi: 'विकल्पों का एक समूह अब नहीं है। चीज़ फिर से खोलें।',
  },
  'item.code-taken': {
    en: 'The code {code} already stands for {item}. Choose another.',
    hi: 'कोड {code} पहले से {item} का है। दूसरा चुनें।',
  },
  'item.not-weighable': {
    en: '{item} is not sold by the kilogram or the litre, so it cannot be weighed. Change one of the two.',
    hi: '{item} किलो या लीटर में नहीं बिकता, इसलिए तौला नहीं जा सकता। दोनों में से एक बदलें।',
  },
  'item.unit-fixed': {
    en: '{item} has been sold by another unit, and old sales count in it. Make a new item instead.',
    hi: '{item} पहले दूसरी इकाई में बिक चुका है और पुरानी बिक्री उसी में गिनी जाती है। नई चीज़ बनाएँ।',
  },
  'ingredient.unknown': {
    en: 'One of these ingredients does not exist. Make it first, or take it out.',
    hi: 'इनमें से एक सामग्री नहीं है। पहले उसे बनाएँ या हटा दें।',
  },
  'ingredient.unit-fixed': {
    en: 'Recipes already count {ingredient} in another unit. Change it there first, or make a new ingredient.',
    hi: 'रेसिपियाँ {ingredient} को दूसरी इकाई में गिनती हैं। पहले वहाँ बदलें या नई सामग्री बनाएँ।',
  },
  'printer.unknown': { en: 'There is no such printer.', hi: 'ऐसा कोई प्रिंटर नहीं है।' },
  'printer.missing': {
    en: 'No printer is set for this screen. Set one in the office.',
    hi: 'इस स्क्रीन के लिए प्रिंटर तय नहीं है। ऑफ़िस में चुनें।',
  },
  'drawer.unknown': { en: 'There is no such drawer.', hi: 'ऐसा कोई दराज़ नहीं है।' },
  'drawer.not-virtual': {
    en: 'A real drawer is pushed shut by hand.',
    hi: 'असली दराज़ हाथ से बंद होता है।',
  },
  'job.unknown': { en: 'There is no such print job.', hi: 'ऐसा कोई प्रिंट काम नहीं है।' },
  'job.finished': {
    en: 'This print job is already done with.',
    hi: 'यह प्रिंट काम पहले ही पूरा हो चुका है।',
  },
  'report.range-reversed': {
    en: 'The first day comes after the last one. Swap them.',
    hi: 'पहला दिन आख़िरी दिन के बाद है। दोनों को आपस में बदलें।',
  },
  'report.range-ahead': {
    en: 'Those days are still to come. Choose days up to today.',
    hi: 'ये दिन अभी आने बाकी हैं। आज तक के दिन चुनें।',
  },
  'report.range-too-long': {
    en: 'That is more than ten years at once. Choose a shorter time.',
    hi: 'यह एक साथ दस साल से ज़्यादा है। छोटी अवधि चुनें।',
  },
  'clock.behind': {
    en: 'The hub’s clock is behind its last invoice. Set the clock, then settle again.',
    hi: 'हब की घड़ी पिछले बिल से पीछे है। घड़ी ठीक करें, फिर बिल लें।',
  },
  'hub.busy': {
    en: 'The hub is busy. This screen tries again by itself.',
    hi: 'हब व्यस्त है। यह स्क्रीन अपने आप फिर कोशिश करेगी।',
  },
  'hub.fault': {
    en: 'The hub made a mistake with this and has noted it. Nothing was stored. Try once more, then call the office.',
    hi: 'हब से इसमें ग़लती हुई और उसने दर्ज कर ली है। कुछ सहेजा नहीं गया। एक बार फिर कोशिश करें, फिर ऑफ़िस को बुलाएँ।',
  },
  'hub.failing': {
    en: 'The hub cannot store anything right now. Your entry is kept on this screen. Call the office.',
    hi: 'हब अभी कुछ सहेज नहीं पा रहा। आपकी प्रविष्टि इस स्क्रीन पर सुरक्षित है। ऑफ़िस को बुलाएँ।',
  },
} as const satisfies Record<string, Record<Language, string>>

export type RefusalCode = keyof typeof refusals

export const refusal = (code: RefusalCode, facts?: Refusal['facts']): Refusal =>
  facts === undefined ? { code } : { code, facts }

/** The sentence for a refusal. `money` words an amount of minor units for the reader. */
export const refusalWords = (
  { code, facts = {} }: Refusal,
  reader: Language,
  money: (amount: number) => string,
): string =>
  refusals[code][reader].replace(/\{(\w+)(:money)?\}/g, (_, name: string, isMoney?: string) => {
    const fact = facts[name]
    if (fact === undefined) return '…'
    return isMoney !== undefined && typeof fact === 'number' ? money(fact) : String(fact)
  })
