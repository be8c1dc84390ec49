/**
 * The whole page: head, menu, and the bar that is always in view.
 *
 * The rule: the menu is there from the first moment, whoever one is; only what
 * one wants to do asks who one is.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { ALargeSmall, Bell, ReceiptText, ShoppingBag } from 'lucide'
import { Button } from '../lib/ui/button.ts'
import { Icon } from '../lib/ui/icon.ts'
import { sum } from '../../schema/money.ts'
import { t } from '../lib/words/words.ts'
import { CartSheet } from './cart-sheet.ts'
import { busy, hasEnded, line, menu, problem, say, state } from './hub.ts'
import { JoinSheet } from './join-sheet.ts'
import { MenuList } from './menu-list.ts'
import { OrderSheet } from './order-sheet.ts'
import { grossOf, isLarge, nameOf, price, toggleLanguage, toggleLarge } from './text.ts'

export type Opened = 'join' | 'cart' | 'order' | null

export function Page(): VNode {
  const [opened, setOpened] = useState<Opened>(null)
  const now = state.value
  if (line.value === 'nowhere') return html`<${Notice} what=${t('guest.nowhere')} />`
  if (now !== null && now.ordering === 'off') return html`<${Notice} what=${t('guest.closed')} />`
  const close = (): void => setOpened(null)
  return html`<div class="guest">
    <${Head} />
    ${line.value === 'lost' && html`<p class="strip-note" role="status">${t('guest.lost')}</p>`}
    ${hasEnded.value && html`<p class="strip-note" role="status">${t('guest.ended')}</p>`}
    <main class="guest-main">
      ${
        menu.value === null || now === null
          ? html`<p class="guest-wait" role="status">${t('shared.loading')}</p>`
          : html`<${MenuList} menu=${menu.value} onJoin=${() => setOpened('join')} />`
      }
      <p class="paper">${t('guest.paper')}</p>
    </main>
    ${problem.value !== null && opened === null && html`<p class="problem" role="alert">${problem.value}</p>`}
    ${now !== null && html`<${Bar} onOpen=${setOpened} />`}
    ${opened === 'join' && html`<${JoinSheet} onClose=${close} />`}
    ${opened === 'cart' && html`<${CartSheet} onClose=${close} onJoin=${() => setOpened('join')} />`}
    ${opened === 'order' && html`<${OrderSheet} onClose=${close} />`}
  </div>`
}

function Notice({ what }: { readonly what: string }): VNode {
  return html`<main class="notice"><h1>Chowk</h1><p>${what}</p></main>`
}

function Head(): VNode {
  const now = state.value
  return html`<header class="head">
    <div class="head-name">
      <h1>${now === null ? '' : nameOf(now.outlet.names)}</h1>
      <p>${now === null ? '' : t('guest.table', { table: now.party?.label ?? now.table })}</p>
    </div>
    <${Button} kind="quiet" icon=${ALargeSmall} label=${t('guest.large')} pressed=${isLarge.value} onPress=${toggleLarge} />
    <${Button} kind="quiet" onPress=${toggleLanguage}>${t('guest.language')}<//>
  </header>`
}

/** What can be done, always in view. */
function Bar({ onOpen }: { readonly onOpen: (what: Opened) => void }): VNode {
  const now = state.value
  const party = now?.party ?? null
  const cart = now?.cart ?? []
  const pieces = sum(cart.map(({ qtyMilli }) => qtyMilli)) / 1000
  const mayOrder = now?.ordering === 'ask' || now?.ordering === 'direct'
  const waiting = (now?.proposals ?? []).filter((one) => one.state === 'waiting').length
  if (now?.me == null) {
    return html`<footer class="bar">
      <${Button} kind="primary" wide onPress=${() => onOpen('join')}>${t('guest.join')}<//>
    </footer>`
  }
  return html`<footer class="bar">
    ${
      party !== null &&
      html`<${Button}
          icon=${Bell}
          busy=${busy.value === 'call'}
          pressed=${party.calledAt !== null}
          onPress=${() => void say('call')}
        >
          ${t(party.calledAt === null ? 'guest.call' : 'guest.called')}
        <//>
        <${Button} icon=${ReceiptText} onPress=${() => onOpen('order')}>${t('guest.order')}<//>`
    }
    ${party === null && html`<${Button} onPress=${() => onOpen('join')}>${t('guest.pin')}<//>`}
    ${
      mayOrder &&
      html`<${Button} kind="primary" class="bar-cart" onPress=${() => onOpen('cart')}>
        <${Icon} of=${ShoppingBag} />
        <span class="figures">
          ${
            pieces > 0
              ? t('guest.cart-of', { count: pieces, amount: price(sum(cart.map(grossOf))) })
              : waiting > 0
                ? t('guest.waiting')
                : t('guest.cart')
          }
        </span>
      <//>`
    }
  </footer>`
}
