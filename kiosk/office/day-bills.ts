/** The list of a day's bills, page by page; today's is read again as sales come in. */
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { ReceiptText, Search } from 'lucide'
import type { BillFate } from '../../schema/bill-fate.ts'
import type { BillDoc } from '../../schema/bill.ts'
import type { BillsReport } from '../../schema/report.ts'
import { sayDeclined } from '../lib/frame/say-declined.ts'
import { read } from '../lib/hub-api.ts'
import { Amount } from '../lib/ui/amount.ts'
import { Button } from '../lib/ui/button.ts'
import { Card } from '../lib/ui/card.ts'
import { EmptyState } from '../lib/ui/empty-state.ts'
import { ErrorNote } from '../lib/ui/error-note.ts'
import { Skeleton } from '../lib/ui/skeleton.ts'
import { toast } from '../lib/ui/toast.ts'
import { t } from '../lib/words/words.ts'
import { BillRow } from './bill-row.ts'
import { Fact } from './fact.ts'
import type { Narrowed } from './narrowed.ts'
import { useReading, type Reading } from './reading.ts'
import { openBills, outletQuery, today } from './shop.ts'
import { todayDate } from './today-date.ts'

export interface DayBillsProps {
  readonly date: number
  readonly narrowed: Narrowed
}

export function DayBills({ date, narrowed }: DayBillsProps): VNode {
  const outlet = outletQuery.value
  const asked = new URLSearchParams({ date: String(date), ...narrowed }).toString()
  const path = `/api/v1/reports/bills${outlet === '' ? '?' : `${outlet}&`}${asked}`
  const reading = useReading<BillsReport>(path)
  const [later, setLater] = useState<readonly BillsReport[]>([])
  useTodayAgain(date, reading)
  const first = reading.path === path ? reading.value : undefined
  if (first === undefined)
    return reading.why === undefined
      ? html`<${Skeleton} count=${8} />`
      : html`<${ErrorNote}
          what=${sayDeclined(reading.why)}
          todo=${t('frame.unreachable-todo')}
          action=${html`<${Button} onPress=${reading.again}>${t('shared.retry')}<//>`}
        />`
  const next = (later.at(-1) ?? first).next
  const more = async (): Promise<void> => {
    const answer = await read<BillsReport>(`${path}&after=${next ?? ''}`)
    if (answer.ok) setLater([...later, answer.value])
    else toast({ text: sayDeclined(answer), tone: 'stop' })
  }
  const isAll = Object.keys(narrowed).length === 0
  const open = isAll && date === todayDate.value ? openBills.value : []
  const fates = new Map(
    [first, ...later].flatMap(({ refunds }) => refunds).map(({ billId, state }) => [billId, state]),
  )
  const settled = eachOnce([first, ...later].flatMap(({ bills }) => bills))
  return html`
    ${open.length > 0 && html`<${Card} title=${t('office.open')} tone="wait"><${Rows} bills=${open} /><//>`}
    ${
      first.count + first.undone > 0
        ? html`<section class="card">
            <p class="bills-sum">
              <span>
                ${t('office.bill-count', { count: first.count })}
                ${first.undone > 0 && ` · ${t('office.undone-count', { count: first.undone })}`}
              </span>
              <${Amount} minor=${first.total} size="head" />
            </p>
            ${
              first.refunded > 0 &&
              html`<dl class="facts">
                <${Fact} name=${t('office.refunded-since')} minor=${-first.refunded} />
              </dl>`
            }
            <${Rows} bills=${settled} fates=${fates} />
            ${next !== null && html`<${Button} wide onPress=${() => void more()}>${t('office.more-bills')}<//>`}
          </section>`
        : isAll
          ? html`<${EmptyState}
              icon=${ReceiptText}
              title=${date === todayDate.value ? t('office.no-sale') : t('office.no-sale-then')}
              next=${date === todayDate.value ? t('office.no-sale-todo') : t('office.no-sale-then-todo')}
            />`
          : html`<${EmptyState} icon=${Search} title=${t('office.no-bill')} next=${t('office.no-bill-todo')} />`
    }
  `
}

function Rows(props: {
  readonly bills: readonly BillDoc[]
  readonly fates?: ReadonlyMap<string, BillFate>
}): VNode {
  return html`<ul class="rows">
    ${props.bills.map((bill) => html`<${BillRow} key=${bill.billId} bill=${bill} fate=${props.fates?.get(bill.billId)} />`)}
  </ul>`
}

/** Between two readings of today a bill may have slid from one page to the next. */
const eachOnce = (bills: readonly BillDoc[]): readonly BillDoc[] => [
  ...new Map(bills.map((bill) => [bill.billId, bill])).values(),
]

/** A sale shows within a second; a rush does not ask for each. */
const againAfterMs = 1_000

const useTodayAgain = (date: number, { value, at, again }: Reading<BillsReport>): void => {
  const rev = today.value?.businessDate === date ? today.value.rev : 0
  const [readRev, setReadRev] = useState(rev)
  const isBehind = value !== undefined && rev > readRev
  useEffect(() => {
    if (!isBehind) return undefined
    const timer = setTimeout(
      () => {
        setReadRev(rev)
        again()
      },
      Math.max(0, at + againAfterMs - Date.now()),
    )
    return () => clearTimeout(timer)
  }, [isBehind, rev, at])
}
