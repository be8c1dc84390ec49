/** A question in the words of whoever is asked. */
import { askLifeMs, type ApprovalDoc } from '../../../schema/approval.ts'
import { customerOf, nameOfCustomer } from '../customers/known.ts'
import { session } from '../session.ts'
import { money, percent } from '../words/format.ts'
import { nameOf } from '../words/names.ts'
import en from '../words/approvals.en.json'
import hi from '../words/approvals.hi.json'
import { speak, t, type WordKey } from '../words/words.ts'

speak({ en, hi })

/** A person of this outlet by their id. */
export const personOf = (userId: string): string =>
  session.value.me?.users.find((user) => user.userId === userId)?.name ?? '?'

const isWord = (key: string): key is WordKey & keyof typeof en => key in en

/** How long a question still waits. A clock that has not ticked yet does not make it wait longer. */
export const secondsLeft = ({ expiresAt }: Pick<ApprovalDoc, 'expiresAt'>, now: number): number =>
  Math.max(0, Math.min(askLifeMs / 1000, Math.ceil((expiresAt - now) / 1000)))

/** Where somebody asks: the screen they stand at, and the outlet where that is not this one. */
export const sayDesk = ({ desk, outletId }: Pick<ApprovalDoc, 'desk' | 'outletId'>): string => {
  const { me } = session.value
  const there =
    outletId === me?.outlet.outletId
      ? undefined
      : me?.outlets?.find((one) => one.outletId === outletId)
  return there === undefined ? nameOf(desk) : `${nameOf(desk)} · ${nameOf(there.names)}`
}

/** What is to be done, such as `Refund`. */
export const sayWhat = ({ command }: Pick<ApprovalDoc, 'command'>): string => {
  const key = `approvals.do-${command}`
  return isWord(key) ? t(key) : t('approvals.do-other', { command })
}

/** How much: an amount, or a rate with what it comes to; of a till its worst count and its last. */
export const sayHowMuch = ({
  amount,
  ratePpm,
  closesAt,
}: Pick<ApprovalDoc, 'amount' | 'ratePpm' | 'closesAt'>): string =>
  [
    ratePpm === null ? '' : t('approvals.rate', { rate: percent(ratePpm / 1_000_000) }),
    amount === null
      ? ''
      : closesAt === undefined
        ? money(amount, true)
        : t('approvals.closes-at', { worst: money(amount, true), closes: money(closesAt, true) }),
  ]
    .filter((part) => part !== '')
    .join(' · ')

/** What it is about: the customer, the line, the table or the token, the invoice. */
export const sayWhere = ({
  names,
  tableLabel,
  token,
  invoice,
  customerId,
  intoId,
}: Pick<
  ApprovalDoc,
  'names' | 'tableLabel' | 'token' | 'invoice' | 'customerId' | 'intoId'
>): string => {
  const customers = [customerOf(customerId), customerOf(intoId)]
  return [
    customers.flatMap((one) => (one === undefined ? [] : [nameOfCustomer(one)])).join(' → '),
    names === null ? '' : nameOf(names),
    tableLabel !== '' ? tableLabel : token === null ? '' : t('approvals.token', { token }),
    invoice,
  ]
    .filter((part) => part !== '')
    .join(' · ')
}
