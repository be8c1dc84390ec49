/** A key that keeps an invoice as a PDF, in the language its paper is wanted in. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { FileDown } from 'lucide'
import type { BillDoc } from '../../schema/bill.ts'
import type { Language } from '../../schema/names.ts'
import { sayDeclined } from './frame/say-declined.ts'
import { keepFile } from './keep-file.ts'
import { Button } from './ui/button.ts'
import { toast } from './ui/toast.ts'
import en from './words/buyer.en.json'
import hi from './words/buyer.hi.json'
import { speak, t } from './words/words.ts'

speak({ en, hi })

export interface InvoicePdfProps {
  readonly bill: BillDoc
  readonly language?: Language
  /** The question mark part that names another outlet than the screen's own. */
  readonly outletQuery?: string
}

/** Nothing of a bill without an invoice. */
export function InvoicePdf({ bill, language, outletQuery = '' }: InvoicePdfProps): VNode | null {
  const [isBusy, setBusy] = useState(false)
  const { billId, invoice } = bill
  if (invoice === null) return null
  const keep = async (): Promise<void> => {
    setBusy(true)
    const asked = `language=${language ?? bill.language}`
    const path = `/api/v1/bills/${billId}/invoice.pdf${outletQuery === '' ? '?' : `${outletQuery}&`}${asked}`
    const kept = await keepFile(path)
    setBusy(false)
    if (!kept.ok) toast({ text: sayDeclined(kept), tone: 'stop', seconds: 8 })
  }
  return html`<${Button}
    icon=${FileDown}
    busy=${isBusy}
    label=${t('buyer.pdf-of', { number: invoice.number })}
    onPress=${() => void keep()}
  >
    ${t('buyer.pdf')}
  <//>`
}
