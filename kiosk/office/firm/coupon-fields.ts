/** The code of a coupon, what it takes off, and where it ends: by the day, by its uses, by how small a bill may be. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import type { CouponDoc } from '../../../schema/bill.ts'
import type { CommandInput } from '../../../schema/commands.ts'
import { couponCode, isCouponCode } from '../../../schema/coupon-code.ts'
import { decimalToMoney, percentToPpm } from '../../../schema/decimal.ts'
import { session } from '../../lib/session.ts'
import { Field } from '../../lib/ui/field.ts'
import { SegmentedControl } from '../../lib/ui/segmented-control.ts'
import { fromDateField, toDateField } from '../../lib/words/date-field.ts'
import { t } from '../../lib/words/words.ts'

/** A coupon as it stands in the fields. */
export interface TypedCoupon {
  readonly code: string
  readonly unit: 'rate' | 'amount'
  readonly off: string
  /** As date fields hold them; empty for none. */
  readonly from: string
  readonly until: string
  readonly uses: string
  readonly least: string
}

const exponent = (): number => session.value.me?.outlet.currencyExponent ?? 2
const written = (minor: number): string => String(minor / 10 ** exponent())

export const typedCoupon = (known: CouponDoc | null): TypedCoupon => ({
  code: known?.code ?? '',
  unit: known === null || known.ratePpm !== null ? 'rate' : 'amount',
  off:
    known === null
      ? ''
      : known.ratePpm === null
        ? written(known.amount ?? 0)
        : String(known.ratePpm / 10_000),
  from: known?.validFrom == null ? '' : toDateField(known.validFrom),
  until: known?.validUntil == null ? '' : toDateField(known.validUntil),
  uses: known?.mostUses == null ? '' : String(known.mostUses),
  least: known === null || known.leastBill === 0 ? '' : written(known.leastBill),
})

const offIn = ({ unit, off }: TypedCoupon): number | undefined => {
  const value = unit === 'rate' ? percentToPpm(off) : decimalToMoney(off, exponent())
  const most = unit === 'rate' ? 1_000_000 : Infinity
  return value === undefined || value < 1 || value > most ? undefined : value
}
const leastIn = ({ least }: TypedCoupon): number | undefined =>
  least.trim() === '' ? 0 : decimalToMoney(least, exponent())

/** What has to be put right before it can be saved. */
export const wrongIn = (typed: TypedCoupon): string | undefined => {
  if (!isCouponCode(couponCode(typed.code))) return t('firm.coupon-code-wrong')
  if (offIn(typed) === undefined) return t('firm.coupon-off-wrong')
  if (typed.from !== '' && typed.until !== '' && typed.until < typed.from)
    return t('firm.coupon-days-wrong')
  if (typed.uses === '0') return t('firm.coupon-uses-wrong')
  return leastIn(typed) === undefined ? t('firm.coupon-least-wrong') : undefined
}

/** What was typed as the hub takes it; nothing may be wrong in it. */
export const couponIn = (typed: TypedCoupon): NonNullable<CommandInput<'reason.set'>['coupon']> => {
  const value = offIn(typed) ?? 0
  return {
    code: couponCode(typed.code),
    off:
      typed.unit === 'rate' ? { kind: 'rate', ratePpm: value } : { kind: 'amount', amount: value },
    ...(typed.from === '' ? {} : { validFrom: fromDateField(typed.from) }),
    ...(typed.until === '' ? {} : { validUntil: fromDateField(typed.until) }),
    ...(typed.uses === '' ? {} : { mostUses: Number(typed.uses) }),
    leastBill: leastIn(typed) ?? 0,
  }
}

interface CouponFieldsProps {
  readonly value: TypedCoupon
  readonly onChange: (value: TypedCoupon) => void
}

export function CouponFields({ value, onChange }: CouponFieldsProps): VNode {
  const set = (more: Partial<TypedCoupon>): void => onChange({ ...value, ...more })
  const symbol = session.value.me?.outlet.currency === 'INR' ? '₹' : t('firm.coupon-amount')
  const isBackwards = value.from !== '' && value.until !== '' && value.until < value.from
  return html`
    <${Field}
      label=${t('firm.coupon-code')}
      hint=${t('firm.coupon-code-what')}
      value=${value.code}
      maxLength=${24}
      autocomplete="off"
      onInput=${(code: string) => set({ code: code.toUpperCase() })}
    />
    <div class="item-pair">
      <div class="firm-choice">
        <span class="field-label" aria-hidden="true">${t('firm.coupon-unit')}</span>
        <${SegmentedControl}
          label=${t('firm.coupon-unit')}
          choices=${[
            { value: 'rate', label: '%' },
            { value: 'amount', label: symbol },
          ]}
          value=${value.unit}
          onChange=${(unit: TypedCoupon['unit']) => set({ unit, off: '' })}
        />
      </div>
      <${Field}
        label=${t('firm.coupon-off')}
        value=${value.off}
        inputMode="decimal"
        maxLength=${10}
        before=${value.unit === 'amount' ? symbol : undefined}
        after=${value.unit === 'rate' ? '%' : undefined}
        onInput=${(off: string) => set({ off })}
      />
    </div>
    <div class="item-pair">
      <${Field}
        label=${t('firm.coupon-first')}
        type="date"
        value=${value.from}
        hint=${t('firm.coupon-day-none')}
        onInput=${(from: string) => set({ from })}
      />
      <${Field}
        label=${t('firm.coupon-last')}
        type="date"
        value=${value.until}
        hint=${t('firm.coupon-day-none')}
        error=${isBackwards ? t('firm.coupon-days-wrong') : undefined}
        onInput=${(until: string) => set({ until })}
      />
    </div>
    <div class="item-pair">
      <${Field}
        label=${t('firm.coupon-most')}
        value=${value.uses}
        inputMode="numeric"
        maxLength=${6}
        hint=${t('firm.coupon-most-what')}
        onInput=${(uses: string) => set({ uses: uses.replace(/\D/g, '') })}
      />
      <${Field}
        label=${t('firm.coupon-least')}
        value=${value.least}
        inputMode="decimal"
        before=${symbol}
        maxLength=${10}
        hint=${t('firm.coupon-least-what')}
        onInput=${(least: string) => set({ least })}
      />
    </div>
  `
}
