/**
 * What else can be done with a ticket: paper, hurry, somebody to carry it, and
 * saying that there is none of something on it.
 *
 * The rule: each is one touch, and the sheet closes by it; only sold out asks
 * for how long and how many.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Ban, BellRing, Check, Flame, Hand, Printer } from 'lucide'
import { holdsOn } from '../../schema/eighty-six.ts'
import { businessDate } from '../../schema/time.ts'
import type { TicketDoc } from '../../schema/ticket.ts'
import { menu } from '../lib/menu.ts'
import { EightySixSheet } from '../lib/order/eighty-six-sheet.ts'
import { hubTime, session } from '../lib/session.ts'
import { Button } from '../lib/ui/button.ts'
import { Icon } from '../lib/ui/icon.ts'
import { Sheet } from '../lib/ui/sheet.ts'
import { clock } from '../lib/words/format.ts'
import { nameOf } from '../lib/words/names.ts'
import { t } from '../lib/words/words.ts'
import { bump, eightySixed, tellHub, tickets } from './wall.ts'

export interface TicketSheetProps {
  readonly ticketId: string
  readonly onClose: () => void
}

export function TicketSheet({ ticketId, onClose }: TicketSheetProps): VNode | null {
  const [soldOut, setSoldOut] = useState<string | null>(null)
  const ticket = tickets.value.find((one) => one.ticketId === ticketId)
  const outlet = session.value.me?.outlet
  if (ticket === undefined || outlet === undefined) return null
  const date = businessDate(hubTime(), outlet.timeZone, outlet.cutOffMinute)
  const item = menu.value?.items.find(({ itemId }) => itemId === soldOut)
  if (item !== undefined)
    return html`<${EightySixSheet}
      item=${item}
      eightySixed=${eightySixed.value}
      date=${date}
      onClose=${onClose}
    />`
  const place = ticket.tableLabel || String(ticket.token)
  const act = (deed: () => void) => (): void => {
    deed()
    onClose()
  }
  const { isRush, pagedAt, state } = ticket
  return html`<${Sheet} title=${t('kitchen.ticket-of', { place })} from="side" onClose=${onClose}>
    <div class="ticket-deeds">
      ${
        state === 'held'
          ? html`<p class="ticket-deeds-held"><${Icon} of=${Hand} />${t('kitchen.held-why')}</p>`
          : html`<${Button} kind="primary" icon=${Check} wide onPress=${act(() => bump(ticketId))}>
              ${t('kitchen.menu-done')}
            <//>`
      }
      <${Button}
        icon=${Flame}
        wide
        onPress=${act(() => tellHub('ticket.rush', { ticketId, isRush: !isRush }))}
      >
        ${t(isRush ? 'kitchen.menu-unrush' : 'kitchen.menu-rush')}
      <//>
      <${Button}
        icon=${BellRing}
        wide
        onPress=${act(() => tellHub('ticket.page', { ticketId }, t('kitchen.paged', { place })))}
      >
        ${
          pagedAt === null
            ? t('kitchen.menu-page')
            : t('kitchen.menu-page-again', { at: clock(pagedAt) })
        }
      <//>
      <${Button}
        icon=${Printer}
        wide
        onPress=${act(() => tellHub('ticket.print', { ticketId }, t('kitchen.printed', { place })))}
      >
        ${t('kitchen.menu-print')}
      <//>
      <h3>${t('kitchen.menu-out')}</h3>
      ${itemsOf(ticket).map(({ itemId, names }) => {
        const isOut = eightySixed.value.some(
          (one) =>
            one.itemId === itemId &&
            one.variantId === null &&
            one.leftMilli === 0 &&
            holdsOn(one, date),
        )
        return html`<${Button}
          key=${itemId}
          icon=${Ban}
          wide
          pressed=${isOut}
          onPress=${() => setSoldOut(itemId)}
        >
          ${nameOf(names)}${isOut && html` · <span>${t('shared.sold-out')}</span>`}
        <//>`
      })}
    </div>
  <//>`
}

/** What is on it, each item once, by the names of the menu where it still has it. */
const itemsOf = ({ lines }: TicketDoc): TicketDoc['lines'] => [
  ...new Map(lines.map((line) => [line.itemId, line])).values(),
]
