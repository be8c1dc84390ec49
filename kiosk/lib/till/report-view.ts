/** An X or a Z report on the screen, as its paper says it. */
import type { ComponentChildren, VNode } from 'preact'
import { html } from 'htm/preact'
import type { TillReport } from '../../../schema/till.ts'
import { sumsOf } from '../../../schema/till-sums.ts'
import { Amount } from '../ui/amount.ts'
import { t, type WordKey } from '../words/words.ts'

/** In the order an accountant reads it: how many and by which numbers, gross to total, what was given back, the ways, the drawer. */
export function ReportView({ report }: { readonly report: TillReport }): VNode {
  return html`<div class="till-report" role="group" aria-label=${t('till.report-of')} tabindex="0">
    <${Counts} report=${report} />
    <${Sales} report=${report} />
    <${Tenders} report=${report} />
    <${Retendered} report=${report} />
    <${Drawer} report=${report} />
    <${Others} report=${report} />
    <${Cheques} report=${report} />
  </div>`
}

interface ReportProps {
  readonly report: TillReport
}

function Counts({ report }: ReportProps): VNode {
  const { undone = 0, series } = report
  const numbers = series ?? [
    { kind: 'invoice' as const, first: report.firstInvoice, last: report.lastInvoice },
  ]
  return html`<${Part} title="till.report-counts">
    <${Text} name="till.report-bills" text=${String(report.bills)} />
    <${Text} name="till.report-refunds" text=${String(report.refunds.count)} />
    ${undone > 0 && html`<${Text} name="till.report-undone" text=${String(undone)} />`}
    <${Counted} name="till.report-voids" ...${report.voids} />
    <${Text} name="till.report-no-sales" text=${String(report.noSales)} />
    ${numbers
      .filter(({ first }) => first !== '')
      .map(
        ({ kind, first, last }) => html`<${Text}
          key=${first}
          name=${kind === 'invoice' ? 'till.report-invoices' : 'till.report-credit-notes'}
          text=${first === last ? first : `${first} – ${last}`}
        />`,
      )}
  <//>`
}

function Sales({ report }: ReportProps): VNode {
  const { net, taxInside, heads, left } = sumsOf(report)
  const { discounts, comps, refunds } = report
  return html`<${Part} title="till.report-sales">
    <${Sum} name="till.report-gross" minor=${report.gross} />
    <${Counted} name="till.report-discounts" count=${discounts.count} amount=${-discounts.amount} />
    <${Counted} name="till.report-comps" count=${comps.count} amount=${-comps.amount} />
    <${Sum} name="till.report-net" minor=${net} strong />
    <${Sum} name="till.report-charges" minor=${report.charges} quiet />
    <${Sum} name="till.report-tax-inside" minor=${taxInside} quiet />
    <${Sum} name="till.report-taxable" minor=${report.taxable} strong />
    ${Object.entries(heads).map(
      ([code, tax]) =>
        html`<${Row} key=${code} name=${code} end=${html`<${Amount} minor=${tax} />`} />`,
    )}
    <${Sum} name="till.report-round-off" minor=${report.roundOff} quiet />
    <${Sum} name="till.report-total" minor=${report.payable} strong />
    <${Sum} name="till.report-tips" minor=${report.tips} quiet />
    <${Counted} name="till.report-refunds" ...${refunds} />
    ${(report.tips !== 0 || refunds.count > 0) && html`<${Sum} name="till.report-left" minor=${left} strong />`}
  <//>`
}

function Tenders({ report }: ReportProps): VNode | null {
  if (report.tenders.length === 0) return null
  return html`<${Part} title="till.report-tenders">
    ${report.tenders.map(
      ({ kind, payments, amount }) => html`<${Row}
        key=${kind}
        name=${`${tenderName(kind)} · ${t('till.count-of', { count: payments })}`}
        end=${html`<${Amount} minor=${amount} />`}
      />`,
    )}
    <${Sum} name="till.report-of-it" minor=${report.received ?? 0} quiet />
    <${Sum} name="till.report-parts" minor=${sumsOf(report).parts} quiet />
  <//>`
}

/** Booked as one way and put right since. */
function Retendered({ report: { retendered = [] } }: ReportProps): VNode | null {
  if (retendered.length === 0) return null
  return html`<${Part} title="till.report-retendered">
    ${retendered.map(
      ({ from, to, count, amount }) => html`<${Row}
        key=${`${from} ${to}`}
        name=${`${t('till.report-became', { from: tenderName(from), to: tenderName(to) })} · ${t('till.count-of', { count })}`}
        end=${html`<${Amount} minor=${amount} />`}
      />`,
    )}
  <//>`
}

function Drawer({ report }: ReportProps): VNode {
  const [cash] = report.differences
  return html`<${Part} title="till.report-cash">
    <${Sum} name="till.float" minor=${report.float} />
    <${Sum} name="till.report-cash-sales" minor=${report.cashSales} />
    <${Sum} name="till.report-cash-refunds" minor=${report.cashRefunds} quiet />
    <${Sum} name="till.report-received" minor=${report.cashReceived} quiet />
    <${Sum} name="till.report-offline" minor=${report.offline} quiet />
    <${Sum} name="till.report-paid-in" minor=${report.paidIn} quiet />
    <${Sum} name="till.report-paid-out" minor=${report.paidOut} quiet />
    <${Sum} name="till.report-drops" minor=${report.drops} quiet />
    <${Sum} name="till.expected" minor=${report.expected} strong />
    ${
      cash !== undefined &&
      html`<${Sum} name="till.counted" minor=${cash.counted} strong />
        <${Sum} name="till.difference" minor=${cash.difference} strong />
        <${Sum} name="till.leave" minor=${report.left ?? 0} />
        <${Sum} name="till.deposit" minor=${report.deposit ?? 0} />`
    }
  <//>`
}

/** What was counted of the other ways of paying, each against what the hub has booked. */
function Others({ report }: ReportProps): VNode {
  const [, ...others] = report.differences
  return html`${others.map(
    ({ kind, counted, expected, difference }) => html`<section key=${kind}>
      <h3>${t('till.report-counted', { name: tenderName(kind) })}</h3>
      <dl class="facts">
        <${Sum} name="till.expected" minor=${expected} />
        <${Sum} name="till.counted" minor=${counted} strong />
        <${Sum} name="till.difference" minor=${difference} strong />
      </dl>
    </section>`,
  )}`
}

/** The bank has not paid them yet, or has sent them back while the till was open. */
function Cheques({ report: { cheques } }: ReportProps): VNode | null {
  if (cheques === undefined || cheques.inHand.count + cheques.bounced.length === 0) return null
  return html`<${Part} title="till.report-cheques">
    <${Counted} name="till.report-in-hand" ...${cheques.inHand} />
    ${cheques.bounced.map(
      ({ number, bank, amount }) => html`<${Row}
        key=${number}
        name=${`${t('till.report-bounced')} · ${number} ${bank}`}
        end=${html`<${Amount} minor=${amount} />`}
      />`,
    )}
  <//>`
}

/** What a kind of tender is called; one that has come since is called by its id. */
export const tenderName = (kind: string): string => {
  const key = `till.tender-${kind}` as WordKey
  const name = t(key)
  return name === key ? kind : name
}

function Part(props: { readonly title: WordKey; readonly children?: ComponentChildren }): VNode {
  return html`<section><h3>${t(props.title)}</h3><dl class="facts">${props.children}</dl></section>`
}

interface RowProps {
  readonly name: string
  readonly end: ComponentChildren
  readonly strong?: boolean
}

function Row({ name, end, strong = false }: RowProps): VNode {
  return html`<div class=${`fact figures${strong ? ' fact-strong' : ''}`}><dt>${name}</dt><dd>${end}</dd></div>`
}

interface SumProps {
  readonly name: WordKey
  readonly minor: number
  readonly strong?: boolean
  /** Not shown where it is nothing. */
  readonly quiet?: boolean
}

function Sum({ name, minor, strong = false, quiet = false }: SumProps): VNode | null {
  if (quiet && minor === 0) return null
  return html`<${Row} name=${t(name)} strong=${strong} end=${html`<${Amount} minor=${minor} />`} />`
}

function Text({ name, text }: { readonly name: WordKey; readonly text: string }): VNode {
  return html`<${Row} name=${t(name)} end=${text} />`
}

function Counted(props: {
  readonly name: WordKey
  readonly count: number
  readonly amount: number
}): VNode | null {
  if (props.count === 0) return null
  return html`<${Row}
    name=${`${t(props.name)} · ${t('till.count-of', { count: props.count })}`}
    end=${html`<${Amount} minor=${props.amount} />`}
  />`
}
