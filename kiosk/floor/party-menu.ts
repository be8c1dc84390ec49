/** The menu beside the party: categories, search, tiles, and for whom and when the next items are. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { ArrowLeft, Hand } from 'lucide'
import type { MenuItem } from '../../schema/catalogue.ts'
import type { SittingDoc } from '../../schema/sitting.ts'
import { isEmpty } from '../lib/order/cart.ts'
import { MenuRail, MenuSearch, MenuTiles } from '../lib/order/menu-parts.ts'
import { SellOutHow, SellOutKey } from '../lib/order/sell-out.ts'
import { Button } from '../lib/ui/button.ts'
import { t } from '../lib/words/words.ts'
import { course, isHolding, leaveParty, seat, side } from './desk.ts'
import { CourseChips, SeatChips, waits } from './place-chips.ts'
import { finder, moreOf, prices, takeFirst, tapItem } from './menu-desk.ts'
import { round, roundMenu } from './rounds.ts'
import { SendFoot } from './send-foot.ts'

export function PartyMenu({ party }: { readonly party: SittingDoc }): VNode {
  const isUnsent = !isEmpty(round.value)
  return html`<main class="party-menu">
    <div class="menu-top">
      <${Button} icon=${ArrowLeft} class="menu-leave" onPress=${leaveParty}>${t('floor.back')}<//>
      <${Button} icon=${ArrowLeft} class="menu-party" onPress=${() => (side.value = 'party')}>${party.label}<//>
      <${MenuSearch} finder=${finder} onEnter=${takeFirst} />
      <${SellOutKey} />
    </div>
    <${SellOutHow} />
    <${Places} guests=${party.guests} />
    <div class="party-choose">
      <${MenuRail} menu=${roundMenu.value} finder=${finder} />
      <${MenuTiles}
        menu=${roundMenu.value}
        finder=${finder}
        prices=${prices.value}
        held=${inRound}
        onTap=${tapItem}
        onMore=${moreOf}
      />
    </div>
    ${isUnsent && html`<div class="menu-send"><${SendFoot} /></div>`}
  </main>`
}

const inRound = ({ itemId }: MenuItem): number =>
  round.value.lines.reduce((sum, line) => sum + (line.itemId === itemId ? line.qtyMilli : 0), 0)

const takeCourse = (next: number | null): void => {
  course.value = next
  isHolding.value = waits(next)
}

/** A tap says it for every item that follows; a later course is held until it is fired. */
function Places({ guests }: { readonly guests: number }): VNode {
  return html`<div class="places">
    <${SeatChips} guests=${guests} value=${seat.value} onChange=${(next: number | null) => (seat.value = next)} />
    <${CourseChips} value=${course.value} onChange=${takeCourse} />
    <${Button} icon=${Hand} pressed=${isHolding.value} onPress=${() => (isHolding.value = !isHolding.value)}>
      ${t('floor.hold')}
    <//>
  </div>`
}
