/**
 * A screen with nothing on it: it opens the session and a view as every screen
 * does, and puts the plumbing where a test can reach it.
 */
import { health, watchHealth } from '../../../kiosk/lib/health.ts'
import { hub } from '../../../kiosk/lib/hub-api.ts'
import { linkState } from '../../../kiosk/lib/link.ts'
import { openView, typedDocs } from '../../../kiosk/lib/live.ts'
import { menu, menuAt } from '../../../kiosk/lib/menu.ts'
import { addHeld, heldNow, openHeld, putHeld } from '../../../kiosk/lib/pay/held/store.ts'
import * as sending from '../../../kiosk/lib/send.ts'
import { recallLock } from '../../../kiosk/lib/screen-lock.ts'
import * as who from '../../../kiosk/lib/session.ts'
import type { CommandInput } from '../../../schema/commands.ts'

who.startSession('counter')
const view = openView('counter')
watchHealth(view)

/** Every revision each document has been shown at, in the order of showing. */
const shown: { readonly key: string; readonly rev: number }[] = []
let before: ReadonlyMap<string, { readonly rev: number }> = new Map()
view.docs.subscribe((docs) => {
  for (const [key, { rev }] of docs) if (before.get(key)?.rev !== rev) shown.push({ key, rev })
  before = docs
})

/** Every state the view has been in. */
const states: string[] = []
view.state.subscribe((state) => states.push(state))

/** Replies as `onReply` told them to this page. */
const replies: sending.Answered[] = []
sending.onReply((answered) => replies.push(answered))

/** Orders tapped on this page, by their id. */
const sent = new Map<string, sending.Sent<'order.place'>>()

const orderOf = (note: string): CommandInput<'order.place'> => ({
  orderType: 'eat-here',
  lines: [{ itemId: 'samosa', qtyMilli: 1000, note, modifierIds: [] }],
})

export const page = {
  ...sending,
  ...who,
  addHeld,
  health,
  heldNow,
  hub,
  linkState,
  menu,
  menuAt,
  openHeld,
  orderOf,
  putHeld,
  recallLock,
  replies,
  sent,
  shown,
  states,
  typedDocs,
  view,
}

declare global {
  interface Window {
    chowk: typeof page
  }
}
window.chowk = page
