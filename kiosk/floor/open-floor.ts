/** The floor: tables, parties, and taking what they order to the kitchen. */
import { openScreen } from '../lib/frame/open-screen.ts'
import eightySixEn from '../lib/words/eighty-six.en.json'
import eightySixHi from '../lib/words/eighty-six.hi.json'
import en from '../lib/words/floor.en.json'
import hi from '../lib/words/floor.hi.json'
import orderEn from '../lib/words/order.en.json'
import orderHi from '../lib/words/order.hi.json'
import { Floor } from './floor.ts'
import { openRounds } from './rounds.ts'

/** Opens the floor in the place of what the page drew first; called once. */
export const openFloor = (): void => {
  openScreen({
    kind: 'floor',
    words: { en: { ...orderEn, ...eightySixEn, ...en }, hi: { ...orderHi, ...eightySixHi, ...hi } },
    screen: Floor,
  })
  void openRounds()
}
