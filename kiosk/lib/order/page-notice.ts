/**
 * A cook asks for whoever serves an order. The rule: it stays until somebody
 * says that they go, wherever they say it; one at a time, the oldest first.
 */
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { html } from 'htm/preact'
import { BellRing } from 'lucide'
import type { OrderDoc } from '../../../schema/order.ts'
import type { ToldDoc } from '../../../schema/ticket.ts'
import { sayDeclined } from '../frame/say-declined.ts'
import { menu } from '../menu.ts'
import { send } from '../send.ts'
import { play } from '../sound.ts'
import { Button } from '../ui/button.ts'
import { Icon } from '../ui/icon.ts'
import { toast } from '../ui/toast.ts'
import { clock } from '../words/format.ts'
import { nameOf } from '../words/names.ts'
import { t } from '../words/words.ts'

/** The oldest page nobody has answered about one of these orders. */
export const openPage = (
  told: readonly ToldDoc[],
  orders: readonly OrderDoc[],
): { readonly told: ToldDoc; readonly order: OrderDoc } | null => {
  const [first] = told
    .filter(({ pagedAt }) => pagedAt !== null)
    .toSorted((a, b) => (a.pagedAt ?? 0) - (b.pagedAt ?? 0))
    .flatMap((one) => {
      const order = orders.find(({ orderId }) => orderId === one.orderId)
      return order === undefined ? [] : [{ told: one, order }]
    })
  return first ?? null
}

export interface PageNoticeProps {
  readonly told: ToldDoc
  readonly order: OrderDoc
}

export function PageNotice({ told, order }: PageNoticeProps): VNode {
  const { ticketId, stationId, pagedAt } = told
  useEffect(() => play('changed'), [ticketId, pagedAt])
  const station = menu.value?.stations.find((one) => one.stationId === stationId)?.names
  const go = async (): Promise<void> => {
    const settled = await send('page.answer', { ticketId }).done
    if (!settled.ok) toast({ text: sayDeclined(settled), tone: 'stop' })
  }
  return html`<section class="notice notice-page" role="status">
    <${Icon} of=${BellRing} />
    <p>
      ${t('order.paged', {
        station: station === undefined ? stationId : nameOf(station),
        place: order.tableLabel || t('order.token-of', { token: order.token }),
        time: clock(pagedAt ?? 0),
      })}
    </p>
    <${Button} kind="primary" onPress=${() => void go()}>${t('order.page-going')}<//>
  </section>`
}
