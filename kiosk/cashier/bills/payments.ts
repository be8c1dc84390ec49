/** How a bill was paid, and what its payments were booked as before. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { ArrowLeftRight, Copy } from 'lucide'
import type { BillDoc } from '../../../schema/bill.ts'
import { Icon } from '../../lib/ui/icon.ts'
import { moment, money } from '../../lib/words/format.ts'
import { t } from '../../lib/words/words.ts'
import { personName } from '../say.ts'
import { byWay } from './parts-taken.ts'
import { wayOf } from './ways.ts'

export function Payments({ bill }: { readonly bill: BillDoc }): VNode {
  return html`<ul class="payments figures">
    ${bill.payments.map(
      ({ paymentId, kind, amount, offered, reference, back }) => html`<li key=${paymentId}>
        <${Icon} of=${wayOf(kind).icon} size=${20} />
        <span>${t(wayOf(kind).name)}${' '}<small>${back !== undefined ? t('cashier.part-was-back', { what: byWay(back) }) : offered === amount ? reference : t('cashier.given-note', { given: money(offered, true) })}</small></span>
        <b>${money(amount)}</b>
      </li>`,
    )}
    ${
      bill.change > 0 &&
      html`<li class="payments-change"><span>${t('cashier.change')}</span><b>${money(bill.change)}</b></li>`
    }
    ${bill.retenders?.map(
      ({
        retenderId,
        from,
        to,
        amount,
        at,
        by,
        approvedBy,
        reason,
      }) => html`<li key=${retenderId} class="payments-was">
        <${Icon} of=${ArrowLeftRight} size=${20} />
        <span>${t('cashier.retendered', { from: t(wayOf(from.kind).name), to: t(wayOf(to.kind).name) })}${' '}<small>${[moment(at), personName(by), approvedBy === null ? '' : t('cashier.approved-by', { name: personName(approvedBy) }), reason].filter(Boolean).join(' · ')}</small></span>
        <span>${money(amount)}</span>
      </li>`,
    )}
    ${bill.twice?.map(
      ({ twiceId, kind, amount, at, by, back }) => html`<li key=${twiceId} class="payments-was">
        <${Icon} of=${Copy} size=${20} />
        <span>${t('cashier.twice-came', { way: t(wayOf(kind).name) })}${' '}<small>${[moment(at), personName(by), back === null ? t('cashier.twice-still') : t('cashier.twice-back', { way: t(wayOf(back.kind).name) })].join(' · ')}</small></span>
        <span>${money(amount)}</span>
      </li>`,
    )}
  </ul>`
}
