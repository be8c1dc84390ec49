/** Why a bill may be lowered, how far each reason goes, and the coupons guests bring. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { BadgePercent, Gift, Plus, TicketPercent } from 'lucide'
import type { CouponDoc, DiscountReasonDoc } from '../../../schema/bill.ts'
import type { Money } from '../../../schema/money.ts'
import { typedDocs } from '../../lib/live.ts'
import { Badge } from '../../lib/ui/badge.ts'
import { Button } from '../../lib/ui/button.ts'
import { Card } from '../../lib/ui/card.ts'
import { ListRow } from '../../lib/ui/list-row.ts'
import { shortDay } from '../../lib/words/dates.ts'
import { count, money } from '../../lib/words/format.ts'
import { nameOf } from '../../lib/words/names.ts'
import { t } from '../../lib/words/words.ts'
import { useReading } from '../reading.ts'
import { view } from '../shop.ts'
import { DiscountSheet } from './discount-sheet.ts'
import { whyNot } from './saving.ts'

export function Discounts({ today }: { readonly today: number }): VNode {
  const [openId, setOpenId] = useState<string | null>(null)
  const [isNew, setNew] = useState(false)
  const reasons = typedDocs<DiscountReasonDoc>(view.value, 'reason').toSorted(
    (a, b) => Number(b.isActive) - Number(a.isActive) || a.position - b.position,
  )
  const open = reasons.find(({ reasonId }) => reasonId === openId)
  const close = (): void => {
    setOpenId(null)
    setNew(false)
  }
  const { value: uses } = useReading<{ readonly coupons: readonly CouponUse[] }>('/api/v1/coupons')
  const useOf = ({ reasonId }: DiscountReasonDoc): CouponUse | undefined =>
    uses && (uses.coupons.find((one) => one.reasonId === reasonId) ?? unused)
  const next = Math.min(1000, Math.max(0, ...reasons.map(({ position }) => position)) + 1)
  const add = html`<${Button} icon=${Plus} why=${whyNot('reason.set')} onPress=${() => setNew(true)}>
    ${t('firm.new-reason')}
  <//>`
  return html`<${Card} title=${t('firm.discounts')} actions=${add}>
    <ul class="rows">
      ${reasons.map(
        (one) => html`<${ListRow}
          key=${one.reasonId}
          icon=${one.coupon === null ? (one.isComp ? Gift : BadgePercent) : TicketPercent}
          title=${nameOf(one.names)}
          detail=${detailOf(one, useOf(one))}
          end=${badgeOf(one, today)}
          onPress=${() => setOpenId(one.reasonId)}
        />`,
      )}
    </ul>
    ${
      open !== undefined &&
      html`<${DiscountSheet}
        key=${open.reasonId}
        known=${open}
        used=${open.coupon === null ? undefined : usedText(open.coupon, useOf(open))}
        next=${next}
        onClose=${close}
      />`
    }
    ${isNew && html`<${DiscountSheet} next=${next} onClose=${close} />`}
  <//>`
}

interface CouponUse {
  readonly reasonId: string
  readonly uses: number
  readonly given: Money
}

const unused: CouponUse = { reasonId: '', uses: 0, given: 0 }

/** `Used 12 times, 488 left · gave ₹340.00`; nothing before the hub has said so. */
const usedText = ({ mostUses }: CouponDoc, use: CouponUse | undefined): string | undefined => {
  if (use === undefined) return undefined
  const { uses, given } = use
  const times = { count: uses, number: count(uses) }
  return [
    mostUses === null
      ? t('firm.coupon-used', times)
      : t('firm.coupon-used-of', { ...times, left: count(Math.max(0, mostUses - uses)) }),
    ...(given > 0 ? [t('firm.coupon-gave', { amount: money(given, true) })] : []),
  ].join(' · ')
}

const detailOf = (
  { coupon, isComp, maxPpm }: DiscountReasonDoc,
  use: CouponUse | undefined,
): string =>
  coupon !== null
    ? [couponText(coupon), usedText(coupon, use) ?? ''].filter((part) => part !== '').join(' · ')
    : isComp
      ? t('firm.reason-free')
      : t('firm.reason-most', { most: maxPpm / 10_000 })

/** `DIWALI20 · 20 % · from ₹500.00 · until 30 Nov · 500 orders` */
const couponText = (coupon: CouponDoc): string => {
  const { code, ratePpm, amount, validFrom, validUntil, mostUses, leastBill } = coupon
  return [
    code,
    ratePpm === null ? money(amount ?? 0, true) : `${ratePpm / 10_000} %`,
    leastBill > 0 && t('firm.coupon-from', { least: money(leastBill, true) }),
    validFrom !== null && t('firm.coupon-since', { day: shortDay(validFrom) }),
    validUntil !== null && t('firm.coupon-until', { day: shortDay(validUntil) }),
    mostUses !== null && t('firm.coupon-uses', { count: mostUses, number: count(mostUses) }),
  ]
    .filter((part) => part !== false)
    .join(' · ')
}

/** What keeps a reason from being given today. */
const badgeOf = ({ isActive, coupon }: DiscountReasonDoc, today: number): VNode | false => {
  if (!isActive) return html`<${Badge}>${t('firm.reason-off')}<//>`
  if (coupon?.validUntil != null && coupon.validUntil < today)
    return html`<${Badge}>${t('firm.coupon-over')}<//>`
  if (coupon?.validFrom != null && coupon.validFrom > today)
    return html`<${Badge} tone="wait">${t('firm.coupon-to-come')}<//>`
  return false
}
