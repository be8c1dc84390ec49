/** The invoice of a paid bill as a PDF, in the language its receipt would be printed in. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import type { BillDoc } from '../../../schema/bill.ts'
import { InvoicePdf } from '../../lib/invoice-pdf.ts'
import { receiptLanguage } from '../desk.ts'

export function SettledPdf({ bill }: { readonly bill: BillDoc }): VNode {
  return html`<${InvoicePdf} bill=${bill} language=${receiptLanguage.value} />`
}
