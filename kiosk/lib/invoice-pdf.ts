/** Keys that keep an invoice or a credit note as a PDF, in the language its paper is wanted in. */
import { Fragment, type ComponentChildren, type VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { FileDown } from 'lucide'
import type { BillDoc } from '../../schema/bill.ts'
import type { Language } from '../../schema/names.ts'
import { copiesOffered } from '../../schema/paper-copies.ts'
import type { RefundDoc } from '../../schema/refund.ts'
import { sayDeclined } from './frame/say-declined.ts'
import { keepFile } from './keep-file.ts'
import { Button } from './ui/button.ts'
import { toast } from './ui/toast.ts'
import en from './words/buyer.en.json'
import hi from './words/buyer.hi.json'
import { place } from './words/place.ts'
import { speak, t } from './words/words.ts'

speak({ en, hi })

export interface InvoicePdfProps {
  readonly bill: BillDoc
  readonly language?: Language
  /** The question mark part that names another outlet than the screen's own. */
  readonly outletQuery?: string
}

/** The original, and of an invoice for trade all its copies as one file; nothing of a bill without an invoice. */
export function InvoicePdf({ bill, language, outletQuery = '' }: InvoicePdfProps): VNode | null {
  const { billId, invoice } = bill
  if (invoice === null) return null
  const { number } = invoice
  const count = copiesOffered(place.value.country, bill)
  const asked = {
    path: `/api/v1/bills/${billId}/invoice.pdf`,
    outletQuery,
    language: language ?? bill.language,
  }
  return html`<${Fragment}>
    <${PdfKey} ...${asked} label=${t('buyer.pdf-of', { number })} />
    ${
      count > 1 &&
      html`<${PdfKey} ...${asked} more="&copies=all" label=${t('buyer.copies-of', { count, number })}>
        ${t('buyer.copies', { count })}
      <//>`
    }
  <//>`
}

export interface CreditNotePdfProps {
  readonly refund: Pick<RefundDoc, 'refundId' | 'number'>
  readonly language: Language
  readonly outletQuery?: string
}

/** The same of the credit note of a refund. */
export function CreditNotePdf({
  refund: { refundId, number },
  language,
  outletQuery = '',
}: CreditNotePdfProps): VNode {
  return html`<${PdfKey}
    path=${`/api/v1/refunds/${refundId}/credit-note.pdf`}
    outletQuery=${outletQuery}
    language=${language}
    label=${t('buyer.credit-note-pdf', { number })}
  />`
}

interface PdfKeyProps {
  readonly path: string
  readonly outletQuery: string
  readonly language: Language
  /** What is asked of it beside its language. */
  readonly more?: string
  readonly label: string
  /** What stands on the key, where it is not PDF. */
  readonly children?: ComponentChildren
}

function PdfKey({ path, outletQuery, language, more = '', label, children }: PdfKeyProps): VNode {
  const [isBusy, setBusy] = useState(false)
  const keep = async (): Promise<void> => {
    setBusy(true)
    const asked = `${outletQuery === '' ? '?' : `${outletQuery}&`}language=${language}${more}`
    const kept = await keepFile(`${path}${asked}`)
    setBusy(false)
    if (!kept.ok) toast({ text: sayDeclined(kept), tone: 'stop', seconds: 8 })
  }
  return html`<${Button} icon=${FileDown} busy=${isBusy} label=${label} onPress=${() => void keep()}>
    ${children ?? t('buyer.pdf')}
  <//>`
}
