/** One bill with everything on it, down to the journal entries it caused. */
import { Fragment, type VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { billFateOf } from '../../schema/bill-fate.ts'
import type { BillDoc, BillLine } from '../../schema/bill.ts'
import { sum } from '../../schema/money.ts'
import { nameIn } from '../../schema/names.ts'
import { goodsOf, type Goods } from '../../schema/packing.ts'
import { piecesToText } from '../../schema/quantity.ts'
import type { RetenderDoc } from '../../schema/retender.ts'
import type { TwiceDoc } from '../../schema/twice.ts'
import { toldApart } from '../lib/bills/apart.ts'
import { FateBadge } from '../lib/bills/fate.ts'
import { sayDeclined } from '../lib/frame/say-declined.ts'
import { read } from '../lib/hub-api.ts'
import { InvoicePdf } from '../lib/invoice-pdf.ts'
import { Amount } from '../lib/ui/amount.ts'
import { ErrorNote } from '../lib/ui/error-note.ts'
import { Sheet } from '../lib/ui/sheet.ts'
import { Skeleton } from '../lib/ui/skeleton.ts'
import { moment, quantity } from '../lib/words/format.ts'
import { language } from '../lib/words/place.ts'
import { t } from '../lib/words/words.ts'
import { BillParties } from './bill-parties.ts'
import { BillSums, LineDiscount } from './bill-sums.ts'
import { BillRefunds, useRefunds } from './bill-refunds.ts'
import { Fact } from './fact.ts'
import { Journal } from './journal.ts'
import { approvedWords, personName, settlerName } from './people.ts'
import { billInView, openBillId, outletQuery } from './shop.ts'

const close = (): void => {
  openBillId.value = null
}

export function BillSheet({ billId }: { readonly billId: string }): VNode {
  // One of another day is in view while money that came twice is owed for it, and is told of when that has gone back.
  const known = billInView(billId)
  const [fetched, setFetched] = useState<BillDoc | undefined>()
  const [why, setWhy] = useState<string | undefined>()
  const bill = known ?? fetched
  useEffect(() => {
    if (known !== undefined) return
    void read<{ bill: BillDoc }>(`/api/v1/bills/${billId}${outletQuery.peek()}`).then((answer) =>
      answer.ok ? setFetched(answer.value.bill) : setWhy(sayDeclined(answer)),
    )
  }, [billId, known === undefined])
  const title =
    bill === undefined
      ? t('shared.loading')
      : bill.invoice === null
        ? t('office.bill-open', { token: bill.token })
        : t('office.bill-of', { number: bill.invoice.number })
  return html`<${Sheet} title=${title} from="side" onClose=${close}>
    ${why !== undefined && html`<${ErrorNote} what=${why} todo=${t('shared.close')} />`}
    ${bill === undefined ? html`<${Skeleton} count=${5} />` : html`<${BillBody} bill=${bill} />`}
  <//>`
}

function BillBody({ bill }: { readonly bill: BillDoc }): VNode {
  const { total } = bill
  const refunds = useRefunds(bill.billId)
  const settler = settlerName(bill)
  // Nothing in it can be touched, so that it can be scrolled by keys it takes the focus itself.
  return html`<div class="bill" tabindex="0">
    <p class="bill-facts">
      ${bill.invoice !== null && html`<span>${t(`office.${bill.invoice.kind}`)}</span>`}
      ${bill.tableLabel !== '' && html`<span>${bill.tableLabel}</span>`}
      <span>${t('office.token', { token: bill.token })}</span>
      <span>${moment(bill.settledAt ?? bill.openedAt)}</span>
      ${settler !== '' && html`<span>${t('office.taken-by', { name: settler })}</span>`}
      <${FateBadge} fate=${billFateOf(refunds)} />
    </p>
    <${BillParties} bill=${bill} />
    ${bill.isTakenAway && html`<p class="bill-note">${t('office.taken-away')}</p>`}
    <${Lines} bill=${bill} />
    <${BillSums} bill=${bill} />
    <p class="bill-total"><span>${t('office.total')}</span><${Amount} minor=${total.due} size="total" /></p>
    <dl class="facts">
      ${bill.payments.map(
        ({ paymentId, kind, amount, reference }) => html`<${Fact}
          key=${paymentId}
          name=${[t(`shared.tender-${kind}`), reference && t('office.reference', { reference })].filter(Boolean).join(' · ')}
          minor=${amount}
        />`,
      )}
      ${
        bill.change > 0 &&
        html`<${Fact} name=${t('office.cash-given')} minor=${cashOf(bill) + bill.change} />
          <${Fact} name=${t('office.change')} minor=${bill.change} />`
      }
      ${bill.retenders?.map(
        (one) => html`<${Fact}
          key=${one.retenderId}
          name=${t('office.retendered', { from: t(`shared.tender-${one.from.kind}`), to: t(`shared.tender-${one.to.kind}`) })}
          detail=${retenderedBy(one)}
          minor=${one.amount}
        />`,
      )}
      ${bill.twice?.map(
        (one) => html`<${Fact}
          key=${one.twiceId}
          name=${t('office.twice', { way: t(`shared.tender-${one.kind}`) })}
          detail=${cameTwice(one)}
          minor=${one.amount}
        />`,
      )}
      ${bill.overShort !== 0 && html`<${Fact} name=${t('office.over-short')} minor=${bill.overShort} />`}
    </dl>
    <${BillRefunds} refunds=${refunds} />
    <div class="bill-paper"><${InvoicePdf} bill=${bill} outletQuery=${outletQuery.value} /></div>
    <${Journal} billId=${bill.billId} isSettled=${bill.state === 'settled'} />
  </div>`
}

/** When somebody said so, who, who allowed it, and why. */
const retenderedBy = ({ at, by, approvedBy, reason, from }: RetenderDoc): string =>
  [
    moment(at),
    personName(by),
    approvedWords(approvedBy),
    from.reference === '' ? '' : t('office.reference', { reference: from.reference }),
    reason,
  ]
    .filter((part) => part !== '')
    .join(' · ')

/** When it came, whom it was given to, and whether it is owed to the guest still. */
const cameTwice = ({ at, by, reference, back }: TwiceDoc): string =>
  [
    moment(at),
    personName(by),
    reference === '' ? '' : t('office.reference', { reference }),
    ...(back === null
      ? [t('office.twice-owed')]
      : [
          t('office.twice-back', { way: t(`shared.tender-${back.kind}`) }),
          moment(back.at),
          personName(back.by),
          approvedWords(back.approvedBy),
        ]),
  ]
    .filter((part) => part !== '')
    .join(' · ')

/** What cash paid of a bill, without what was given back. */
const cashOf = ({ payments }: BillDoc): number =>
  sum(payments.map(({ kind, amount }) => (kind === 'cash' ? amount : 0)))

function Lines({ bill }: { readonly bill: BillDoc }): VNode {
  return html`<table class="lines">
    <thead>
      <tr>
        <th scope="col">${t('office.item')}</th>
        <th scope="col" class="lines-number">${t('office.qty')}</th>
        <th scope="col" class="lines-number">${t('office.amount')}</th>
      </tr>
    </thead>
    <tbody>
      ${goodsOf(bill.lines, toldApart(bill)).map((goods) => {
        const [first = []] = goods.boxes
        if (goods.box != null)
          return html`<${BoxLine} key=${first[0]?.lineId} bill=${bill} goods=${goods} />`
        const [line] = first
        if (line === undefined) return null
        const charged = bill.total.lines.find(({ id }) => id === line.lineId)
        const details = [
          line.variantNames && nameIn(line.variantNames, language.value),
          ...line.modifiers.map(({ names }) => nameIn(names, language.value)),
          line.note,
        ].filter(Boolean)
        return html`<tr key=${line.lineId}>
          <td>${nameIn(line.names, language.value)}${details.length > 0 && html`<span class="lines-detail">${details.join(', ')}</span>`}</td>
          <td class="lines-number figures">${quantityOf(line)}</td>
          <td class="lines-number"><${Amount} minor=${charged?.gross ?? 0} /></td>
        </tr>
          <${LineDiscount} bill=${bill} lineId=${line.lineId} />`
      })}
    </tbody>
  </table>`
}

interface BoxLineProps {
  readonly bill: BillDoc
  readonly goods: Goods<BillLine>
}

/** Gift boxes that are filled alike, as so many of one thing, with what lies in each beneath. */
function BoxLine({ bill, goods: { box, boxes } }: BoxLineProps): VNode {
  const ids = boxes.flat().map(({ lineId }) => lineId)
  const charged = bill.total.lines.filter(({ id }) => ids.includes(id))
  const inside = (boxes[0] ?? []).map(
    (line) => `${nameIn(line.names, language.value)} ${quantityOf(line)}`,
  )
  return html`<${Fragment}>
    <tr>
      <td>${box && nameIn(box.names, language.value)}<span class="lines-detail">${inside.join(', ')}</span></td>
      <td class="lines-number figures">${boxes.length}</td>
      <td class="lines-number"><${Amount} minor=${sum(charged.map(({ gross }) => gross))} /></td>
    </tr>
    ${ids.map((lineId) => html`<${LineDiscount} key=${lineId} bill=${bill} lineId=${lineId} />`)}
  <//>`
}

/** `0.350 kg`, or a bare number of pieces. */
const quantityOf = ({ qtyMilli, unit }: BillLine): string =>
  unit === 'kg' || unit === 'litre'
    ? `${quantity(qtyMilli, unit)} ${t(`office.${unit}`)}`
    : piecesToText(qtyMilli)
