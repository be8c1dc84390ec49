/**
 * Locks the counter when nobody has touched it for a while.
 *
 * The rule: never with a cart in the till, and never while the hub is away,
 * because then nobody but whoever is signed in could open it.
 */
import { queue, isAway } from '../lib/send.ts'
import { lockScreen, session } from '../lib/session.ts'
import { isEmpty } from '../lib/order/cart.ts'
import { open } from './desk.ts'
import { cart } from './till.ts'

/** Three minutes. */
export const idleMs = 180_000
const lookEveryMs = 5_000

export const lockWhenIdle = (): void => {
  let touchedAt = Date.now()
  const touch = (): void => void (touchedAt = Date.now())
  for (const kind of ['pointerdown', 'keydown'] as const) {
    document.addEventListener(kind, touch, { capture: true, passive: true })
  }
  cart.subscribe(touch)
  setInterval(() => {
    const isIdle = Date.now() - touchedAt > idleMs && isEmpty(cart.peek())
    const isSignedIn = session.peek().me?.signIn != null
    if (!isIdle || !isSignedIn || isAway() || queue.peek().waiting > 0) return
    open.value = null
    void lockScreen()
  }, lookEveryMs)
}
