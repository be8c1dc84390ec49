/** The kitchen wall: what has to be made, and the one touch that says it is done. */
import { openScreen } from '../lib/frame/open-screen.ts'
import en from '../lib/words/kitchen.en.json'
import hi from '../lib/words/kitchen.hi.json'
import { Kitchen } from './kitchen.ts'

openScreen({
  kind: 'kitchen',
  words: { en, hi },
  screen: Kitchen,
})
