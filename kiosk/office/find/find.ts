/** Finding a bill of any day, as the cash desk does; what is found opens as everywhere in the office. */
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { html } from 'htm/preact'
import type { BillFound } from '../../../schema/bill-search.ts'
import { Finder } from '../../lib/bills/finder.ts'
import { createSearch } from '../../lib/bills/search.ts'
import { lookedAt } from '../../lib/frame/shown-outlet.ts'
import { session } from '../../lib/session.ts'
import en from '../../lib/words/refund.en.json'
import hi from '../../lib/words/refund.hi.json'
import { speak } from '../../lib/words/words.ts'
import { openBillId, outletQuery } from '../shop.ts'
import { todayDate } from '../today-date.ts'

speak({ en, hi })

const search = createSearch(
  () => todayDate.peek(),
  () => outletQuery.peek(),
)

/** Whoever works at another outlet too looks at its bills; what was typed stays. */
const goTo = (outletId: string): (() => void) | undefined =>
  session.value.me?.outlets?.some((one) => one.outletId === outletId) === true
    ? () => void (lookedAt.value = outletId)
    : undefined

export function Find(): VNode {
  useEffect(() => {
    document.querySelector<HTMLElement>('.find-bill input[type=search]')?.focus()
  }, [outletQuery.value])
  return html`<section class="find-bill" key=${outletQuery.value}>
    <${Finder}
      search=${search}
      chosenId=${openBillId.value}
      onPress=${({ billId }: BillFound) => (openBillId.value = billId)}
      goTo=${goTo}
    />
  </section>`
}
