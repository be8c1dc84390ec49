/** What was sold on the bill, and how much of it comes back. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Printer } from 'lucide'
import { billFateOf } from '../../../schema/bill-fate.ts'
import type { BillDoc, BillLine, ChargeKind } from '../../../schema/bill.ts'
import { piecesToText } from '../../../schema/quantity.ts'
import { fates, type Fate, type RefundDoc } from '../../../schema/refund.ts'
import { extraName } from '../../lib/bill/extras.ts'
import { FateBadge } from '../../lib/bills/fate.ts'
import { CreditNotePdf } from '../../lib/invoice-pdf.ts'
import { Button } from '../../lib/ui/button.ts'
import { Field } from '../../lib/ui/field.ts'
import { SegmentedControl } from '../../lib/ui/segmented-control.ts'
import { Stepper } from '../../lib/ui/stepper.ts'
import { moment, money, quantity } from '../../lib/words/format.ts'
import { t } from '../../lib/words/words.ts'
import { Payments } from '../bills/payments.ts'
import { RetenderKey } from '../retender/key.ts'
import { TwiceKey } from '../retender/twice-key.ts'
import { receiptLanguage } from '../desk.ts'
import { personName, say } from '../say.ts'
import {
  chargesLeft,
  choose,
  chooseAll,
  fateOf,
  isAllChosen,
  isChargeBack,
  isOver,
  isTipBack,
  left,
  qtyOf,
  reprint,
  setChargeBack,
  setFate,
  setQty,
  setTipBack,
  tipHere,
} from './back.ts'

interface LinesPanelProps {
  readonly whole: { readonly bill: BillDoc; readonly refunds: readonly RefundDoc[] }
  /** How it is said that a credit note prints again. */
  readonly said: (number: string) => string
}

export function LinesPanel({ whole: { bill, refunds }, said }: LinesPanelProps): VNode {
  return html`<section class="bill" aria-label=${t('cashier.bill-of', { token: bill.token })}>
    <header class="bill-head">
      <h1 class="figures">${bill.tableLabel === '' ? bill.token : bill.tableLabel}</h1>
      <p>
        <b class="figures">${bill.invoice?.number ?? ''}</b>
        <span>${t('refund.settled', { date: moment(bill.settledAt ?? 0), by: personName(bill.settledBy) })}</span>
      </p>
      <${FateBadge} fate=${billFateOf(refunds)} />
      ${
        !isOver.value &&
        html`<div class="refund-all"><${Button} onPress=${() => chooseAll(!isAllChosen.value)}>${t(isAllChosen.value ? 'refund.none' : 'refund.all')}<//></div>`
      }
    </header>
    ${isOver.value && html`<p class="refund-over" role="status">${t('refund.back-before')}</p>`}
    <ul class="refund-lines">
      ${bill.lines.map((line) => html`<${Line} key=${line.lineId} bill=${bill} line=${line} />`)}
      ${bill.charges.map(({ chargeId }) => html`<${Charge} key=${chargeId} bill=${bill} chargeId=${chargeId} />`)}
      ${bill.total.tip > 0 && html`<${Tip} amount=${bill.total.tip} />`}
    </ul>
    <section class="refund-paid">
      <h2>${t('cashier.how-paid')}</h2>
      <${Payments} bill=${bill} />
      <div class="refund-paid-keys">
        <${RetenderKey} bill=${bill} refunds=${refunds} onDone=${() => void choose(bill.billId, true)} />
        <${TwiceKey} bill=${bill} onDone=${() => void choose(bill.billId, true)} />
      </div>
    </section>
    ${refunds.length > 0 && html`<${Notes} refunds=${refunds} said=${said} />`}
  </section>`
}

const isWeighed = ({ unit }: BillLine): boolean => unit === 'kg' || unit === 'litre'

/** `0.350 kg`, or a bare number. */
const amountOf = (line: BillLine, milli: number): string =>
  line.unit === 'litre'
    ? t('refund.litre', { amount: quantity(milli, 'litre') })
    : line.unit === 'kg'
      ? t('refund.kg', { amount: quantity(milli, 'kg') })
      : piecesToText(milli)

function Line({ bill, line }: { readonly bill: BillDoc; readonly line: BillLine }): VNode {
  const name = say(line.names)
  const most = left.value[line.lineId] ?? 0
  const qty = qtyOf(line.lineId)
  const charged = bill.total.lines.find(({ id }) => id === line.lineId)
  const details = [
    ...(line.variantNames === null ? [] : [say(line.variantNames)]),
    ...line.modifiers.map(({ names }) => say(names)),
  ].join(' · ')
  return html`<li class=${`refund-line${most === 0 ? ' refund-line-over' : ''}`} data-chosen=${qty > 0}>
    <label class="refund-tick">
      <input
        type="checkbox"
        checked=${qty > 0}
        disabled=${most === 0}
        onChange=${() => setQty(line.lineId, qty > 0 ? 0 : most)}
      />
      <span class="line-name">${name}</span>
      ${details !== '' && html`<span class="line-details">${details}</span>`}
      <span class="refund-sum figures">${money(charged?.total ?? 0)}</span>
      <span class="refund-of figures">${amountOf(line, line.qtyMilli)}${most < line.qtyMilli && ` · ${t('refund.of', { most: amountOf(line, most) })}`}</span>
    </label>
    ${
      most > 0 &&
      (isWeighed(line)
        ? qty > 0 && html`<${Weight} line=${line} name=${name} most=${most} qty=${qty} />`
        : html`<${Stepper}
            name=${name}
            value=${qty}
            step=${Math.min(1000, most)}
            most=${most}
            text=${piecesToText(qty)}
            onChange=${(next: number) => setQty(line.lineId, next)}
          />`)
    }
    ${
      qty > 0 &&
      html`<div class="refund-fate">
        <${SegmentedControl}
          label=${t('refund.fate', { item: name })}
          choices=${fates.map((value) => ({ value, label: t(`refund.${value}`) }))}
          value=${fateOf(line)}
          onChange=${(fate: Fate) => setFate(line.lineId, fate)}
        />
      </div>`
    }
  </li>`
}

/** A tip goes back whole, or stays with whoever it was given to. */
function Tip({ amount }: { readonly amount: number }): VNode {
  const isLeft = tipHere.value > 0 && !isOver.value
  return html`<${Whole}
    name=${t('refund.tip')}
    amount=${amount}
    isLeft=${isLeft}
    isBack=${isLeft && isTipBack.value}
    onBack=${setTipBack}
  />`
}

/** A charge is given back whole, or kept. */
function Charge({
  bill,
  chargeId,
}: {
  readonly bill: BillDoc
  readonly chargeId: ChargeKind
}): VNode {
  const isLeft = chargesLeft.value.includes(chargeId)
  const charged = bill.total.charges.find(({ id }) => id === chargeId)
  return html`<${Whole}
    name=${extraName(bill, chargeId)}
    amount=${charged?.total ?? 0}
    isLeft=${isLeft}
    isBack=${isLeft && isChargeBack(chargeId)}
    onBack=${(isBack: boolean) => setChargeBack(chargeId, isBack)}
  />`
}

interface WholeProps {
  readonly name: string
  readonly amount: number
  readonly isLeft: boolean
  readonly isBack: boolean
  readonly onBack: (isBack: boolean) => void
}

/** What can only go back all at once. */
function Whole({ name, amount, isLeft, isBack, onBack }: WholeProps): VNode {
  return html`<li class=${`refund-line${isLeft ? '' : ' refund-line-over'}`} data-chosen=${isBack}>
    <label class="refund-tick">
      <input
        type="checkbox"
        checked=${isBack}
        disabled=${!isLeft}
        onChange=${() => onBack(!isBack)}
      />
      <span class="line-name">${name}</span>
      <span class="refund-sum figures">${money(amount)}</span>
    </label>
  </li>`
}

/** A weight is typed in kilograms or litres; more than there is counts as all of it. */
function Weight(props: {
  readonly line: BillLine
  readonly name: string
  readonly most: number
  readonly qty: number
}): VNode {
  const { line, name, most, qty } = props
  return html`<div class="refund-weight">
    <${Field}
      label=${t('refund.weight', { item: name })}
      quietLabel
      inputMode="decimal"
      after=${t(line.unit === 'litre' ? 'refund.unit-l' : 'refund.unit-kg')}
      value=${String(qty / 1000)}
      onInput=${(text: string) => {
        const typed = Math.round(Number(text.replace(',', '.')) * 1000)
        if (typed > 0) setQty(line.lineId, Math.min(typed, most))
      }}
    />
  </div>`
}

function Notes({
  refunds,
  said,
}: Omit<LinesPanelProps, 'whole'> & { readonly refunds: readonly RefundDoc[] }): VNode {
  return html`<section class="refund-notes">
    <h2>${t('refund.notes')}</h2>
    <ul>
      ${refunds.map(
        (refund) => html`<li key=${refund.refundId}>
          <span>
            <b class="figures">${refund.number}</b>
            <span>${t('refund.note-by', { amount: money(refund.total.payable + refund.tip, true), date: moment(refund.issuedAt), by: personName(refund.by) })} · ${refund.reason}</span>
          </span>
          <span class="refund-note-keys">
            <${Button} icon=${Printer} label=${`${t('refund.reprint')}: ${refund.number}`} onPress=${() => reprint(refund, said)} />
            <${CreditNotePdf} refund=${refund} language=${receiptLanguage.value} />
          </span>
        </li>`,
      )}
    </ul>
  </section>`
}
