/** What can be sold: the categories at the left edge, the search field and the tiles. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Ellipsis, Gift, Languages, NotebookPen, UserRound } from 'lucide'
import type { MenuItem } from '../../schema/catalogue.ts'
import { switchLanguage } from '../lib/frame/language.ts'
import { MenuRail, MenuSearch, MenuTiles } from '../lib/order/menu-parts.ts'
import { SellOutHow, SellOutKey } from '../lib/order/sell-out.ts'
import { session } from '../lib/session.ts'
import { Button } from '../lib/ui/button.ts'
import { t } from '../lib/words/words.ts'
import { finder, moreOf, open, takeFirst, tapItem } from './desk.ts'
import { Notices } from './notices.ts'
import { OrderStrip } from './order-strip.ts'
import { cart, hasBoxes, held, prices, shownMenu } from './till.ts'

export function Rail(): VNode {
  return html`<div class="rail-column">
    <${MenuRail} menu=${shownMenu.value} finder=${finder} />
  </div>`
}

export function Menu(): VNode {
  return html`<main class="menu">
    <${Top} />
    <${SellOutHow} />
    <${MenuTiles}
      menu=${shownMenu.value}
      finder=${finder}
      prices=${prices.value}
      held=${inCart}
      onTap=${tapItem}
      onMore=${moreOf}
    />
    <${Notices} />
    <${OrderStrip} />
  </main>`
}

function Top(): VNode {
  const heldCount = held.value.length
  const [firstName = ''] = (session.value.me?.signIn?.name ?? '').split(' ')
  return html`<div class="menu-top">
    <${MenuSearch} finder=${finder} onEnter=${takeFirst} />
    ${
      hasBoxes.value &&
      html`<${Button} icon=${Gift} onPress=${() => (open.value = { kind: 'box', boxNo: null })}>
        <span class="part-name">${t('counter.box')}</span>
      <//>`
    }
    ${
      heldCount > 0 &&
      html`<${Button} icon=${NotebookPen} onPress=${() => (open.value = { kind: 'held' })}>
      ${t('counter.held-count', { count: heldCount })}
    <//>`
    }
    <${SellOutKey} />
    <${Button} class="menu-language" icon=${Languages} onPress=${() => switchLanguage('counter')}>
      <span class="part-name">${t('frame.language')}</span>
    <//>
    <${Button}
      class="menu-person"
      icon=${UserRound}
      label=${`${t('counter.person')}: ${firstName}`}
      onPress=${() => (open.value = { kind: 'person' })}
    >
      ${firstName}
    <//>
    <${Button} class="menu-more" icon=${Ellipsis} onPress=${() => (open.value = { kind: 'more' })}>
      ${t('shared.more')}
      ${heldCount > 0 && html`<span class="tile-count figures">${heldCount}</span>`}
    <//>
  </div>`
}

/** How much of an item the cart holds already, in thousandths. */
const inCart = ({ itemId }: MenuItem): number =>
  cart.value.lines.reduce(
    (before, line) => before + (line.itemId === itemId ? line.qtyMilli : 0),
    0,
  )
