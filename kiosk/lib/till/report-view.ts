/** An X or a Z report on the screen, as its paper says it. */
import type { ComponentChildren, VNode } from 'preact'
import { html } from 'htm/preact'
import type { TillReport } from '../../../schema/till.ts'
import { Amount } from '../ui/amount.ts'
import { t, type WordKey } from '../words/words.ts'

export function ReportView({ report }: { readonly report: TillReport }): VNode {
  const [cash] = report.differences
  return html`<div class="till-report" role="group" aria-label=${t('till.report-of')} tabindex="0">
    <${Part} title="till.report-sales">
      <${Text} name="till.report-bills" text=${String(report.bills)} />
      ${
        report.firstInvoice !== '' &&
        html`<${Text} name="till.report-invoices" text=${`${report.firstInvoice} – ${report.lastInvoice}`} />`
      }
      <${Sum} name="till.report-gross" minor=${report.gross} />
      <${Counted} name="till.report-discounts" ...${report.discounts} />
      <${Counted} name="till.report-comps" ...${report.comps} />
      <${Sum} name="till.report-charges" minor=${report.charges} quiet />
      <${Sum} name="till.report-taxable" minor=${report.taxable} />
      ${report.taxes.map(({ rate, taxes }) =>
        Object.entries(taxes).map(
          ([code, tax]) => html`<${Row}
            key=${`${rate} ${code}`}
            name=${`${rate} · ${code}`}
            end=${html`<${Amount} minor=${tax} />`}
          />`,
        ),
      )}
      <${Sum} name="till.report-round-off" minor=${report.roundOff} quiet />
      <${Sum} name="till.report-total" minor=${report.payable} strong />
      <${Sum} name="till.report-tips" minor=${report.tips} quiet />
      <${Counted} name="till.report-refunds" ...${report.refunds} />
      ${report.refunds.count > 0 && html`<${Sum} name="till.report-net" minor=${report.payable + report.refunds.amount} strong />`}
      <${Counted} name="till.report-voids" ...${report.voids} />
    <//>
    ${
      report.tenders.length > 0 &&
      html`<${Part} title="till.report-tenders">
        ${report.tenders.map(
          ({ kind, payments, amount }) => html`<${Row}
            key=${kind}
            name=${`${tenderName(kind)} · ${t('till.count-of', { count: payments })}`}
            end=${html`<${Amount} minor=${amount} />`}
          />`,
        )}
        <${Sum} name="till.report-of-it" minor=${report.received ?? 0} quiet />
      <//>`
    }
    <${Part} title="till.report-cash">
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
      ${
        report.noSales > 0 &&
        html`<${Text} name="till.report-no-sales" text=${String(report.noSales)} />`
      }
    <//>
  </div>`
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
