/**
 * One order of today: what is in it, how far the kitchen is, and whether it is
 * paid. The rule: handing over is said here, being ready only by the kitchen.
 */
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { BadgePercent, Check, HandCoins } from 'lucide'
import type { BillDoc } from '../../schema/bill.ts'
import { sum } from '../../schema/money.ts'
import { AdjustSheet } from '../lib/bill/adjust-sheet.ts'
import { whyFixed } from '../lib/bill/change.ts'
import { ChargesSheet } from '../lib/bill/charges-sheet.ts'
import { sayDeclined } from '../lib/frame/say-declined.ts'
import { read, type Declined } from '../lib/hub-api.ts'
import { health } from '../lib/health.ts'
import { ToldList } from '../lib/order/told-list.ts'
import { can, session } from '../lib/session.ts'
import { smartCash } from '../lib/smart-cash.ts'
import { Amount } from '../lib/ui/amount.ts'
import { Badge } from '../lib/ui/badge.ts'
import { Button } from '../lib/ui/button.ts'
import { ErrorNote } from '../lib/ui/error-note.ts'
import { ListRow } from '../lib/ui/list-row.ts'
import { Sheet } from '../lib/ui/sheet.ts'
import { clock, money, quantity } from '../lib/words/format.ts'
import { t } from '../lib/words/words.ts'
import { closeSheet } from './desk.ts'
import { handOver, orders, reasons, told } from './kitchen-watch.ts'
import { settleOrder } from './sell.ts'
import type { Offered } from './sold.ts'
import { weightText } from '../lib/order/words.ts'
import { nameOf } from '../lib/words/names.ts'

export function OrderSheet({ orderId }: { readonly orderId: string }): VNode | null {
  const order = orders.value.find((one) => one.orderId === orderId)
  if (order === undefined) return null
  const give = (): void => {
    handOver(orderId)
    closeSheet()
  }
  const isReady = order.state === 'ready'
  const mayTake = !order.isPaid && can('bill.settle') === 'allow'
  return html`<${Sheet}
    title=${t('counter.token-is', { token: order.token })}
    onClose=${closeSheet}
    foot=${
      order.state !== 'open' &&
      html`<${Button}
        kind=${mayTake || !isReady ? 'plain' : 'primary'}
        icon=${Check}
        wide
        onPress=${give}
      >
        ${t(isReady ? 'counter.handed-over' : 'counter.handed-over-early')}
      <//>`
    }
  >
    <p class="order-facts">
      <${Badge} tone=${isReady ? 'done' : 'plain'}>${t(isReady ? 'counter.ready' : 'counter.cooking')}<//>
      <${Badge} tone=${order.isPaid ? 'plain' : 'wait'}>${t(order.isPaid ? 'counter.paid' : 'counter.unpaid')}<//>
      <span>${t(`counter.${order.orderType}`)} · ${clock(order.placedAt)}</span>
    </p>
    <${ToldList}
      order=${order}
      told=${told.value}
      printers=${health.value.printers.map(({ printer }) => printer)}
    />
    <ul class="rows">
      ${order.lines.map(
        (line) => html`<${ListRow}
          key=${line.lineId}
          title=${nameOf(line.names)}
          detail=${[line.variantNames, ...line.modifiers.map(({ names }) => names)]
            .map((names) => (names === null ? '' : nameOf(names)))
            .concat(line.note)
            .filter((text) => text !== '')
            .join(' · ')}
          end=${line.qtyMilli % 1000 === 0 ? `× ${quantity(line.qtyMilli)}` : weightText(line.qtyMilli, line.unit)}
        />`,
      )}
    </ul>
    ${mayTake && html`<${TakeMoney} billId=${order.billId} />`}
  <//>`
}

/** The money for an order that was sent first; what is owed is asked of the hub, not foreseen. */
function TakeMoney({ billId }: { readonly billId: string }): VNode {
  const [bill, setBill] = useState<BillDoc | Declined | null>(null)
  const [changing, setChanging] = useState<'adjust' | 'charges' | null>(null)
  useEffect(() => {
    // Read again after every change: what is owed is the hub's.
    if (changing !== null) return
    void read<{ readonly bill: BillDoc }>(`/api/v1/bills/${billId}`).then((answer) =>
      setBill(answer.ok ? answer.value.bill : answer),
    )
  }, [billId, changing])
  const outlet = session.value.me?.outlet
  if (bill === null || outlet === undefined)
    return html`<p class="order-due">${t('shared.loading')}</p>`
  if ('ok' in bill) {
    return html`<${ErrorNote} what=${sayDeclined(bill)} todo=${t('counter.trouble-look')} />`
  }
  const due = bill.total.due - sum(bill.payments.map(({ amount }) => amount))
  const take = (tender: Offered): void => {
    closeSheet()
    settleOrder(bill, tender)
  }
  return html`<section class="order-due" aria-label=${t('counter.total')}>
    <p><b>${t('counter.total')}</b><${Amount} minor=${due} size="total" /></p>
    <div class="order-more">
      <${Button} icon=${BadgePercent} why=${whyFixed(bill, 'bill.discount')} onPress=${() => setChanging('adjust')}>${t('bill.discount')}<//>
      <${Button} icon=${HandCoins} why=${whyFixed(bill, 'bill.charge')} onPress=${() => setChanging('charges')}>${t('bill.extras')}<//>
    </div>
    ${
      changing === 'adjust' &&
      html`<${AdjustSheet} bill=${bill} line=${null} reasons=${reasons.value} onClose=${() => setChanging(null)} />`
    }
    ${changing === 'charges' && html`<${ChargesSheet} bill=${bill} onClose=${() => setChanging(null)} />`}
    <div class="order-keys">
      <${Button} kind="primary" onPress=${() => take({ kind: 'cash', offered: 'exact' })}>${t('counter.exact')}<//>
      ${smartCash(due, outlet.currency, outlet.currencyExponent).map(
        (
          note,
        ) => html`<${Button} key=${note} kind="pay" onPress=${() => take({ kind: 'cash', offered: note })}>
          ${money(note, true)}
        <//>`,
      )}
      <${Button} onPress=${() => take({ kind: 'upi', offered: 'exact' })}>${t('counter.upi')}<//>
      <${Button} onPress=${() => take({ kind: 'card', offered: 'exact' })}>${t('counter.card')}<//>
    </div>
  </section>`
}
