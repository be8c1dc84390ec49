/** How much comes off, and why: the reason is named first, and what it allows is said before it is asked for. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { DiscountReasonDoc } from '../../../schema/bill.ts'
import type { Next } from '../../../schema/lowered.ts'
import { goesBeyond, type Off } from '../../../schema/lowering.ts'
import { mulRate, type Money } from '../../../schema/money.ts'
import { can } from '../session.ts'
import { Button } from '../ui/button.ts'
import { money } from '../words/format.ts'
import { nameOf } from '../words/names.ts'
import { refused } from '../words/refused.ts'
import { t } from '../words/words.ts'
import { AmountPad, offOf, type Typed } from './amount-pad.ts'
import { reasonsFor } from './by-hand.ts'

export function Reasons(props: {
  readonly reasons: readonly DiscountReasonDoc[]
  readonly chosen: DiscountReasonDoc | undefined
  readonly onChoose: (reason: DiscountReasonDoc) => void
}): VNode {
  return html`<div class="adjust-reasons" role="group" aria-label=${t('bill.reason')}>
    ${props.reasons.map(
      (one) => html`<${Button}
        key=${one.reasonId}
        pressed=${one.reasonId === props.chosen?.reasonId}
        onPress=${() => props.onChoose(one)}
      >
        ${nameOf(one.names)}
        ${!one.isComp && html`<small>${t('bill.up-to', { most: one.maxPpm / 10_000 })}</small>`}
      <//>`,
    )}
  </div>`
}

const lessBy = (off: Off | null, base: Money): Money =>
  off === null ? 0 : off.kind === 'rate' ? mulRate(base, off.ratePpm) : off.amount

/** A discount as somebody chose it. */
export interface Lowering {
  readonly reasonId: string
  readonly off: Off
  /** Further than its reason allows. */
  readonly isOver: boolean
  /** What it takes off now. */
  readonly less: Money
}

interface DiscountChoiceProps {
  /** What it is taken from. */
  readonly base: Money
  readonly reasons: readonly DiscountReasonDoc[]
  /** What no discount touches, by name. */
  readonly notOn: readonly string[]
  readonly busy: boolean
  /** The cap it would go beyond together with what lowers the bill already. */
  readonly together?: (next: Pick<Next, 'off' | 'capPpm'>) => number | undefined
  readonly onGive: (lowering: Lowering) => void
}

export function DiscountChoice(props: DiscountChoiceProps): VNode {
  const { base, notOn, busy, onGive } = props
  const usable = reasonsFor(props.reasons, 'discount')
  const [reason, setReason] = useState<DiscountReasonDoc | undefined>(usable[0])
  const [typed, setTyped] = useState<Typed>({ unit: 'rate', text: '' })
  const off = offOf(typed)
  const less = lessBy(off, base)
  /** How much would go beyond what the reason allows by itself, and the cap it would go beyond with the rest. */
  const beyond = (one: Off | null): { readonly isAlone: boolean; readonly most?: number } => {
    if (reason === undefined || one === null) return { isAlone: false }
    const given = { off: one, capPpm: reason.maxPpm }
    const most = props.together?.(given)
    const isAlone = goesBeyond(one, base, reason.maxPpm)
    return most === undefined ? { isAlone } : { isAlone, most }
  }
  const { isAlone, most } = beyond(off)
  const over = isAlone || most !== undefined
  const asks = (one: Typed): boolean => {
    const there = beyond(offOf(one))
    return can('bill.discount-over') === 'ask' && (there.isAlone || there.most !== undefined)
  }
  const name = over ? 'bill.discount-over' : 'bill.discount'
  const why =
    can(name) === 'deny'
      ? refused({ code: 'command.not-permitted' })
      : off === null || reason === undefined
        ? t('bill.type-it')
        : less > base
          ? t('bill.more-than-it')
          : undefined
  const give = (): void => {
    if (why !== undefined || off === null || reason === undefined) return
    onGive({ reasonId: reason.reasonId, off, isOver: over, less })
  }
  return html`
    <${Reasons} reasons=${usable} chosen=${reason} onChoose=${setReason} />
    <${AmountPad} value=${typed} asks=${asks} onChange=${setTyped} onEnter=${give} />
    ${notOn.length > 0 && html`<p class="adjust-note">${t('bill.not-on', { items: notOn.join(', ') })}</p>`}
    ${
      over &&
      html`<p class="adjust-note adjust-over" role="status">${
        isAlone && reason
          ? t('bill.over', { reason: nameOf(reason.names), most: reason.maxPpm / 10_000 })
          : t('bill.over-together', { most: (most ?? 0) / 10_000 })
      }</p>`
    }
    <${Button} kind="primary" wide busy=${busy} why=${why} onPress=${give}>
      ${less > 0 ? t(can(name) === 'ask' ? 'bill.ask-off' : 'bill.take-off', { amount: money(less, true) }) : t('bill.discount')}
    <//>
  `
}
