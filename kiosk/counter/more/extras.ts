/**
 * What is said of a sale beside its lines: a discount, a tip, whom the invoice names.
 *
 * The rule: each is one key that says what stands, and nothing is added that
 * nobody chose. Once money is taken no discount and no tip changes what it is for.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { BadgePercent, Building2, HandCoins } from 'lucide'
import { mulRate } from '../../../schema/money.ts'
import { AmountPad, offOf, type Typed } from '../../lib/bill/amount-pad.ts'
import { hasCoupons } from '../../lib/bill/by-hand.ts'
import { CouponForm } from '../../lib/bill/coupon-form.ts'
import { DiscountChoice, type Lowering } from '../../lib/bill/discount-choice.ts'
import { BuyerForm, type WrittenBuyer } from '../../lib/buyer/form.ts'
import { sayOf } from '../../lib/order/cart.ts'
import { can, session } from '../../lib/session.ts'
import { Button } from '../../lib/ui/button.ts'
import { SegmentedControl } from '../../lib/ui/segmented-control.ts'
import { Sheet } from '../../lib/ui/sheet.ts'
import { toast } from '../../lib/ui/toast.ts'
import { money } from '../../lib/words/format.ts'
import { nameOf } from '../../lib/words/names.ts'
import { refused } from '../../lib/words/refused.ts'
import { t } from '../../lib/words/words.ts'
import { askCoupon, cartLowerable, whyNoCoupon } from '../coupon.ts'
import { whenAllowed } from '../leave.ts'
import { reasons } from '../kitchen-watch.ts'
import { cart, preview, putCoupon, say } from '../till.ts'

type Extra = 'discount' | 'coupon' | 'tip' | 'buyer'

export function ExtraKeys({ taken }: { readonly taken: boolean }): VNode {
  const [open, setOpen] = useState<Extra | null>(null)
  const { discount, coupon, tip, buyer } = cart.value.extras ?? {}
  const isLowered = discount !== undefined || coupon !== undefined
  const total = preview.value?.total
  const fixed = taken ? refused({ code: 'bill.part-paid' }) : undefined
  const whyLower =
    fixed ??
    (can('bill.discount') === 'deny' ? refused({ code: 'command.not-permitted' }) : undefined)
  const close = (): void => setOpen(null)
  return html`<div class="more-extras">
    <${Button} icon=${BadgePercent} pressed=${isLowered} why=${whyLower} onPress=${() => setOpen('discount')}>
      ${t('pay.discount')}
      ${isLowered && html`<small class="figures">−${money(total?.discountTotal ?? 0, true)}</small>`}
    <//>
    <${Button} icon=${HandCoins} pressed=${tip !== undefined} why=${fixed} onPress=${() => setOpen('tip')}>
      ${t('pay.tip')}
      ${tip !== undefined && html`<small class="figures">${money(tip, true)}</small>`}
    <//>
    <${Button} icon=${Building2} pressed=${buyer !== undefined} onPress=${() => setOpen('buyer')}>
      ${t('pay.whose')}
      ${buyer !== undefined && html`<small>${buyer.name}</small>`}
    <//>
    ${open === 'discount' && html`<${DiscountSheet} onClose=${close} />`}
    ${open === 'tip' && html`<${TipSheet} onClose=${close} />`}
    ${open === 'buyer' && html`<${NamedSheet} onClose=${close} />`}
  </div>`
}

interface SheetProps {
  readonly onClose: () => void
}

/** Takes off again what stands. */
function TakeOff(props: {
  readonly what: string
  readonly extra: Extra
  readonly onClose: () => void
}): VNode {
  const press = (): void => {
    say({ [props.extra]: undefined })
    props.onClose()
  }
  return html`<${Button} kind="danger" wide onPress=${press}>${t('pay.take-off', { what: props.what })}<//>`
}

function DiscountSheet({ onClose }: SheetProps): VNode {
  const { discount, coupon } = cart.value.extras ?? {}
  const [way, setWay] = useState<'discount' | 'coupon'>(
    coupon === undefined ? 'discount' : 'coupon',
  )
  const choices = (['discount', 'coupon'] as const).map((value) => ({
    value,
    label: t(`bill.${value}`),
  }))
  const stands = coupon !== undefined ? 'coupon' : discount !== undefined ? 'discount' : undefined
  return html`<${Sheet} title=${t('pay.discount')} from="side" onClose=${onClose}>
    <div class="adjust">
      ${
        stands !== undefined &&
        html`<${TakeOff} what=${t(`bill.${stands}`)} extra=${stands} onClose=${onClose} />`
      }
      ${
        hasCoupons(reasons.value) &&
        html`<${SegmentedControl} label=${t('bill.what-to-do')} choices=${choices} value=${way} onChange=${setWay} />`
      }
      ${way === 'discount' ? html`<${ByReason} onClose=${onClose} />` : html`<${ByCode} onClose=${onClose} />`}
    </div>
  <//>`
}

function ByReason({ onClose }: SheetProps): VNode {
  const lines = preview.value?.lines ?? []
  const notOn = lines.flatMap(({ item }) =>
    item?.isDiscountable === false ? [nameOf(item.names)] : [],
  )
  const give = ({ reasonId, off, isOver }: Lowering): void => {
    const lowered = { reasonId, off, ...(isOver ? { isOver } : {}) }
    const said = { discount: lowered, coupon: undefined }
    const put = (): void => {
      say(said)
      onClose()
    }
    whenAllowed(put, sayOf(cart.peek(), said).extras)
  }
  return html`<${DiscountChoice}
    base=${cartLowerable(preview.value)}
    reasons=${reasons.value}
    notOn=${[...new Set(notOn)]}
    busy=${false}
    onGive=${give}
  />`
}

function ByCode({ onClose }: SheetProps): VNode {
  const [isBusy, setBusy] = useState(false)
  const use = async (code: string): Promise<string | undefined> => {
    setBusy(true)
    const answer = await askCoupon(code)
    setBusy(false)
    if (!answer.ok) return whyNoCoupon(answer)
    const { value } = answer
    const put = (): void => {
      putCoupon(value)
      onClose()
      toast({ text: t('bill.coupon-given', { name: nameOf(value.names) }), tone: 'done' })
    }
    whenAllowed(put, sayOf(cart.peek(), { coupon: value.code, discount: undefined }).extras)
    return undefined
  }
  const why = can('bill.coupon') === 'deny' ? refused({ code: 'command.not-permitted' }) : undefined
  return html`<${CouponForm} why=${why} busy=${isBusy} onUse=${use} />`
}

function TipSheet({ onClose }: SheetProps): VNode {
  const [typed, setTyped] = useState<Typed>({ unit: 'amount', text: '' })
  const total = preview.value?.total
  const { tip } = cart.value.extras ?? {}
  const off = offOf(typed)
  const amount =
    off === null
      ? 0
      : off.kind === 'amount'
        ? off.amount
        : mulRate(total?.payable ?? 0, off.ratePpm)
  const put = (): void => {
    if (amount === 0) return
    say({ tip: amount })
    onClose()
  }
  return html`<${Sheet} title=${t('pay.tip-title')} from="side" onClose=${onClose}>
    <div class="adjust">
      ${tip !== undefined && html`<${TakeOff} what=${t('pay.tip')} extra="tip" onClose=${onClose} />`}
      <${AmountPad} value=${typed} rates=${[5, 7.5, 10]} amounts=${[20_00, 50_00, 100_00]} onChange=${setTyped} onEnter=${put} />
      <${Button} kind="primary" wide why=${amount === 0 ? t('bill.type-it') : undefined} onPress=${put}>
        ${t('pay.tip-add', { amount: money(amount, true) })}
      <//>
    </div>
  <//>`
}

function NamedSheet({ onClose }: SheetProps): VNode | null {
  const outlet = session.value.me?.outlet
  const { buyer, placeOfSupply } = cart.value.extras ?? {}
  if (outlet === undefined) return null
  const save = (written: WrittenBuyer): void => {
    say({ placeOfSupply: undefined, ...written })
    onClose()
  }
  const nobody = (): void => {
    say({ buyer: undefined, placeOfSupply: undefined })
    onClose()
  }
  return html`<${BuyerForm}
    known=${buyer ?? null}
    outlet=${outlet}
    orderType=${cart.value.orderType}
    isSentThere=${placeOfSupply === undefined ? cart.value.orderType === 'delivery' : true}
    busy=${false}
    onSave=${save}
    onRemove=${buyer === undefined ? undefined : nobody}
    onClose=${onClose}
  />`
}
