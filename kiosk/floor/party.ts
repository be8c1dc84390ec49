/**
 * The party at hand: what it has, what is written down for it, and what can be
 * done; the menu stands beside it, on a phone in its place.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import {
  ArrowLeft,
  ArrowRightLeft,
  BellRing,
  Brush,
  Ellipsis,
  Flame,
  Plus,
  ReceiptIndianRupee,
  Repeat2,
  Smartphone,
  Undo2,
} from 'lucide'
import type { SittingDoc } from '../../schema/sitting.ts'
import { sayDeclined } from '../lib/frame/say-declined.ts'
import { health } from '../lib/health.ts'
import { Amount } from '../lib/ui/amount.ts'
import { Badge } from '../lib/ui/badge.ts'
import { Button } from '../lib/ui/button.ts'
import { Icon } from '../lib/ui/icon.ts'
import { ErrorNote } from '../lib/ui/error-note.ts'
import { isEmpty } from '../lib/order/cart.ts'
import { t } from '../lib/words/words.ts'
import { askBill, fireNext, serve, tell } from './act.ts'
import { billStateOf } from './bill-calls.ts'
import { leaveParty, open, picking, side, standAt } from './desk.ts'
import { now, orderOf, personName, tableOf } from './house.ts'
import { repeatRound } from './menu-desk.ts'
import { PartyLines } from './party-lines.ts'
import { initialsOf, othersAt } from './presence.ts'
import { PartyMenu } from './party-menu.ts'
import { SendFoot } from './send-foot.ts'
import { forgetTrouble, round, troubles } from './rounds.ts'
import { lateText, stateText, waited } from './say.ts'
import { lateOf, owedBy, stateOf } from './table-state.ts'

export function PartyView({ party }: { readonly party: SittingDoc }): VNode {
  return html`<div class="party" data-side=${side.value}>
    <${PartyMenu} party=${party} />
    <aside class="party-side" aria-label=${t('floor.party-of', { table: party.label })}>
      <${Head} party=${party} />
      <${Calls} party=${party} />
      <${PartyLines} party=${party} />
      <${Foot} party=${party} />
    </aside>
  </div>`
}

function Head({ party }: { readonly party: SittingDoc }): VNode {
  const late = lateOf(party, now.value)
  const others = tableOf(party.tableIds[0] ?? '')?.parties ?? []
  return html`<header class="party-head">
    <${Button} class="party-back" icon=${ArrowLeft} label=${t('floor.back')} onPress=${leaveParty} />
    <div class="party-name">
      <h1>${party.label} <${Badge} tone=${late === null ? 'plain' : 'wait'}>${stateText(stateOf(party))}<//></h1>
      <p class="figures">
        ${[
          t('shared.guests', { count: party.guests }),
          waited(now.value - party.openedAt),
          personName(party.serverId),
          billStateOf(party.sittingId),
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      ${party.pin !== '' && html`<p class="party-pin figures"><${Icon} of=${Smartphone} size=${16} />${t('floor.guest-pin', { pin: party.pin })}</p>`}
      <${AlsoHere} party=${party} />
      ${late !== null && html`<p class="party-late figures">${lateText(late, now.value)}</p>`}
    </div>
    ${party.amount > 0 && html`<${Amount} minor=${owedBy(party)} size="head" short />`}
    ${
      others.length > 1 &&
      html`<div class="party-others" role="group" aria-label=${t('floor.parties')}>
        ${others.map(
          (one) => html`<${Button}
            key=${one.sittingId}
            pressed=${one.sittingId === party.sittingId}
            onPress=${() => standAt(one)}
          >
            ${one.label}
          <//>`,
        )}
      </div>`
    }
  </header>`
}

/** Who else has this party open now. */
function AlsoHere({ party }: { readonly party: SittingDoc }): VNode | null {
  const names = othersAt(party.sittingId)
  if (names.length === 0) return null
  return html`<p class="party-also" role="status">
    <span class="table-others" aria-hidden="true">
      ${names.slice(0, 3).map((name) => html`<span key=${name}>${initialsOf(name)}</span>`)}
    </span>
    ${t('floor.also-here', { names: names.join(', ') })}
  </p>`
}

/** What the table asks for by itself, above everything else. */
function Calls({ party }: { readonly party: SittingDoc }): VNode {
  const { sittingId, lines, calledAt } = party
  const { hub, queue } = health.value
  const trouble = troubles.value[sittingId]
  return html`<div class="party-calls">
    ${
      hub.state === 'away' &&
      html`<p class="party-away" role="status">${t('floor.saving-here', { count: queue.waiting })}</p>`
    }
    ${
      trouble !== undefined &&
      html`<${ErrorNote}
        what=${sayDeclined(trouble)}
        kept=${t('floor.lines-kept')}
        todo=${t('floor.lines-todo')}
        action=${html`<${Button} onPress=${() => forgetTrouble(sittingId)}>${t('shared.ok')}<//>`}
      />`
    }
    ${
      calledAt !== null &&
      html`<${Button} icon=${BellRing} wide onPress=${() => void tell('call.answer', { sittingId })}>
        ${t('floor.answer-call')}
      <//>`
    }
    ${
      lines.ready > 0 &&
      html`<${Button} class="party-ready" icon=${BellRing} wide onPress=${() => serve(party)}>
        ${t('floor.serve-all', { count: lines.ready })}
      <//>`
    }
  </div>`
}

/**
 * The party has left. What the kitchen still makes, or the guests do not have
 * yet, goes with it, so that is asked once.
 */
function CleanFoot({ party }: { readonly party: SittingDoc }): VNode {
  const [isAsked, setAsked] = useState(false)
  const { held, sent, started, ready } = party.lines
  const count = held + sent + started + ready
  const clear = (): void => {
    void tell('sitting.close', { sittingId: party.sittingId })
    leaveParty()
  }
  if (count === 0 || !isAsked) {
    return html`<footer class="party-foot">
      <${Button} kind="primary" icon=${Brush} wide onPress=${count === 0 ? clear : () => setAsked(true)}>
        ${t('floor.clear')}
      <//>
    </footer>`
  }
  return html`<footer class="party-foot party-sure">
    <p role="alert">${t('floor.clear-open', { count })}</p>
    <${Button} onPress=${() => setAsked(false)}>${t('floor.clear-not')}<//>
    <${Button} kind="primary" icon=${Brush} onPress=${clear}>${t('floor.clear-anyway')}<//>
  </footer>`
}

function Foot({ party }: { readonly party: SittingDoc }): VNode {
  const { sittingId, orderId, billAskedAt, lines, state } = party
  const cart = round.value
  const order = orderOf(orderId)
  if (state === 'paid') return html`<${CleanFoot} key=${sittingId} party=${party} />`
  if (!isEmpty(cart)) return html`<${SendFoot} />`
  const isBare = Object.values(lines).every((count) => count === 0)
  const pick = (): void => void (picking.value = { kind: 'move', sittingId })
  const nothing = isBare ? t('floor.nothing-ordered') : undefined
  return html`<footer class="party-foot party-deeds">
    <${Button} class="party-add" icon=${Plus} onPress=${() => (side.value = 'menu')}>${t('shared.add')}<//>
    <${Button} icon=${Repeat2} why=${nothing} onPress=${() => order && repeatRound(order)}>${t('floor.repeat')}<//>
    <${Button}
      icon=${Flame}
      why=${lines.held === 0 ? t('floor.nothing-held') : undefined}
      onPress=${() => fireNext(party)}
    >
      ${t('floor.fire')}
    <//>
    <${Button} icon=${ArrowRightLeft} onPress=${pick}>${t('floor.move')}<//>
    <${Button} icon=${Ellipsis} onPress=${() => (open.value = { kind: 'more' })}>${t('shared.more')}<//>
    ${
      billAskedAt === null
        ? html`<${Button} kind="primary" icon=${ReceiptIndianRupee} why=${nothing} onPress=${() => askBill(party)}>
            ${t('floor.bill')}
          <//>`
        : html`<${Button} icon=${Undo2} onPress=${() => void tell('bill.request', { sittingId, isWanted: false })}>
            ${t('floor.bill-not-yet')}
          <//>`
    }
  </footer>`
}
