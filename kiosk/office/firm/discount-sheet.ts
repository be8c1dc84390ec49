/** One reason for lowering a bill: what it is called and how far it goes, or the coupon that gives it. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { DiscountReasonDoc } from '../../../schema/bill.ts'
import { percentToPpm } from '../../../schema/decimal.ts'
import { newId } from '../../lib/ids.ts'
import { Button } from '../../lib/ui/button.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { Field } from '../../lib/ui/field.ts'
import { SegmentedControl } from '../../lib/ui/segmented-control.ts'
import { Sheet } from '../../lib/ui/sheet.ts'
import { nameOf } from '../../lib/words/names.ts'
import { t } from '../../lib/words/words.ts'
import { NamesFields, namesIn } from '../catalogue/names-fields.ts'
import { CouponFields, couponIn, typedCoupon, wrongIn } from './coupon-fields.ts'
import { useSaving, whyNot } from './saving.ts'

const kinds = ['discount', 'free', 'coupon'] as const
type Kind = (typeof kinds)[number]

const kindOf = ({ isComp, coupon }: DiscountReasonDoc): Kind =>
  coupon !== null ? 'coupon' : isComp ? 'free' : 'discount'

interface DiscountSheetProps {
  readonly known?: DiscountReasonDoc
  /** Of a coupon: how often it was used and what it gave away. */
  readonly used?: string | undefined
  /** Where a new one stands among the others. */
  readonly next: number
  readonly onClose: () => void
}

export function DiscountSheet({ known, used, next, onClose }: DiscountSheetProps): VNode {
  const [names, setNames] = useState({ en: known?.names.en ?? '', hi: known?.names.hi ?? '' })
  const [kind, setKind] = useState<Kind>(known === undefined ? 'discount' : kindOf(known))
  const [most, setMost] = useState(known === undefined ? '10' : String(known.maxPpm / 10_000))
  const [coupon, setCoupon] = useState(typedCoupon(known?.coupon ?? null))
  const { save, isBusy, why, asking } = useSaving(onClose)

  const typedNames = namesIn(names)
  const maxPpm = percentToPpm(most.trim())
  const wrong =
    typedNames === null
      ? t('firm.reason-nameless')
      : kind === 'discount' && (maxPpm === undefined || maxPpm < 0 || maxPpm > 1_000_000)
        ? t('firm.reason-most-wrong')
        : kind === 'coupon'
          ? wrongIn(coupon)
          : undefined
  const keep = (isActive: boolean): void => {
    if (typedNames === null || wrong !== undefined) return
    save({
      name: 'reason.set',
      args: {
        reasonId: known?.reasonId ?? `reason-${newId()}`,
        names: typedNames,
        maxPpm: kind === 'discount' ? (maxPpm ?? 0) : kind === 'free' ? 1_000_000 : 0,
        isComp: kind === 'free',
        position: known?.position ?? next,
        isActive,
        ...(kind === 'coupon' ? { coupon: couponIn(coupon) } : {}),
      },
      said: t('firm.reason-saved', { name: typedNames.en }),
    })
  }
  const mine = whyNot('reason.set') ?? wrong
  const isActive = known?.isActive ?? true

  return html`<${Sheet}
    title=${known === undefined ? t('firm.new-reason') : nameOf(known.names)}
    from="side"
    onClose=${onClose}
    foot=${html`${
      known !== undefined &&
      html`<${Button} busy=${isBusy} why=${mine} onPress=${() => keep(!isActive)}>
        ${t(isActive ? 'firm.reason-stop' : 'firm.reason-again')}
      <//>`
    }
      <${Button} kind="primary" busy=${isBusy} why=${mine} onPress=${() => keep(isActive)}>${t('shared.save')}<//>`}
  >
    <div class="firm-form">
      ${why !== undefined && html`<${ErrorNote} what=${why} todo=${t('firm.reason-kept')} />`}
      ${
        known === undefined &&
        html`<${SegmentedControl}
          label=${t('firm.reason-kind')}
          choices=${kinds.map((value) => ({ value, label: t(`firm.reason-kind-${value}`) }))}
          value=${kind}
          onChange=${setKind}
        />`
      }
      <p class="firm-about">${t(`firm.reason-${kind}-what`)}</p>
      ${used !== undefined && html`<p class="figures" role="status">${used}</p>`}
      <${NamesFields} label=${t('firm.reason-name')} value=${names} max=${80} onChange=${setNames} />
      ${
        kind === 'discount' &&
        html`<${Field}
          label=${t('firm.reason-cap')}
          hint=${t('firm.reason-cap-what')}
          value=${most}
          inputMode="decimal"
          after="%"
          maxLength=${7}
          onInput=${setMost}
        />`
      }
      ${kind === 'coupon' && html`<${CouponFields} value=${coupon} onChange=${setCoupon} />`}
      <p class="firm-about">${t('firm.reason-what')}</p>
    </div>
    ${asking}
  <//>`
}
