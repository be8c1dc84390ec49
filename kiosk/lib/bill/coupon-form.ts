/**
 * The code of a coupon, typed or scanned.
 *
 * The rule: what is wrong with it stands under it until somebody types on; a
 * message that goes away by itself is no answer to a guest.
 */
import type { VNode } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { TicketPercent } from 'lucide'
import type { BillDoc } from '../../../schema/bill.ts'
import { sendApproved } from '../frame/ask-approval.ts'
import { sayDeclined } from '../frame/say-declined.ts'
import { Button } from '../ui/button.ts'
import { Field } from '../ui/field.ts'
import { toast } from '../ui/toast.ts'
import { t } from '../words/words.ts'
import { isChanging, whyFixed } from './change.ts'

export interface CouponFormProps {
  readonly bill: BillDoc
  /** What is changed, by its name. */
  readonly title: string
  readonly nameOfCode: (code: string) => string | undefined
  readonly onGiven: () => void
}

export function CouponForm({ bill, title, nameOfCode, onGiven }: CouponFormProps): VNode {
  const form = useRef<HTMLDivElement>(null)
  const [code, setCode] = useState('')
  const [wrong, setWrong] = useState<string | undefined>()
  // A scanner types where the focus is.
  useLayoutEffect(() => form.current?.querySelector('input')?.focus(), [])
  const why =
    whyFixed(bill, 'bill.coupon') ?? (code.trim() === '' ? t('bill.coupon-type') : undefined)
  const use = async (): Promise<void> => {
    if (why !== undefined || isChanging.peek()) return
    isChanging.value = true
    const args = { billId: bill.billId, code }
    const answer = await sendApproved('bill.coupon', args, t('bill.coupon-on', { what: title }))
    isChanging.value = false
    if (answer === null) return
    if (!answer.ok) return setWrong(sayDeclined(answer))
    toast({ text: t('bill.coupon-given', { name: nameOfCode(code) ?? code }), tone: 'done' })
    onGiven()
  }
  return html`<div class="adjust" ref=${form}>
    <${Field}
      label=${t('bill.coupon-code')}
      icon=${TicketPercent}
      value=${code}
      maxLength=${40}
      autocomplete="off"
      error=${wrong}
      onInput=${(text: string) => {
        setWrong(undefined)
        setCode(text.toUpperCase())
      }}
      onEnter=${() => void use()}
    />
    <${Button} kind="primary" wide busy=${isChanging.value} why=${why} onPress=${() => void use()}>${t('bill.coupon-use')}<//>
  </div>`
}
