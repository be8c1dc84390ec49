/**
 * Who customers are, as far as this screen has asked.
 *
 * The rule: names come over HTTP to whoever may know them, are kept in memory
 * only, and are asked for anew whenever somebody looks.
 */
import { effect, signal } from '@preact/signals'
import type { ChequeDoc } from '../../../schema/cheque.ts'
import type {
  CustomerBill,
  CustomerGroup,
  KnownCustomer,
  Movement,
  VoucherDoc,
} from '../../../schema/customer.ts'
import { hub, isAway, read, type Declined } from '../hub-api.ts'
import { typedDocs, type LiveView } from '../live.ts'
import { nameIn } from '../../../schema/names.ts'
import { session } from '../session.ts'
import { language } from '../words/place.ts'

export interface CustomerPage {
  readonly customer: KnownCustomer
  readonly account: readonly Movement[]
  readonly wallet: readonly Movement[]
  readonly bills: readonly CustomerBill[]
  readonly cheques: readonly ChequeDoc[]
}

const known = signal<ReadonlyMap<string, KnownCustomer>>(new Map())
/** Who was asked for, by whom and since when the hub was there: a refusal is as good as it was until one of the two is other. */
const asked = new Map<string, string>()

/** Puts down what was read of customers. */
export const learn = (...customers: readonly KnownCustomer[]): void => {
  known.value = new Map([
    ...known.peek(),
    ...customers.map((one) => [one.customerId, one] as const),
  ])
}

/** A customer by id; undefined until the hub has answered, for which this asks once, and once more when the hub is back. */
export const customerOf = (customerId: string | undefined): KnownCustomer | undefined => {
  if (customerId === undefined) return undefined
  const found = known.value.get(customerId)
  if (found !== undefined || isAway()) return found
  const asks = `${session.value.me?.signIn?.userId ?? ''} ${hub.value.since}`
  if (asked.get(customerId) !== asks) {
    asked.set(customerId, asks)
    void lookUp(customerId)
  }
  return undefined
}

type Asked<T> = { readonly ok: true; readonly value: T } | Declined

/** Reads one customer with everything of theirs. */
export const lookUp = async (customerId: string): Promise<Asked<CustomerPage>> => {
  const answer = await read<CustomerPage>(`/api/v1/customers/${customerId}`)
  if (answer.ok) learn(answer.value.customer)
  return answer
}

/** Customers by what was typed. */
export const search = async (typed: string): Promise<Asked<readonly KnownCustomer[]>> => {
  const answer = await read<{ readonly customers: readonly KnownCustomer[] }>(
    `/api/v1/customers?find=${encodeURIComponent(typed)}`,
  )
  if (!answer.ok) return answer
  learn(...answer.value.customers)
  return { ok: true, value: answer.value.customers }
}

/** What is left of a voucher. */
export const voucherOf = async (typed: string): Promise<Asked<VoucherDoc>> => {
  const answer = await read<{ readonly voucher: VoucherDoc }>(
    `/api/v1/vouchers/${encodeURIComponent(typed)}`,
  )
  return answer.ok ? { ok: true, value: answer.value.voucher } : answer
}

export const groups = signal<readonly CustomerGroup[]>([])

let isReading = false

/** Reads the groups as the office has them now; those known stay until then. */
export const readGroups = async (): Promise<void> => {
  if (isReading) return
  isReading = true
  const answer = await read<{ readonly groups: readonly CustomerGroup[] }>(
    '/api/v1/customer-groups',
  )
  isReading = false
  if (answer.ok) groups.value = answer.value.groups
}

/** A group that is called otherwise begins a menu: whoever has read the groups reads them anew. */
export const watchGroups = (view: LiveView): void => {
  let last = 0
  effect(() => {
    const rev = Math.max(
      0,
      ...typedDocs<{ readonly rev: number }>(view, 'menu').map((one) => one.rev),
    )
    if (rev === last) return
    last = rev
    if (groups.peek().length > 0) void readGroups()
  })
}

export const groupName = (groupId: string): string => {
  const group = groups.value.find((one) => one.groupId === groupId)
  return group === undefined ? groupId : nameIn(group.names, language.value)
}

/** What a customer is called: by name, or by number once they were forgotten. */
export const nameOfCustomer = ({ name, no }: Pick<KnownCustomer, 'name' | 'no'>): string =>
  name === '' ? `#${no}` : name

/** How much more may be put on their account, cheques the bank has not paid counting as owed; none: they have no account. */
export const creditLeft = ({
  creditLimit,
  owes,
  inHand,
}: Pick<KnownCustomer, 'creditLimit' | 'owes' | 'inHand'>): number | null =>
  creditLimit === null ? null : Math.max(0, creditLimit - owes - inHand)
