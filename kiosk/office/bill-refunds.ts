/** What was given back of a bill: each credit note, with why and by whom. */
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import type { RefundDoc } from '../../schema/refund.ts'
import { read } from '../lib/hub-api.ts'
import { CreditNotePdf } from '../lib/invoice-pdf.ts'
import { Amount } from '../lib/ui/amount.ts'
import { moment } from '../lib/words/format.ts'
import { t } from '../lib/words/words.ts'
import { Fact } from './fact.ts'
import { approvedWords, personName } from './people.ts'
import { outletQuery, refundsOf } from './shop.ts'

/** What was given back of a bill, read anew when more is. */
export const useRefunds = (billId: string): readonly RefundDoc[] => {
  const [refunds, setRefunds] = useState<readonly RefundDoc[]>([])
  const told = refundsOf(billId).length
  useEffect(() => {
    let isGone = false
    void read<{ refunds: readonly RefundDoc[] }>(
      `/api/v1/bills/${billId}${outletQuery.peek()}`,
    ).then((answer) => !isGone && answer.ok && setRefunds(answer.value.refunds))
    return () => {
      isGone = true
    }
  }, [billId, told])
  return refunds
}

export function BillRefunds({ refunds }: { readonly refunds: readonly RefundDoc[] }): VNode | null {
  if (refunds.length === 0) return null
  return html`<section class="bill-refunds">
    ${refunds.map(
      (refund) => html`<div key=${refund.refundId}>
        <p class="bill-total">
          <span>${t('office.credit-note', { number: refund.number })}</span>
          <${Amount} minor=${-(refund.total.payable + refund.tip)} size="head" />
        </p>
        <p class="bill-facts">
          <span>${moment(refund.issuedAt)}</span>
          <span>${personName(refund.by)}</span>
          ${approvedWords(refund.approvedBy) !== '' && html`<span>${approvedWords(refund.approvedBy)}</span>`}
          <span>${refund.reason}</span>
        </p>
        <dl class="facts">
          ${refund.payments.map(
            ({ kind, amount, reference }) => html`<${Fact}
              key=${kind}
              name=${[t(`shared.tender-${kind}`), reference && t('office.reference', { reference })].filter(Boolean).join(' · ')}
              minor=${-amount}
            />`,
          )}
        </dl>
        <${CreditNotePdf} refund=${refund} language=${refund.language} outletQuery=${outletQuery.value} />
      </div>`,
    )}
  </section>`
}
