/**
 * Printing a receipt again, and the second person who allows it.
 *
 * The rule: the approval is for this one command, so its number is made first
 * and the PIN is given for that number.
 */
import { signal } from '@preact/signals'
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import type { BillDoc } from '../../../schema/bill.ts'
import type { Language } from '../../../schema/names.ts'
import { ApproveSheet } from '../../lib/frame/approve-sheet.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { newId, send } from '../../lib/send.ts'
import { can } from '../../lib/session.ts'
import { toast } from '../../lib/ui/toast.ts'
import { t } from '../../lib/words/words.ts'
import { receiptLanguage } from '../desk.ts'

/** A reprint that waits for somebody's PIN. */
export interface Reprint {
  readonly commandId: string
  readonly billId: string
  readonly token: number
  readonly language: Language
}

/** The sheet that asks who approves; null while none is asked. */
export const reprinting = signal<Reprint | null>(null)
/** One is on its way to the printer. */
export const isReprinting = signal(false)

/** Prints the receipt of a settled bill again, at once or after somebody has approved it. */
export const reprint = ({ billId, token }: BillDoc): void => {
  if (isReprinting.peek()) return
  const asked = { commandId: newId(), billId, token, language: receiptLanguage.peek() }
  if (can('receipt.reprint') === 'allow') void print(asked)
  else reprinting.value = asked
}

const print = async (asked: Reprint, approval?: string): Promise<void> => {
  const { commandId, billId, token, language } = asked
  isReprinting.value = true
  const sent = send(
    'receipt.reprint',
    { billId, language },
    { id: commandId, ...(approval === undefined ? {} : { approval }) },
  )
  const settled = await sent.done
  isReprinting.value = false
  if (settled.ok) toast({ text: t('cashier.reprinted', { token }), tone: 'done' })
  else toast({ text: sayDeclined(settled), tone: 'stop', seconds: 8 })
}

/** Asks who allows the reprint that waits. */
export function ApproveReprint({ ask }: { readonly ask: Reprint }): VNode {
  const close = (): void => void (reprinting.value = null)
  const goOn = (signInId: string): void => {
    close()
    void print(ask, signInId)
  }
  return html`<${ApproveSheet}
    title=${t('cashier.reprint-of', { token: ask.token })}
    permission="receipt.reprint"
    commandId=${ask.commandId}
    args=${{ billId: ask.billId, language: ask.language }}
    onApproved=${goOn}
    onClose=${close}
  />`
}
