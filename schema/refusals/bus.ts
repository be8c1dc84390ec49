/** What can be said to anybody, whatever they asked for. */
import type { RefusalWords } from './words.ts'

export const busRefusals = {
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
    en: 'That approval does not hold for this, or is more than a minute old. Nothing was done. Let the person approve again.',
    hi: 'यह मंज़ूरी इसके लिए मान्य नहीं है, या एक मिनट से पुरानी है। कुछ नहीं किया गया। फिर से मंज़ूरी लें।',
  },
  'command.approval-changed': {
    en: 'What was approved has changed since. Nothing was done. Ask again.',
    hi: 'जो मंज़ूर हुआ था वह उसके बाद बदल गया है। कुछ नहीं किया गया। फिर से पूछें।',
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
} as const satisfies RefusalWords
