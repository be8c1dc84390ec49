/** What the guest at the counter sees of their cart, of what they pay and of their change. */
import { computed } from '@preact/signals'
import { shownLinesMax } from '../../schema/shown-words.ts'
import type { Shown, ShownLine } from '../../schema/shown.ts'
import { onAccount } from '../lib/guest-sees.ts'
import { calledAs, isEmpty } from '../lib/order/cart.ts'
import type { PricedLine } from '../lib/order/preview.ts'
import { sumsOf } from '../lib/order/sums.ts'
import { paying } from './desk.ts'
import { done } from './sold.ts'
import { cart, preview, previewElse } from './till.ts'

export const guestSees = computed<Shown | null>(() => {
  const after = done.value
  if (after !== null) {
    const { due, change, token, phase, tender, kinds } = after
    if (phase === 'waiting') return { state: 'pay', due, upi: null }
    const name = calledAs(after.cart)
    const called = name === '' ? {} : { name }
    return {
      state: 'done',
      due,
      change,
      token,
      ...called,
      isPaid: tender !== null,
      ...onAccount(kinds),
    }
  }
  if (isEmpty(cart.value)) return null
  // The code that is paid from shows itself.
  if (paying.value === 'upi') return null
  if (paying.value !== null) {
    const due = (paying.value === 'card' ? previewElse : preview).value?.total.due ?? 0
    return { state: 'pay', due, upi: null }
  }
  const now = preview.value
  if (now === null) return null
  const lines = now.lines.filter(({ problem }) => problem === null).map(lineOf)
  return {
    state: 'cart',
    lines: lines.slice(-shownLinesMax),
    count: lines.length,
    sums: sumsOf(now),
    due: now.total.due,
  }
})

const lineOf = ({ line, item, variantNames, modifiers, amount }: PricedLine): ShownLine => ({
  names: item?.names ?? { en: '' },
  details: [...(variantNames === null ? [] : [variantNames]), ...modifiers.map((one) => one.names)],
  qtyMilli: line.qtyMilli,
  unit: item?.unit ?? 'piece',
  amount,
})
