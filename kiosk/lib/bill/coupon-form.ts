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
import { Button } from '../ui/button.ts'
import { Field } from '../ui/field.ts'
import { t } from '../words/words.ts'

export interface CouponFormProps {
  /** Why there can be none now. */
  readonly why: string | undefined
  readonly busy: boolean
  /** Uses a code; answers with what is wrong with it, or nothing. */
  readonly onUse: (code: string) => Promise<string | undefined>
}

export function CouponForm({ why: whyNot, busy, onUse }: CouponFormProps): VNode {
  const form = useRef<HTMLDivElement>(null)
  const [code, setCode] = useState('')
  const [wrong, setWrong] = useState<string | undefined>()
  // A scanner types where the focus is.
  useLayoutEffect(() => form.current?.querySelector('input')?.focus(), [])
  const why = whyNot ?? (code.trim() === '' ? t('bill.coupon-type') : undefined)
  const use = async (): Promise<void> => {
    if (why === undefined && !busy) setWrong(await onUse(code))
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
    <${Button} kind="primary" wide busy=${busy} why=${why} onPress=${() => void use()}>${t('bill.coupon-use')}<//>
  </div>`
}
