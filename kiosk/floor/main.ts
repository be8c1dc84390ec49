/** The floor: tables, parties, and taking what they order to the kitchen. */
import { openScreen } from '../lib/frame/open-screen.ts'
import en from '../lib/words/floor.en.json'
import hi from '../lib/words/floor.hi.json'
import orderEn from '../lib/words/order.en.json'
import orderHi from '../lib/words/order.hi.json'
import { Floor } from './floor.ts'
import { openRounds } from './rounds.ts'

openScreen({
  kind: 'floor',
  words: { en: { ...orderEn, ...en }, hi: { ...orderHi, ...hi } },
  screen: Floor,
})
void openRounds()
