/** The counter: choose, weigh, take the money, call out the token. */
import { openScreen } from '../lib/frame/open-screen.ts'
import en from '../lib/words/counter.en.json'
import hi from '../lib/words/counter.hi.json'
import eightySixEn from '../lib/words/eighty-six.en.json'
import eightySixHi from '../lib/words/eighty-six.hi.json'
import orderEn from '../lib/words/order.en.json'
import orderHi from '../lib/words/order.hi.json'
import { App } from './app.ts'
import { lockWhenIdle } from './idle.ts'
import { listenToKeys } from './keys.ts'
import { watchKitchen } from './kitchen-watch.ts'
import { openOrderMoney } from './order-money.ts'
import { openScanner } from './scan.ts'
import { heedPaid } from './slips.ts'
import { recallRung } from './rung.ts'
import { openSell } from './sold.ts'
import { openTill } from './till.ts'

/** Opens the counter in the place of what the page drew first; called once. */
export const openCounter = (): void => {
  openScreen({
    kind: 'counter',
    words: { en: { ...orderEn, ...eightySixEn, ...en }, hi: { ...orderHi, ...eightySixHi, ...hi } },
    screen: App,
  })
  void openTill()
  void openSell()
  void openOrderMoney()
  void recallRung()
  watchKitchen()
  listenToKeys()
  openScanner()
  lockWhenIdle()
  heedPaid()
}
