/**
 * Money held at this desk that has no open bill, and money that went with one.
 *
 * The rule: each says where it came from and what has become of that, and goes
 * only by the hand of a person: onto another bill, or back to the guest.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { ArrowRight, Check, HandCoins, Undo2 } from 'lucide'
import type { HeldDoc } from '../../../schema/held.ts'
import { billName } from '../../lib/bill/bill-name.ts'
import { sayThere, TakeOver } from '../../lib/pay/held/elsewhere.ts'
import { Button } from '../../lib/ui/button.ts'
import { Icon } from '../../lib/ui/icon.ts'
import { t } from '../../lib/words/words.ts'
import { choose, selected } from '../desk.ts'
import { sayMoney } from '../../lib/pay/held/say.ts'
import { dismiss, giveBack, putOn, type Told } from '../held-money.ts'
import { settlerOf } from '../say.ts'
import type { Stray } from './held.ts'

export interface HeldRowsProps {
  readonly strays: readonly Stray[]
  /** At screens that are gone. */
  readonly lost: readonly HeldDoc[]
  /** The oldest first. */
  readonly told: readonly Told[]
}

export function HeldRows({ strays, lost, told }: HeldRowsProps): VNode | null {
  if (strays.length + told.length + lost.length === 0) return null
  return html`<section class="held" role="status">
    ${strays.length > 0 && html`<h2>${t('cashier.held-money')}</h2>`}
    ${strays.map((stray) => html`<${Held} key=${stray.billId} stray=${stray} />`)}
    ${lost.length > 0 && html`<h2>${t('cashier.held-lost')}</h2>`}
    ${lost.map((one) => html`<${Lost} key=${one.heldId} one=${one} />`)}
    ${told.map((one) => html`<${Arrived} key=${one.say().kept} one=${one} />`)}
  </section>`
}

/** What has become of the bill it was taken for. */
const whyHeld = ({ bill }: Stray): string =>
  bill === null
    ? t('cashier.held-no-bill')
    : bill.state === 'settled'
      ? t('cashier.held-paid', { bill: billName(bill), by: settlerOf(bill) })
      : t('cashier.held-void', { bill: billName(bill) })

function Held({ stray }: { readonly stray: Stray }): VNode {
  const onto = selected.value?.state === 'open' ? selected.value : undefined
  return html`<div class="held-row">
    <p><${Icon} of=${HandCoins} /><b class="figures">${sayMoney(stray.tenders)}</b></p>
    <p>${whyHeld(stray)}</p>
    <div class="held-keys">
      <${Button}
        icon=${ArrowRight}
        why=${onto === undefined ? t('cashier.held-choose') : undefined}
        onPress=${() => onto !== undefined && putOn(stray.billId, onto.billId)}
      >
        ${onto === undefined ? t('cashier.held-to-bill') : t('cashier.held-to', { bill: billName(onto) })}
      <//>
      <${HandedBack} stray=${stray} />
    </div>
  </div>`
}

/** One touch asks, the second is the word that the guest has it again. */
export function HandedBack({
  stray,
}: {
  readonly stray: Pick<Stray, 'billId' | 'tenders'>
}): VNode {
  const [isAsked, setAsked] = useState(false)
  return isAsked
    ? html`<${Button} kind="danger" icon=${Check} onPress=${() => giveBack(stray.billId)}>
        ${t('cashier.held-gone', { money: sayMoney(stray.tenders) })}
      <//>`
    : html`<${Button} icon=${Undo2} onPress=${() => setAsked(true)}>${t('cashier.given-back')}<//>`
}

/** It is taken over first; then it stands here as any other that has no open bill. */
function Lost({ one }: { readonly one: HeldDoc }): VNode {
  return html`<div class="held-row">
    <p><${Icon} of=${HandCoins} /><b class="figures">${sayThere([one])}</b></p>
    <p>${t('cashier.held-lost-for', { bill: billName(one) })}</p>
    <div class="held-keys"><${TakeOver} held=${[one]} /></div>
  </div>`
}

/** It is read once, and leads to the bill. */
function Arrived({ one }: { readonly one: Told }): VNode {
  const { what, kept } = one.say()
  const look = (): void => {
    dismiss(one)
    choose(one.billId)
  }
  return html`<div class="held-row">
    <p><${Icon} of=${HandCoins} /><b>${what}</b></p>
    <p>${kept}</p>
    <div class="held-keys">
      ${one.billId !== null && html`<${Button} icon=${ArrowRight} onPress=${look}>${t('cashier.open-bill')}<//>`}
      <${Button} icon=${Check} onPress=${() => dismiss(one)}>${t('shared.ok')}<//>
    </div>
  </div>`
}
