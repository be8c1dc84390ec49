/**
 * The keyboard of the desk; the same keys pay as at the counter.
 *
 * The rule: every key does what a key on the glass does. Enter takes cash only
 * for figures that were typed, and never pays by itself. While a guest is asked
 * to pay another way, no key takes cash for it.
 */
import type { TenderKind } from '../../../schema/bill.ts'
import { session } from '../../lib/session.ts'
import { smartCash } from '../../lib/smart-cash.ts'
import type { WordKey } from '../../lib/words/words.ts'
import { asking, chips, choose, open, searched, selected, typed } from '../desk.ts'
import { goToSearch, isTyping } from '../typing.ts'
import { billAfter } from './queue.ts'
import { nextBill } from './requests.ts'
import { done, take } from './settle.ts'
import { splitting } from './split.ts'
import { focusReference } from '../../lib/pay/focus-reference.ts'
import { missing } from '../../lib/pay/tender.ts'
import { ways } from './ways.ts'

export interface Shortcut {
  readonly key: string
  /** How the key is written on the sheet. */
  readonly shows: string
  readonly says: WordKey
  readonly run?: () => void
}

const isPayable = (): boolean => selected.peek()?.state === 'open'

const takesCash = (): boolean => asking.peek() === null

const payNote = (): void => {
  if (!takesCash()) return
  const bill = selected.peek()
  const outlet = session.peek().me?.outlet
  if (bill === undefined || outlet === undefined) return
  const left = missing(bill, outlet, chips.peek(), 'cash')
  const [first] = smartCash(left, outlet.currency, outlet.currencyExponent)
  if (first !== undefined) take('cash', first)
}

/** The ways of paying that have a key. */
const wayKeys: readonly Shortcut[] = ways.flatMap(({ kind, name, key }) =>
  key === undefined ? [] : [{ key, shows: key, says: name, run: () => ask(kind) }],
)

/** Whoever came by a key goes on by keys: what is typed is the reference, and Enter says that it has come. */
const ask = (kind: TenderKind): void => {
  if (!isPayable()) return
  asking.value = kind
  focusReference()
}

const move = (by: 1 | -1) => (): void => {
  const next = billAfter(open.peek(), selected.peek()?.billId ?? null, by)
  if (next !== undefined) choose(next.billId)
}

/** One step back: from the parts, from UPI or card, from typed figures, from a search, from the bill. */
const leave = (): void => {
  if (splitting.peek() !== null) splitting.value = null
  else if (asking.peek() !== null) asking.value = null
  else if (typed.peek() !== '') typed.value = ''
  else if (searched.peek() !== '') searched.value = ''
  else choose(null)
}

/** Enter after the change was counted: the next bill. */
const next = (): void => {
  choose(nextBill.peek()?.billId ?? null)
}

export const shortcuts: readonly Shortcut[] = [
  { key: '/', shows: '/', says: 'cashier.key-search', run: goToSearch },
  { key: 'ArrowDown', shows: '↑ ↓', says: 'cashier.key-move', run: move(1) },
  { key: '', shows: '0 – 9', says: 'cashier.key-type' },
  { key: 'Enter', shows: 'Enter', says: 'cashier.key-enter', run: next },
  {
    key: 'F2',
    shows: 'F2',
    says: 'cashier.key-exact',
    run: () => void (takesCash() && take('cash', null)),
  },
  { key: 'F3', shows: 'F3', says: 'cashier.key-note', run: payNote },
  ...wayKeys,
  { key: '', shows: 'F8', says: 'cashier.key-part' },
  { key: '', shows: '?', says: 'cashier.key-keys' },
  { key: 'Escape', shows: 'Esc', says: 'cashier.key-leave', run: leave },
]

const up = move(-1)

/** Listens until the answer is called. */
export const listenToKeys = (): (() => void) => {
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return
    if (document.querySelector('dialog:modal') !== null) return
    const { target } = event
    if (!(target instanceof Element)) return
    if (isTyping(target, event.key)) return
    // While a bill is being split no key takes its money: the cards have keys of their own.
    if (splitting.peek() !== null && event.key !== 'Escape') return
    // While a bill is at hand Enter belongs to the pad, or to the button it stands on.
    if (event.key === 'Enter' && (target.matches('button') || done.peek() === null)) return
    if (target.matches('input[type=radio]') && event.key.startsWith('Arrow')) return
    const run = event.key === 'ArrowUp' ? up : shortcuts.find(({ key }) => key === event.key)?.run
    if (run === undefined) return
    event.preventDefault()
    if (event.key === 'Escape' && target instanceof HTMLElement) target.blur()
    run()
  }
  document.addEventListener('keydown', onKey)
  return () => document.removeEventListener('keydown', onKey)
}
