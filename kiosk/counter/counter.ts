/** The counter: choose, weigh, take the money, call out the token. */
import { html, render } from 'htm/preact'
import { startSession } from '../lib/session.ts'
import { speak } from '../lib/words/words.ts'
import en from '../lib/words/counter.en.json'
import hi from '../lib/words/counter.hi.json'
import { App } from './app.ts'
import { lockWhenIdle } from './idle.ts'
import { listenToKeys } from './keys.ts'
import { watchKitchen } from './kitchen-watch.ts'
import { followLanguage } from './language.ts'
import { openSell } from './sell.ts'
import { openTill } from './till.ts'

/** Opens the counter in `place`; called once. */
export const openCounter = (place: HTMLElement): void => {
  speak({ en, hi })
  followLanguage()
  startSession('counter')
  void openTill()
  void openSell()
  watchKitchen()
  listenToKeys()
  lockWhenIdle()
  render(html`<${App} />`, place)
}
