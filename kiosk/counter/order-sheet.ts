/**
 * One order of today: what is in it, how far the kitchen is, and whether it is
 * paid. The rule: handing over is said here, being ready only by the kitchen.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Check, MapPin, Pencil, Phone } from 'lucide'
import type { OrderDoc } from '../../schema/order.ts'
import { health } from '../lib/health.ts'
import { nameFor, personOf } from '../lib/order/persons.ts'
import { ToldList } from '../lib/order/told-list.ts'
import { can } from '../lib/session.ts'
import { Badge } from '../lib/ui/badge.ts'
import { Button } from '../lib/ui/button.ts'
import { Icon } from '../lib/ui/icon.ts'
import { Later } from '../lib/frame/lazy.ts'
import { ListRow } from '../lib/ui/list-row.ts'
import { Sheet } from '../lib/ui/sheet.ts'
import { clock, quantity } from '../lib/words/format.ts'
import { refused } from '../lib/words/refused.ts'
import { t } from '../lib/words/words.ts'
import { closeSheet } from './desk.ts'
import { handOver, orders, told } from './kitchen-watch.ts'
import { TakenToo, TakeMoney } from './order-pay.ts'
import { weightText } from '../lib/order/words.ts'
import type { RenameSheetProps } from './rename-sheet.ts'
import { nameOf } from '../lib/words/names.ts'

const bringRename = async () => (await import('./rename-sheet.ts')).RenameSheet

export function OrderSheet({ orderId }: { readonly orderId: string }): VNode | null {
  const order = orders.value.find((one) => one.orderId === orderId)
  const [isAsking, setAsking] = useState(false)
  if (order === undefined) return null
  const give = (): void => {
    handOver(orderId)
    closeSheet()
  }
  const isReady = order.state === 'ready'
  const mayTake = !order.isPaid && can('bill.settle') === 'allow'
  return html`<${Sheet}
    title=${[t('counter.token-is', { token: order.token }), nameFor(order)].filter(Boolean).join(' · ')}
    onClose=${closeSheet}
    foot=${
      order.state !== 'open' &&
      !isAsking &&
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
    ${!isAsking && html`<${Facts} order=${order} />`}
    ${mayTake ? html`<${TakeMoney} billId=${order.billId} onAsk=${setAsking} />` : html`<${TakenToo} billId=${order.billId} />`}
  <//>`
}

/** Where it is brought, or whom to phone when it is ready. */
function WhereTo({ order }: { readonly order: OrderDoc }): VNode | null {
  const person = personOf(order)
  const [isRenaming, setRenaming] = useState(false)
  if (person === undefined) return null
  const why =
    can('order.rename') === 'deny' ? refused({ code: 'command.not-permitted' }) : undefined
  return html`<address class="order-where">
    <p>
      <b>${person.name}</b>
      <${Button} icon=${Pencil} why=${why} onPress=${() => setRenaming(true)}>${t('counter.rename-key')}<//>
    </p>
    ${
      isRenaming &&
      html`<${Later<RenameSheetProps>}
        load=${bringRename}
        props=${{ person, onClose: () => setRenaming(false) }}
      />`
    }
    ${person.phone !== '' && html`<a class="figures" href=${`tel:${person.phone}`}><${Icon} of=${Phone} size=${20} />${person.phone}</a>`}
    ${
      person.address !== '' &&
      html`<p><${Icon} of=${MapPin} size=${20} /><span>${person.address}</span></p>`
    }
    ${person.note !== '' && html`<p class="order-where-note">${person.note}</p>`}
  </address>`
}

/** How far it is, and what is in it; a way of paying that is asked about takes its place, so that no key lies below the glass. */
function Facts({ order }: { readonly order: OrderDoc }): VNode {
  const isReady = order.state === 'ready'
  return html`
    <p class="order-facts">
      <${Badge} tone=${isReady ? 'done' : 'plain'}>${t(isReady ? 'counter.ready' : 'counter.cooking')}<//>
      <${Badge} tone=${order.isPaid ? 'plain' : 'wait'}>${t(order.isPaid ? 'counter.paid' : 'counter.unpaid')}<//>
      <span>${t(`counter.${order.orderType}`)} · ${clock(order.placedAt)}</span>
    </p>
    <${WhereTo} order=${order} />
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
  `
}
