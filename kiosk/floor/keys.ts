/** The keyboard of the floor: `#` and figures find a table, M moves the one that has the focus, Esc goes back. */
import { session } from '../lib/session.ts'
import { here, isMineOnly, layout, leaveParty, open, openPart, picking } from './desk.ts'
import { tableOf } from './house.ts'

const keys: Readonly<Record<string, () => void>> = {
  '#': () => void (open.value = { kind: 'jump' }),
  m: () => void (isMineOnly.value = !isMineOnly.peek()),
  l: () => void (layout.value = layout.peek() === 'plan' ? 'list' : 'plan'),
  v: () => moveFocused(),
  Escape: () => {
    if (picking.peek() !== null) picking.value = null
    else leaveParty()
  },
}

const moveFocused = (): void => {
  const party = here.peek()
  const { tableId } = (document.activeElement as HTMLElement | null)?.dataset ?? {}
  const focused = document.activeElement?.getAttribute('data-table') ?? tableId
  const [at] = focused == null ? [] : (tableOf(focused)?.parties ?? [])
  const sittingId = party?.sittingId ?? at?.sittingId
  if (sittingId !== undefined) picking.value = { kind: 'move', sittingId }
}

/** Listens until the returned function is called. */
export const listenToKeys = (): (() => void) => {
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return
    // A part in the place of the tables has keys of its own.
    if (openPart.peek() !== null) return
    if (session.peek().state !== 'ready' || document.querySelector('dialog:modal') !== null) return
    const { target } = event
    if (target instanceof Element && target.matches('input, textarea, select')) return
    const run = keys[event.key]
    if (run === undefined) return
    event.preventDefault()
    run()
  }
  document.addEventListener('keydown', onKey)
  return () => document.removeEventListener('keydown', onKey)
}
