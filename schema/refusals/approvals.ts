/** A second person's word, asked for on their own screen. */
import type { RefusalWords } from './words.ts'

export const approvalsRefusals = {
  'approval.unknown': {
    en: 'There is no such question. Ask again.',
    hi: 'ऐसा कोई अनुरोध नहीं है। फिर से पूछें।',
  },
  'approval.not-needed': {
    en: 'You may do this yourself. Do it without asking.',
    hi: 'यह आप ख़ुद कर सकते हैं। बिना पूछे करें।',
  },
  'approval.cannot': {
    en: '{by} may not allow this. Ask somebody else.',
    hi: '{by} इसकी मंज़ूरी नहीं दे सकते। किसी और से पूछें।',
  },
  'approval.over': {
    en: 'This question is over: it was answered, taken back, or waited too long. Nothing was done.',
    hi: 'यह अनुरोध ख़त्म हो गया: जवाब मिल चुका, वापस लिया गया, या बहुत देर हो गई। कुछ नहीं किया गया।',
  },
  'approval.own-pin': {
    en: 'Only {by} can answer this, with their own PIN.',
    hi: 'इसका जवाब सिर्फ़ {by} अपने PIN से दे सकते हैं।',
  },
} as const satisfies RefusalWords
