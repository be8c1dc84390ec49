/** What the hub would not take after everybody had left: a person sends it again or lets it go. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { TriangleAlert } from 'lucide'
import { sayDeclined } from '../lib/frame/say-declined.ts'
import { openPage, PageNotice } from '../lib/order/page-notice.ts'
import { discard, queue, retry } from '../lib/send.ts'
import { Button } from '../lib/ui/button.ts'
import { Icon } from '../lib/ui/icon.ts'
import { clock } from '../lib/words/format.ts'
import { t } from '../lib/words/words.ts'
import { orders, toldOfOrders } from './house.ts'

export function Notices(): VNode | null {
  const [row] = queue.value.parked
  const page = openPage(toldOfOrders.value, orders.value)
  if (row === undefined) return page === null ? null : html`<${PageNotice} ...${page} />`
  const { id, at, parked } = row
  return html`<section class="notice" role="alert">
    <${Icon} of=${TriangleAlert} />
    <p><b>${t('floor.parked', { time: clock(at) })}</b> ${parked === null ? '' : sayDeclined(parked)}</p>
    <${Button} onPress=${() => void retry(id)}>${t('shared.retry')}<//>
    <${Button} kind="danger" onPress=${() => void discard(id)}>${t('floor.let-go')}<//>
  </section>`
}
