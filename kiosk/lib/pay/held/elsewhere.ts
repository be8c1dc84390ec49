/**
 * Money that another screen holds for the bill at hand.
 *
 * The rule: whoever takes money here knows first what was taken there. They take
 * it over, or say that it stays where it is; what comes to be held after that is
 * asked about anew.
 */
import { signal } from '@preact/signals'
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { ArrowDownToLine, HandCoins } from 'lucide'
import type { BillDoc } from '../../../../schema/bill.ts'
import type { HeldDoc } from '../../../../schema/held.ts'
import { sayDeclined } from '../../frame/say-declined.ts'
import { isAway } from '../../send.ts'
import { can } from '../../session.ts'
import { Button } from '../../ui/button.ts'
import { Icon } from '../../ui/icon.ts'
import { toast } from '../../ui/toast.ts'
import { refused } from '../../words/refused.ts'
import { t } from '../../words/words.ts'
import { sayMoney, screenNamed } from './say.ts'
import { heldElsewhere, takeOver } from './tell.ts'

/** What somebody here has said stays where it is. */
const left = signal<ReadonlySet<string>>(new Set())

type Named = Pick<BillDoc, 'billId' | 'merged'>

/** What other screens hold for a bill, or for one that was put on it. */
export const heldThere = ({ billId, merged = [] }: Named): readonly HeldDoc[] =>
  heldElsewhere([billId, ...merged.map((one) => one.billId)])

/** The same, as far as nobody here has said what is to become of it. */
export const undecided = (bill: Named): readonly HeldDoc[] =>
  heldThere(bill).filter(({ heldId }) => !left.value.has(heldId))

const leave = (held: readonly HeldDoc[]): void =>
  void (left.value = new Set([...left.peek(), ...held.map(({ heldId }) => heldId)]))

/** Of each screen by itself, in the order in which it was taken. */
const byScreen = (held: readonly HeldDoc[]): readonly (readonly [string, readonly HeldDoc[]])[] =>
  [...new Set(held.map(({ deviceId }) => deviceId))].map((deviceId) => [
    deviceId,
    held.filter((one) => one.deviceId === deviceId).toSorted((a, b) => a.at - b.at),
  ])

/** `UPI ₹200.00 is held at Cash desk 2` for each screen. */
export const sayThere = (held: readonly HeldDoc[]): readonly string[] =>
  byScreen(held).map(([deviceId, of]) =>
    t('pay.held-at', { money: sayMoney(of), screen: screenNamed(deviceId) }),
  )

interface HeldProps {
  readonly held: readonly HeldDoc[]
}

/** In the place of the keys that take money, until somebody has said what is to become of it. */
export function AskElsewhere({
  held,
  class: place = '',
}: HeldProps & { readonly class?: string }): VNode {
  return html`<section class=${`held-there ${place}`} role="alert" aria-label=${t('pay.held-there')}>
    <h2><${Icon} of=${HandCoins} />${t('pay.held-there')}</h2>
    <ul class="figures">${sayThere(held).map((what) => html`<li key=${what}>${what}</li>`)}</ul>
    <p>${t('pay.held-there-what')}</p>
    ${held.some(({ kind }) => kind === 'cash') && html`<p>${t('pay.held-there-cash')}</p>`}
    <div class="held-there-keys">
      <${TakeOver} held=${held} isFirst />
      <${Button} wide onPress=${() => leave(held)}>${t('pay.leave-there')}<//>
    </div>
  </section>`
}

/** It stays where it is, and may be taken over all the same. */
export function StaysElsewhere({ held }: HeldProps): VNode | null {
  if (held.length === 0) return null
  return html`<div class="held-stays" role="status">
    <${Icon} of=${HandCoins} size=${20} />
    <span class="figures">${sayThere(held).join(' · ')}</span>
    <${TakeOver} held=${held} />
  </div>`
}

/** The key that makes it this screen’s. */
export function TakeOver({
  held,
  isFirst = false,
}: HeldProps & { readonly isFirst?: boolean }): VNode {
  const [isBusy, setBusy] = useState(false)
  const why =
    can('bill.take-over') !== 'allow'
      ? refused({ code: 'command.not-permitted' })
      : isAway()
        ? t('pay.take-over-away')
        : undefined
  const take = async (): Promise<void> => {
    setBusy(true)
    const answer = await takeOver(held.map(({ heldId }) => heldId))
    setBusy(false)
    toast(
      answer.ok
        ? { text: t('pay.taken-over', { money: sayMoney(held) }), tone: 'done' }
        : { text: sayDeclined(answer), tone: 'stop', seconds: 8 },
    )
  }
  return html`<${Button}
    kind=${isFirst ? 'primary' : 'plain'}
    icon=${ArrowDownToLine}
    wide=${isFirst}
    why=${why}
    busy=${isBusy}
    onPress=${() => void take()}
  >
    ${isFirst ? t('pay.take-over-all', { money: sayMoney(held) }) : t('pay.take-over')}
  <//>`
}
