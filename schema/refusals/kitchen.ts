/** Stations and their tickets. */
import type { RefusalWords } from './words.ts'

export const kitchenRefusals = {
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
} as const satisfies RefusalWords
