/**
 * What was done last. The rule: one touch brings a ticket back, and to the
 * place it had; the list stays open, because a mistake seldom comes alone.
 */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { History } from 'lucide'
import type { TicketDoc } from '../../schema/ticket.ts'
import { Button } from '../lib/ui/button.ts'
import { EmptyState } from '../lib/ui/empty-state.ts'
import { Sheet } from '../lib/ui/sheet.ts'
import { age, clock } from '../lib/words/format.ts'
import { language } from '../lib/words/place.ts'
import { t } from '../lib/words/words.ts'
import { lineTexts } from './names.ts'
import { done, recall } from './wall.ts'

export function RecallSheet({ onClose }: { readonly onClose: () => void }): VNode {
  return html`<${Sheet} title=${t('kitchen.recall-title')} from="side" onClose=${onClose}>
    ${
      done.value.length === 0
        ? html`<${EmptyState}
            icon=${History}
            title=${t('kitchen.recall-empty')}
            next=${t('kitchen.recall-empty-next')}
          />`
        : html`<ul class="recalls">
            ${done.value.map((ticket) => html`<${One} key=${ticket.ticketId} ticket=${ticket} />`)}
          </ul>`
    }
  <//>`
}

function One({ ticket }: { readonly ticket: TicketDoc }): VNode {
  const { token, firedAt, bumpedAt, lines } = ticket
  const doneAt = bumpedAt ?? firedAt
  const what = lines
    .map((line) => lineTexts(line, language.value))
    .map(({ qty, name }) => `${qty} ${name}`)
    .join(', ')
  return html`<li class="recalled">
    <span class="recalled-token figures">${token}</span>
    <span class="recalled-text">
      <span class="recalled-what">${what}</span>
      <span class="recalled-facts figures">
        ${t(`kitchen.${ticket.orderType}`)} · ${t('kitchen.recall-facts', { at: clock(doneAt), took: age(doneAt - firedAt) })}
      </span>
    </span>
    <${Button} icon=${History} onPress=${() => recall(ticket.ticketId)}>
      ${t('kitchen.recall-one', { token })}
    <//>
  </li>`
}
