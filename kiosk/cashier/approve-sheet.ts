/**
 * Printing a receipt again, and the second person who allows it.
 *
 * The rule: the approval is for this one command, so its number is made first
 * and the PIN is given for that number.
 */
import { signal } from '@preact/signals'
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { BillDoc } from '../../schema/bill.ts'
import { nameIn, type Language } from '../../schema/names.ts'
import { roleSeeds } from '../../schema/permissions.ts'
import { sayDeclined } from '../lib/frame/say-declined.ts'
import type { Declined } from '../lib/hub-api.ts'
import { newId, send } from '../lib/send.ts'
import { approve, can, session } from '../lib/session.ts'
import { ErrorNote } from '../lib/ui/error-note.ts'
import { PinPad } from '../lib/ui/pin-pad.ts'
import { Sheet } from '../lib/ui/sheet.ts'
import { toast } from '../lib/ui/toast.ts'
import { language as reader } from '../lib/words/place.ts'
import { t } from '../lib/words/words.ts'
import { approversOf } from '../lib/frame/approvers.ts'
import { receiptLanguage } from './desk.ts'

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

export function ApproveSheet({ ask }: { readonly ask: Reprint }): VNode {
  const [isBusy, setBusy] = useState(false)
  const [why, setWhy] = useState<Declined | undefined>()
  const me = session.value.me
  const people = approversOf(me?.users ?? [], roleSeeds, 'receipt.reprint', me?.signIn?.userId).map(
    ({ userId, name, roleId }) => ({ userId, name, role: roleName(roleId) }),
  )
  const close = (): void => void (reprinting.value = null)
  const enter = async (userId: string, pin: string): Promise<void> => {
    setBusy(true)
    const approved = await approve(userId, pin, ask.commandId)
    setBusy(false)
    if (!approved.ok) return setWhy(approved)
    close()
    return print(ask, approved.value.signInId)
  }
  return html`<${Sheet} title=${t('cashier.reprint-of', { token: ask.token })} from="side" onClose=${close}>
    ${
      people.length === 0
        ? html`<${ErrorNote} what=${t('cashier.nobody-approves')} todo=${t('cashier.nobody-todo')} />`
        : html`<${PinPad}
            people=${people}
            title=${t('cashier.who-approves')}
            enter=${t('cashier.approve')}
            busy=${isBusy}
            wait=${why?.code === 'sign-in.wait' ? Number(why.facts['seconds'] ?? 0) : 0}
            error=${why === undefined || why.code === 'sign-in.wait' ? undefined : sayDeclined(why)}
            onEnter=${(userId: string, pin: string) => void enter(userId, pin)}
          />`
    }
  <//>`
}

/** What a role is called; a role the owner has made keeps its id until the office names it. */
export const roleName = (roleId: string): string => {
  const names = roleSeeds.find((role) => role.roleId === roleId)?.names
  return names === undefined ? roleId : nameIn(names, reader.value)
}
