/** The red cards above the queue: who wants to pay, since when, and who has it in hand. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { BellRing, HandCoins, Smartphone, Undo2 } from 'lucide'
import type { RequestDoc } from '../../../schema/bill-request.ts'
import { isAway } from '../../lib/send.ts'
import { can } from '../../lib/session.ts'
import { Amount } from '../../lib/ui/amount.ts'
import { Button } from '../../lib/ui/button.ts'
import { Icon } from '../../lib/ui/icon.ts'
import { refused } from '../../lib/words/refused.ts'
import { t } from '../../lib/words/words.ts'
import { now, selected } from '../desk.ts'
import { personName, waited } from '../say.ts'
import {
  answering,
  claim,
  isMine,
  labelOf,
  openRequest,
  owedFor,
  release,
  requests,
} from './requests.ts'

export function RequestCards(): VNode | null {
  if (requests.value.length === 0) return null
  return html`<section class="requests" role="alert" aria-label=${t('cashier.asked-for')}>
    ${requests.value.map((one) => html`<${RequestCard} key=${one.requestId} request=${one} />`)}
  </section>`
}

function RequestCard({ request }: { readonly request: RequestDoc }): VNode {
  const { claimedOn, claimedBy, waitingSince, askedBy } = request
  const mine = isMine(request)
  const state = claimedOn === null ? 'waiting' : mine ? 'mine' : 'taken'
  const asked =
    askedBy === null
      ? t('cashier.asked-by-guests')
      : t('cashier.asked-by', { by: personName(askedBy) })
  return html`<article class=${`request request-${state}`}>
    <header>
      <${Icon} of=${state === 'waiting' ? BellRing : HandCoins} />
      <h3>${labelOf(request)}</h3>
      <${Amount} minor=${owedFor(request)} size="head" short />
    </header>
    <p>
      ${askedBy === null && html`<${Icon} of=${Smartphone} size=${16} />`}
      ${
        state === 'waiting'
          ? html`<b class="figures">${waited(now.value - waitingSince)}</b> · ${asked}`
          : mine
            ? t('cashier.claimed-by-you')
            : t('cashier.claimed-by', { by: personName(claimedBy) })
      }
    </p>
    ${state === 'waiting' && html`<${Claim} request=${request} isOldest=${requests.value.find(({ claimedOn: on }) => on === null) === request} />`}
    ${mine && html`<${Mine} request=${request} />`}
  </article>`
}

/** The oldest is the one to take next. */
function Claim(props: { readonly request: RequestDoc; readonly isOldest: boolean }): VNode {
  const { request, isOldest } = props
  const why =
    can('bill.claim') !== 'allow'
      ? refused({ code: 'command.not-permitted' })
      : isAway()
        ? t('frame.unreachable')
        : undefined
  return html`<${Button}
    kind=${isOldest ? 'primary' : 'plain'}
    icon=${HandCoins}
    why=${why}
    busy=${answering.value === request.requestId}
    onPress=${() => void claim(request)}
  >
    ${t('cashier.claim')}
  <//>`
}

function Mine({ request }: { readonly request: RequestDoc }): VNode {
  const isOpen = selected.value?.orderId === request.orderId
  return html`<div class="request-keys">
    ${!isOpen && html`<${Button} kind="primary" onPress=${() => openRequest(request)}>${t('cashier.open-bill')}<//>`}
    <${Button} icon=${Undo2} onPress=${() => void release(request)}>${t('cashier.release')}<//>
  </div>`
}

/** Above every other part of the desk: how many wait, and the way to them. */
export function RequestBell(): VNode | null {
  const [first, ...more] = requests.value.filter(({ claimedOn }) => claimedOn === null)
  if (first === undefined) return null
  return html`<button type="button" class="request-bell" onClick=${() => void claim(first)}>
    <${Icon} of=${BellRing} size=${20} />
    <b>${labelOf(first)}</b>
    <span class="figures">${waited(now.value - first.waitingSince)}</span>
    ${more.length > 0 && html`<span class="figures">${t('cashier.more-asked', { count: more.length })}</span>`}
    <b>${t('cashier.claim')}</b>
  </button>`
}
