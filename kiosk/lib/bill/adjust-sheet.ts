/**
 * Making a bill, or one line of it, cheaper: a discount, something free,
 * another price.
 *
 * The rule: the reason is named first. What goes beyond it asks who approves,
 * and never fails after a person has typed everything.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { X } from 'lucide'
import type { BillDoc, BillLine, DiscountDoc, DiscountReasonDoc } from '../../../schema/bill.ts'
import { couponCode } from '../../../schema/coupon-code.ts'
import { addedSince, beyondTogether, type Next } from '../../../schema/lowered.ts'
import type { Off } from '../../../schema/lowering.ts'
import { mulRate, type Money } from '../../../schema/money.ts'
import { sendApproved } from '../frame/ask-approval.ts'
import { sayDeclined } from '../frame/say-declined.ts'
import { can } from '../session.ts'
import { Button } from '../ui/button.ts'
import { Field } from '../ui/field.ts'
import { SegmentedControl } from '../ui/segmented-control.ts'
import { Sheet } from '../ui/sheet.ts'
import { toast } from '../ui/toast.ts'
import { money } from '../words/format.ts'
import { nameOf } from '../words/names.ts'
import { refused } from '../words/refused.ts'
import { t } from '../words/words.ts'
import { AmountPad, offOf, padText, type Typed } from './amount-pad.ts'
import { billName } from './bill-name.ts'
import { hasCoupons, reasonsFor } from './by-hand.ts'
import { baseOf, change, excluded, isChanging, whyFixed } from './change.ts'
import { CouponForm } from './coupon-form.ts'
import { DiscountChoice, Reasons, type Lowering } from './discount-choice.ts'

type Deed = 'discount' | 'coupon' | 'free' | 'price'

export interface AdjustSheetProps {
  readonly bill: BillDoc
  /** What all of the bill is called, where that is more than its table or token: a part of one. */
  readonly name?: string
  /** null: all of the bill. */
  readonly line: BillLine | null
  readonly reasons: readonly DiscountReasonDoc[]
  readonly onClose: () => void
}

export function AdjustSheet(props: AdjustSheetProps): VNode {
  const { bill, line, reasons, onClose } = props
  const [deed, setDeed] = useState<Deed>(line?.isDiscountable === false ? 'price' : 'discount')
  const { name = t('bill.all-of', { bill: billName(bill) }) } = props
  const title = line === null ? name : nameOf(line.names)
  const fixed =
    line?.isDiscountable === false
      ? refused({ code: 'line.not-discountable', facts: { item: title } })
      : undefined
  const choices = [
    { value: 'discount', label: t('bill.discount'), why: fixed },
    ...(line === null && hasCoupons(reasons) ? [{ value: 'coupon', label: t('bill.coupon') }] : []),
    { value: 'free', label: t('bill.free') },
    ...(line === null ? [] : [{ value: 'price', label: t('bill.price') }]),
  ]
  const view = views[deed]
  const given = deed === 'price' ? undefined : givenOn(bill, line)
  return html`<${Sheet} title=${title} from="side" onClose=${onClose}>
    <div class="adjust">
      <${SegmentedControl} label=${t('bill.what-to-do')} choices=${choices} value=${deed} onChange=${setDeed} />
      ${given === undefined ? html`<${view} ...${props} title=${title} />` : html`<${Given} bill=${bill} discount=${given} />`}
    </div>
  <//>`
}

type DeedProps = AdjustSheetProps & { readonly title: string }

/** What makes it cheaper already. */
const givenOn = (bill: BillDoc, line: BillLine | null): DiscountDoc | undefined =>
  bill.discounts.find(({ lineId }) => lineId === (line?.lineId ?? null))

/** What all of a bill would be lowered by, were it given anew for what is on it now. */
const lessWith = (bill: BillDoc, { ratePpm, amount, isComp }: DiscountDoc): Money =>
  ratePpm === null ? (amount ?? 0) : mulRate(baseOf(bill, null, isComp), ratePpm)

/** One discount at a time: the way to another one is to take this one off. */
function Given(props: { readonly bill: BillDoc; readonly discount: DiscountDoc }): VNode {
  const { bill, discount } = props
  const { discountId, names, reasonId, ratePpm, amount, isComp } = discount
  const added = addedSince(bill, discount)
  const again = async (): Promise<void> => {
    const { billId } = bill
    const what = t(isComp ? 'bill.approve-free' : 'bill.approve-discount', {
      what: t('bill.all-of', { bill: billName(bill) }),
      amount: money(lessWith(bill, discount), true),
    })
    const off: Off =
      ratePpm === null ? { kind: 'amount', amount: amount ?? 0 } : { kind: 'rate', ratePpm }
    if (isComp) await change('bill.comp', { billId, reasonId }, what, bill)
    else await change('bill.discount-over', { billId, reasonId, off }, what, bill)
  }
  const right = isComp ? 'bill.comp' : 'bill.discount-over'
  const name = `${nameOf(names)}${ratePpm === null || isComp ? '' : ` ${ratePpm / 10_000} %`}`
  return html`<section class="adjust-given" role="status">
    <p><b>${name}</b></p>
    <p>${added > 0 ? t('bill.off-since', { amount: money(added, true) }) : refused({ code: 'discount.twice' })}</p>
    ${
      added > 0 &&
      html`<${Button} kind="primary" wide busy=${isChanging.value} why=${whyFixed(bill, right)} onPress=${() => void again()}>
        ${t(can(right) === 'ask' ? 'bill.again-ask' : 'bill.again')}
      <//>`
    }
    <${Button}
      icon=${X}
      wide
      busy=${isChanging.value}
      why=${whyFixed(bill, 'bill.undiscount')}
      onPress=${() => void change('bill.undiscount', { billId: bill.billId, discountId }, name)}
    >
      ${t('bill.remove', { what: name })}
    <//>
  </section>`
}

function Discount({ bill, line, reasons, onClose, title }: DeedProps): VNode {
  const left = line === null ? excluded(bill) : []
  const give = async ({ reasonId, off, isOver, less }: Lowering): Promise<void> => {
    const lineId = line === null ? {} : { lineId: line.lineId }
    const args = { billId: bill.billId, reasonId, off, ...lineId }
    const name = isOver ? 'bill.discount-over' : 'bill.discount'
    const what = t('bill.approve-discount', { what: title, amount: money(less, true) })
    if (await change(name, args, what, bill)) onClose()
  }
  return html`<${DiscountChoice}
    base=${baseOf(bill, line)}
    reasons=${reasons}
    notOn=${left.map(({ names }) => nameOf(names))}
    busy=${isChanging.value}
    together=${(next: Pick<Next, 'off' | 'capPpm'>) => beyondTogether(bill, { ...next, lineId: line?.lineId ?? null })}
    onGive=${(one: Lowering) => void give(one)}
  />`
}

function Free({ bill, line, reasons, onClose, title }: DeedProps): VNode {
  const usable = reasonsFor(reasons, 'free')
  const [reason, setReason] = useState<DiscountReasonDoc | undefined>(usable[0])
  const amount = money(baseOf(bill, line, true), true)
  const why =
    can('bill.comp') === 'deny'
      ? refused({ code: 'command.not-permitted' })
      : reason === undefined
        ? t('bill.reason')
        : undefined
  const give = async (): Promise<void> => {
    if (reason === undefined) return
    const lineId = line === null ? {} : { lineId: line.lineId }
    const args = { billId: bill.billId, reasonId: reason.reasonId, ...lineId }
    const what = t('bill.approve-free', { what: title, amount })
    if (await change('bill.comp', args, what, bill)) onClose()
  }
  return html`
    <${Reasons} reasons=${usable} chosen=${reason} onChoose=${setReason} />
    <${Button} kind="primary" wide busy=${isChanging.value} why=${why} onPress=${() => void give()}>
      ${t(can('bill.comp') === 'ask' ? 'bill.ask-free' : 'bill.give-free', { amount })}
    <//>
  `
}

function Coupon({ bill, reasons, onClose, title }: DeedProps): VNode {
  const nameOfCode = (code: string): string | undefined => {
    const known = reasons.find(({ coupon }) => coupon?.code === couponCode(code))
    return known === undefined ? undefined : nameOf(known.names)
  }
  const use = async (code: string): Promise<string | undefined> => {
    isChanging.value = true
    const args = { billId: bill.billId, code }
    const answer = await sendApproved('bill.coupon', args, t('bill.coupon-on', { what: title }))
    isChanging.value = false
    if (answer === null) return undefined
    if (!answer.ok) return sayDeclined(answer)
    toast({ text: t('bill.coupon-given', { name: nameOfCode(code) ?? code }), tone: 'done' })
    onClose()
    return undefined
  }
  const why = whyFixed(bill, 'bill.coupon')
  return html`<${CouponForm} why=${why} busy=${isChanging.value} onUse=${use} />`
}

function Price({ bill, line, onClose, title }: DeedProps): VNode | null {
  const [typed, setTyped] = useState<Typed>({ unit: 'amount', text: padText(line?.unitPrice ?? 0) })
  const [reason, setReason] = useState('')
  if (line === null) return null
  const off = offOf(typed)
  const unitPrice = off?.kind === 'amount' ? off.amount : 0
  const set = async (price: Money | null): Promise<void> => {
    const args = {
      billId: bill.billId,
      lineId: line.lineId,
      reason: price === null ? t('bill.own-price') : reason.trim(),
      ...(price === null ? {} : { unitPrice: price }),
    }
    const what = t('bill.approve-price', {
      what: title,
      amount: money(price ?? line.listPrice ?? 0, true),
    })
    if (await change('bill.reprice', args, what, bill)) onClose()
  }
  const why =
    can('bill.reprice') === 'deny'
      ? refused({ code: 'command.not-permitted' })
      : reason.trim() === ''
        ? t('bill.say-why')
        : unitPrice === line.unitPrice
          ? t('bill.same-price')
          : undefined
  return html`
    <p class="adjust-note figures">
      ${t('bill.price-now', { price: money(line.unitPrice, true) })}
      ${line.listPrice !== undefined && ` · ${t('bill.price-was', { price: money(line.listPrice, true) })}`}
    </p>
    <${Field} label=${t('bill.why')} value=${reason} maxLength=${80} onInput=${setReason} />
    <${AmountPad} value=${typed} withRate=${false} onChange=${setTyped} />
    <${Button} kind="primary" wide busy=${isChanging.value} why=${why} onPress=${() => void set(unitPrice)}>
      ${t(can('bill.reprice') === 'ask' ? 'bill.ask-price' : 'bill.set-price', { price: money(unitPrice, true) })}
    <//>
    ${line.listPrice !== undefined && html`<${Button} wide onPress=${() => void set(null)}>${t('bill.own-price')}<//>`}
  `
}

const views = { discount: Discount, coupon: Coupon, free: Free, price: Price } as const
