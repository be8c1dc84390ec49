/** Printers, drawers and what waits for them. */
import type { RefusalWords } from './words.ts'

export const printingRefusals = {
  'printer.unknown': { en: 'There is no such printer.', hi: 'ऐसा कोई प्रिंटर नहीं है।' },
  'printer.missing': {
    en: 'No printer is set for this screen. Set one in the office.',
    hi: 'इस स्क्रीन के लिए प्रिंटर तय नहीं है। ऑफ़िस में चुनें।',
  },
  'drawer.unknown': { en: 'There is no such drawer.', hi: 'ऐसा कोई दराज़ नहीं है।' },
  'drawer.name-taken': {
    en: 'There is a drawer “{drawer}” already. Nothing was changed; choose another name.',
    hi: '“{drawer}” दराज़ पहले से है। कुछ बदला नहीं गया; दूसरा नाम चुनें।',
  },
  'drawer.socket-taken': {
    en: '“{drawer}” hangs at that socket already. Choose the other one.',
    hi: 'उस सॉकेट पर “{drawer}” पहले से है। दूसरा चुनें।',
  },
  'device.no-till': {
    en: 'Only a counter or a cash desk stands at a drawer. Choose one of those.',
    hi: 'सिर्फ़ काउंटर या कैश डेस्क की दराज़ होती है। उनमें से चुनें।',
  },
  'drawer.not-virtual': {
    en: 'A real drawer is pushed shut by hand.',
    hi: 'असली दराज़ हाथ से बंद होता है।',
  },
  'job.unknown': { en: 'There is no such print job.', hi: 'ऐसा कोई प्रिंट काम नहीं है।' },
  'job.finished': {
    en: 'This print job is already done with.',
    hi: 'यह प्रिंट काम पहले ही पूरा हो चुका है।',
  },
} as const satisfies RefusalWords
