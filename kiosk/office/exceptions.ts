/** What a manager should know of: the newest first, and each leads to what it is about. */
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { ArrowLeftRight, CircleAlert, DoorOpen, Inbox, Scale, Unplug, type IconNode } from 'lucide'
import { nameIn } from '../../schema/names.ts'
import { notOpened } from '../../schema/till-words.ts'
import type { TenderKind } from '../../schema/tender-kinds.ts'
import type { ExceptionDoc, ExceptionKind } from '../../schema/till.ts'
import { typedDocs } from '../lib/live.ts'
import { Amount } from '../lib/ui/amount.ts'
import { Card } from '../lib/ui/card.ts'
import { ListRow } from '../lib/ui/list-row.ts'
import { day, moment, money } from '../lib/words/format.ts'
import { language } from '../lib/words/place.ts'
import { t } from '../lib/words/words.ts'
import { approvedWords, personName } from './people.ts'
import { openBillId, view } from './shop.ts'
import { goTo } from './where.ts'

const most = 8

const icons: Readonly<Record<ExceptionKind, IconNode>> = {
  'drawer-open': Inbox,
  'drawer-forced': CircleAlert,
  'no-sale': Inbox,
  'till-difference': Scale,
  'float-short': Scale,
  'till-left-open': DoorOpen,
  'offline-difference': Unplug,
  'offline-unowed': Unplug,
  retendered: ArrowLeftRight,
  'paid-twice': ArrowLeftRight,
}

/** Nothing where there is nothing to tell. */
export function Exceptions(): VNode | null {
  const all = typedDocs<ExceptionDoc>(view.value, 'exception').toSorted((a, b) => b.at - a.at)
  if (all.length === 0) return null
  return html`<${Card} title=${t('office.exceptions')} tone="wait">
    <ul class="rows">
      ${all.slice(0, most).map(
        (one) => html`<${ListRow}
          key=${one.exceptionId}
          icon=${icons[one.kind]}
          title=${titleOf(one)}
          detail=${detailOf(one)}
          end=${one.amount === null ? undefined : html`<${Amount} minor=${amountOf(one, one.amount)} />`}
          onPress=${leadOf(one)}
        />`,
      )}
    </ul>
  <//>`
}

/** A changed payment says by its two ways what the drawer holds by it: its amount is what was changed. */
const amountOf = ({ kind }: ExceptionDoc, amount: number): number =>
  kind === 'retendered' ? Math.abs(amount) : amount

const titleOf = ({ kind, note }: ExceptionDoc): string =>
  kind === 'float-short' && note === notOpened
    ? t('office.exception-float-counted')
    : kind === 'retendered'
      ? sayRetendered(note)
      : t(`office.exception-${kind}`, { minutes: note })

/** `Cash became UPI`, of a note that begins with the two ways. */
const sayRetendered = (note: string): string => {
  const [from, to] = note.split(' ').map((kind) => t(`shared.tender-${kind as TenderKind}`))
  return t('office.exception-retendered', { from: from ?? '', to: to ?? '' })
}

/** `UPI · M1/25-26/12`. */
const sayTwice = (note: string): string => {
  const [kind, number = ''] = note.split(' ')
  return [t(`shared.tender-${kind as TenderKind}`), number].join(' · ')
}

const detailOf = ({
  kind,
  at,
  by,
  approvedBy,
  names,
  note,
  amount,
  closedAt,
}: ExceptionDoc): string =>
  [
    closedAt === undefined
      ? ''
      : t('office.exception-closed-at', {
          worst: money(amount ?? 0, true),
          closed: money(closedAt, true),
        }),
    moment(at),
    personName(by),
    approvedWords(approvedBy),
    names === null ? '' : nameIn(names, language.value),
    sayNote(kind, note),
  ]
    .filter((part) => part !== '')
    .join(' · ')

const sayNote = (kind: ExceptionKind, note: string): string =>
  kind === 'no-sale'
    ? sayNoSale(note)
    : kind === 'drawer-open' || kind === 'float-short'
      ? ''
      : kind === 'till-left-open'
        ? day(Number(note))
        : kind === 'retendered'
          ? note.split(' ').slice(2).join(' ')
          : kind === 'paid-twice'
            ? sayTwice(note)
            : note

/** `change: two fifties` in the reader's words. */
const sayNoSale = (note: string): string => {
  const [reason = '', ...rest] = note.split(': ')
  const known = ['change', 'count', 'check'].find((one) => one === reason)
  const words = known === undefined ? reason : t(`office.no-sale-${known as 'change'}`)
  return [words, ...rest].join(': ')
}

/** To the bill, to the till with its report, or to where the drawer hangs. */
const leadOf = ({ billId, tillId }: ExceptionDoc): (() => void) =>
  billId !== null
    ? () => (openBillId.value = billId)
    : () => goTo(tillId === null ? { part: 'machines' } : { part: 'tills', path: [tillId] })
