/** The customer display: what the guest at a till buys, pays and gets back. */
import { openScreen } from '../lib/frame/open-screen.ts'
import en from '../lib/words/display.en.json'
import hi from '../lib/words/display.hi.json'
import orderEn from '../lib/words/order.en.json'
import orderHi from '../lib/words/order.hi.json'
import { DisplayScreen } from './display.ts'

openScreen({
  kind: 'display',
  words: { en: { ...orderEn, ...en }, hi: { ...orderHi, ...hi } },
  screen: DisplayScreen,
})
