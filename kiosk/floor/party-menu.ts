/** The menu beside the party: categories, search, tiles, and for whom and when the next items are. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { ArrowLeft, Hand } from 'lucide'
import type { MenuItem } from '../../schema/catalogue.ts'
import type { SittingDoc } from '../../schema/sitting.ts'
import { isEmpty } from '../lib/order/cart.ts'
import { MenuRail, MenuSearch, MenuTiles } from '../lib/order/menu-parts.ts'
import { Button } from '../lib/ui/button.ts'
import { t } from '../lib/words/words.ts'
import { course, isHolding, leaveParty, seat, side } from './desk.ts'
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
    </div>
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

/** Taken again, a course is let go of. */
const takeCourse = (next: number): void => {
  const isSame = course.peek() === next
  course.value = isSame ? null : next
  isHolding.value = !isSame && next > 1
}

/** A tap says it for every item that follows; a later course is held until it is fired. */
function Places({ guests }: { readonly guests: number }): VNode {
  return html`<div class="places">
    <div class="places-group" role="group" aria-label=${t('floor.for-seat')}>
      <span aria-hidden="true">${t('floor.seat')}</span>
      ${Array.from({ length: Math.min(guests, 12) }, (_, i) => i + 1).map(
        (one) => html`<button
          type="button"
          key=${one}
          class="extra figures"
          aria-label=${t('floor.seat-of', { seat: one })}
          aria-pressed=${seat.value === one ? 'true' : 'false'}
          onClick=${() => (seat.value = seat.peek() === one ? null : one)}
        >
          ${one}
        </button>`,
      )}
    </div>
    <div class="places-group" role="group" aria-label=${t('floor.with-course')}>
      <span aria-hidden="true">${t('floor.course')}</span>
      ${[1, 2, 3].map(
        (one) => html`<button
          type="button"
          key=${one}
          class="extra figures"
          aria-label=${t('floor.course-of', { course: one })}
          aria-pressed=${course.value === one ? 'true' : 'false'}
          onClick=${() => takeCourse(one)}
        >
          ${one}
        </button>`,
      )}
    </div>
    <${Button} icon=${Hand} pressed=${isHolding.value} onPress=${() => (isHolding.value = !isHolding.value)}>
      ${t('floor.hold')}
    <//>
  </div>`
}
