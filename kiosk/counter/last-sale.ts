/** The sale before, for the guest who comes back to ask what the change was. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { money } from '../lib/words/format.ts'
import { t } from '../lib/words/words.ts'
import { forgetLast, last } from './sold.ts'
import { UndoChip } from './undo.ts'

export function LastSale(): VNode | null {
  const sale = last.value
  if (sale === null) return null
  const { token, mark, invoiceNumber, tender, due, change } = sale
  return html`<section class="last figures" aria-label=${t('counter.last')}>
    <h3>${t('counter.last')}</h3>
    <p>
      <b>${token === null ? mark : t('counter.token-is', { token })}</b>
      <span>${invoiceNumber ?? (token === null ? t('counter.saving') : t('counter.sent-short'))}</span>
    </p>
    <p>
      <b>${money(due)}</b>
      <span>
        ${
          tender === null
            ? t('counter.unpaid')
            : tender.kind === 'cash'
              ? change > 0
                ? t('counter.change-was', { change: money(change, true) })
                : t('counter.no-change')
              : t(`shared.tender-${tender.kind}`)
        }
      </span>
    </p>
    <${UndoChip} onUndone=${forgetLast} />
  </section>`
}
