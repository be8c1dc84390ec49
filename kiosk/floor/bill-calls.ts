/**
 * Bills that no cashier takes: after a minute the floor is told as well, and
 * somebody goes.
 */
import { computed } from '@preact/signals'
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { BellRing } from 'lucide'
import { requestLateMs, type RequestDoc } from '../../schema/bill-request.ts'
import { askedFor, ringFor } from '../lib/bill/requests.ts'
import { armOnFirstTouch } from '../lib/sound.ts'
import { Button } from '../lib/ui/button.ts'
import { Icon } from '../lib/ui/icon.ts'
import { clock } from '../lib/words/format.ts'
import { t } from '../lib/words/words.ts'
import { standAt } from './desk.ts'
import { now, personName, requests, sittingOf } from './house.ts'
import { waited } from './say.ts'

const untaken = computed(() =>
  askedFor(requests.value).filter(({ lateAt, claimedOn }) => lateAt !== null && claimedOn === null),
)

let isListening = false

/** Arms the bell; the first rendering of the screen does it. */
export const listenForBills = (): void => {
  if (isListening) return
  isListening = true
  armOnFirstTouch()
  ringFor(untaken)
}

export function BillCalls(): VNode | null {
  const [first, ...more] = untaken.value
  if (first === undefined) return null
  const party = sittingOf(first.sittingId)
  const facts = {
    table: party?.label ?? first.tableLabel,
    // The floor is told after a minute, whatever this screen's clock has ticked.
    time: waited(Math.max(requestLateMs, now.value - first.waitingSince)),
    count: more.length,
  }
  return html`<section class="notice bill-call" role="alert">
    <${Icon} of=${BellRing} />
    <p>
      <b>${t('floor.bill-untaken', facts)}</b>
      ${more.length > 0 && html` ${t('floor.bill-untaken-more', facts)}`}
    </p>
    ${party !== undefined && html`<${Button} onPress=${() => standAt(party)}>${t('floor.show-party')}<//>`}
  </section>`
}

/** `Bill asked 19:42, with Meena`: how far the bill of a party is; empty where none was asked for. */
export const billStateOf = (sittingId: string): string => {
  const request = askedFor(requests.value).find((one) => one.sittingId === sittingId)
  return request === undefined ? '' : sayRequest(request)
}

const sayRequest = ({ askedAt, claimedOn, claimedBy }: RequestDoc): string =>
  claimedOn === null
    ? t('floor.bill-asked-at', { time: clock(askedAt) })
    : t('floor.bill-with', { time: clock(askedAt), by: personName(claimedBy) })
