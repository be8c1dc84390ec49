/** The sales by category and by tender. */
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import type { TenderKind } from '../../../schema/bill.ts'
import { nameIn } from '../../../schema/names.ts'
import type { SalesReport } from '../../../schema/report.ts'
import { money } from '../../lib/words/format.ts'
import { language } from '../../lib/words/place.ts'
import { t, type WordKey } from '../../lib/words/words.ts'
import { CsvKey } from './csv-key.ts'
import { openRows } from './rows.ts'
import { ShareRow } from './share-row.ts'

export function Categories({ report: { categories } }: { readonly report: SalesReport }): VNode {
  const title = t('sales.categories')
  const whole = categories.reduce((sum, { total }) => sum + total, 0)
  const most = Math.max(...categories.map(({ total }) => total), 1)
  return html`<section class="card">
    <header class="card-head"><h3>${title}</h3><${CsvKey} table="categories" of=${title} /></header>
    <ol class="shares">
      ${categories.map(
        ({ categoryId, names, colour, total }) => html`<${ShareRow}
          key=${categoryId}
          name=${nameIn(names, language.value)}
          value=${money(total)}
          share=${whole === 0 ? 0 : total / whole}
          width=${total / most}
          colour=${colour}
          onPress=${() => openRows({ of: 'category', id: categoryId })}
        />`,
      )}
    </ol>
  </section>`
}

const tenderWords: Readonly<Record<TenderKind, WordKey>> = {
  cash: 'shared.tender-cash',
  upi: 'shared.tender-upi',
  card: 'shared.tender-card',
  wallet: 'shared.tender-wallet',
  voucher: 'shared.tender-voucher',
  account: 'shared.tender-account',
}

export const tenderName = (kind: string): string =>
  t(tenderWords[kind as TenderKind] ?? 'sales.other-tender')

export function Tenders({ report: { tenders } }: { readonly report: SalesReport }): VNode {
  const title = t('office.by-tender')
  const whole = tenders.reduce((sum, { amount }) => sum + amount, 0)
  const most = Math.max(...tenders.map(({ amount }) => amount), 1)
  return html`<section class="card">
    <header class="card-head"><h3>${title}</h3><${CsvKey} table="tenders" of=${title} /></header>
    <ol class="shares">
      ${tenders.map(
        ({ kind, payments, amount }) => html`<${ShareRow}
          key=${kind}
          name=${tenderName(kind)}
          detail=${t('sales.payment-count', { count: payments })}
          value=${money(amount)}
          share=${whole === 0 ? 0 : amount / whole}
          width=${amount / most}
          onPress=${() => openRows({ of: 'tender', id: kind })}
        />`,
      )}
    </ol>
  </section>`
}
