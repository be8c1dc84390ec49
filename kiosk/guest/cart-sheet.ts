/** The cart the whole table fills: each line in the colour and with the name of whoever chose it. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import type { CartLine } from '../../schema/guest.ts'
import type { GuestProposal } from '../../schema/guest-state.ts'
import { sum } from '../../schema/money.ts'
import { Button } from '../lib/ui/button.ts'
import { Sheet } from '../lib/ui/sheet.ts'
import { Stepper } from '../lib/ui/stepper.ts'
import { t } from '../lib/words/words.ts'
import { busy, problem, say, state } from './hub.ts'
import { detailOf, grossOf, nameOf, price } from './text.ts'

const place = (whose: 'mine' | 'all'): void => void say('place', { whose })

export interface CartSheetProps {
  readonly onClose: () => void
  readonly onJoin: () => void
}

export function CartSheet({ onClose }: CartSheetProps): VNode | null {
  const now = state.value
  if (now?.me == null) return null
  const { cart, me, proposals } = now
  const mine = cart.filter(({ guestId }) => guestId === me.guestId)
  const isShared = mine.length > 0 && mine.length < cart.length
  const gone = cart.some(({ problem: why }) => why !== null) ? t('guest.cart-gone') : undefined
  const key = (whose: 'mine' | 'all', lines: readonly CartLine[], kind: string): VNode =>
    html`<${Button} kind=${kind} wide busy=${busy.value === 'place'} why=${gone} onPress=${() => place(whose)}>
      ${t(isShared ? `guest.send-${whose}` : 'guest.send', { amount: price(sum(lines.map(grossOf))) })}
    <//>`
  return html`<${Sheet}
    title=${t('guest.cart')}
    onClose=${onClose}
    foot=${
      cart.length > 0 &&
      html`<div class="send">
        ${key(me.isLetIn ? 'all' : 'mine', me.isLetIn ? cart : mine, 'primary')}
        ${isShared && me.isLetIn && key('mine', mine, 'plain')}
      </div>`
    }
  >
    ${problem.value !== null && html`<p class="problem" role="alert">${problem.value}</p>`}
    ${proposals.map((one) => html`<${Proposal} key=${one.proposalId} proposal=${one} />`)}
    ${
      cart.length === 0
        ? html`<p class="empty">${t(proposals.length > 0 ? 'guest.cart-sent' : 'guest.cart-empty')}</p>`
        : html`<ul class="lines">
          ${cart.map((line) => html`<${Line} key=${line.lineId} line=${line} />`)}
        </ul>`
    }
    ${cart.some(({ isTaxIncluded }) => !isTaxIncluded) && html`<p class="small">${t('guest.plus-tax')}</p>`}
    ${cart.length > 0 && html`<p class="small">${t(now.ordering === 'direct' && me.isLetIn ? 'guest.goes-direct' : 'guest.goes-ask')}</p>`}
  <//>`
}

const personOf = (
  guestId: string,
): { readonly name: string; readonly colour: number } | undefined => {
  const now = state.value
  return now?.me?.guestId === guestId
    ? now.me
    : now?.party?.people.find((one) => one.guestId === guestId)
}

function Line({ line }: { readonly line: CartLine }): VNode {
  const who = personOf(line.guestId)
  const isMine = state.value?.me?.guestId === line.guestId
  const pieces = line.qtyMilli / 1000
  return html`<li class=${`line person-${who?.colour ?? 1}${line.problem === null ? '' : ' line-gone'}`}>
    <div class="line-text">
      <b>${nameOf(line.names)}</b>
      <span class="line-detail">${detailOf(line)}</span>
      <span class="line-who">${isMine ? t('guest.you') : who?.name}</span>
      ${line.problem !== null && html`<span class="line-problem">${t(line.problem === 'item.sold-out' ? 'shared.sold-out' : 'guest.line-gone')}</span>`}
    </div>
    ${
      isMine
        ? html`<${Stepper}
            name=${nameOf(line.names)}
            value=${pieces}
            least=${1}
            most=${50}
            onChange=${(next: number) => void say('change', { lineId: line.lineId, pieces: next })}
            onRemove=${() => void say('remove', { lineId: line.lineId })}
          />`
        : html`<span class="figures">${pieces} ×</span>`
    }
    <span class="line-amount figures">${price(grossOf(line))}</span>
  </li>`
}

function Proposal({ proposal }: { readonly proposal: GuestProposal }): VNode {
  const { state: how, reason, lines, proposalId, guestId } = proposal
  const isMine = state.value?.me?.guestId === guestId
  return html`<section class=${`proposal proposal-${how}`} role="status">
    <h3>${t(how === 'waiting' ? 'guest.waiting' : 'guest.declined')}</h3>
    ${reason !== '' && html`<p>${reason}</p>`}
    ${
      lines.length > 0 &&
      html`<ul>
        ${lines.map((line) => html`<li key=${line.lineId}>${line.qtyMilli / 1000} × ${nameOf(line.names)}</li>`)}
      </ul>`
    }
    ${
      how === 'waiting' &&
      isMine &&
      html`<${Button} busy=${busy.value === 'withdraw'} onPress=${() => void say('withdraw', { proposalId })}>
        ${t('guest.withdraw')}
      <//>`
    }
  </section>`
}
