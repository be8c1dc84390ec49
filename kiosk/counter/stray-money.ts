/**
 * Money taken at this counter for an order that waits for none any more.
 *
 * The rule: nobody comes across it by opening that order, so it stands in sight
 * until somebody says that the guest has it.
 */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { HandCoins } from 'lucide'
import type { OrderDoc } from '../../schema/order.ts'
import { putHeld } from '../lib/pay/held/store.ts'
import type { Tender } from '../lib/pay/tender.ts'
import { Button } from '../lib/ui/button.ts'
import { Icon } from '../lib/ui/icon.ts'
import { money } from '../lib/words/format.ts'
import { t } from '../lib/words/words.ts'

export interface Stray {
  readonly billId: string
  readonly tenders: readonly Tender[]
}

/** What stands with no order that is still to be paid. */
export const straysOf = (
  standing: Readonly<Record<string, readonly Tender[]>>,
  orders: readonly Pick<OrderDoc, 'billId' | 'isPaid'>[],
): readonly Stray[] =>
  Object.entries(standing).flatMap(([billId, tenders]) =>
    orders.some((order) => order.billId === billId && !order.isPaid) ? [] : [{ billId, tenders }],
  )

export function StrayNote({ billId, tenders }: Stray): VNode {
  const sums = tenders.map(
    ({ kind, amount }) => `${t(`shared.tender-${kind}`)} ${money(amount, true)}`,
  )
  return html`<section class="notice notice-stop" role="alert">
    <${Icon} of=${HandCoins} />
    <p><b>${t('counter.stray', { money: sums.join(' + ') })}</b>${' '}${t('counter.stray-todo')}</p>
    <${Button} onPress=${() => putHeld(billId, [])}>${t('counter.stray-gone')}<//>
  </section>`
}
