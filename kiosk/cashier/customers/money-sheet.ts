/**
 * Taking money for an account, a wallet or a voucher.
 *
 * The rule: the amount first, then one tap on the way it is paid; a note larger
 * than the amount says at once what goes back.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Banknote, CreditCard, Smartphone } from 'lucide'
import type { KnownCustomer, MoneyPurpose, PaidBill } from '../../../schema/customer.ts'
import { voucherWords } from '../../../schema/customer-words.ts'
import type { TenderKind } from '../../../schema/tender-kinds.ts'
import type { AccountTender } from '../../../schema/commands/customer.ts'
import { nameOfCustomer } from '../../lib/customers/known.ts'
import { sayDeclined, type Said } from '../../lib/frame/say-declined.ts'
import { send } from '../../lib/send.ts'
import { session } from '../../lib/session.ts'
import { ByReference, ReferenceWays, type ReferenceWay } from './by-reference.ts'
import { drawerSaid, whichFirst, WhichDrawer } from '../which-drawer.ts'
import { wasShownBefore } from '../../lib/pay/tender.ts'
import { smartCash } from '../../lib/smart-cash.ts'
import { Amount } from '../../lib/ui/amount.ts'
import { Button } from '../../lib/ui/button.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { Keypad } from '../../lib/ui/keypad.ts'
import { textToUnits } from '../../lib/ui/keypad-text.ts'
import { ListRow } from '../../lib/ui/list-row.ts'
import { Sheet } from '../../lib/ui/sheet.ts'
import { shortDay } from '../../lib/words/dates.ts'
import { money } from '../../lib/words/format.ts'
import { language } from '../../lib/words/place.ts'
import { t } from '../../lib/words/words.ts'

export interface MoneySheetProps {
  readonly purpose: MoneyPurpose
  /** Whose account or wallet; none for a voucher. */
  readonly customer?: KnownCustomer
  readonly onDone: () => Promise<void>
  readonly onClose: () => void
}

/** Why money was not taken, and the money. */
interface Refused extends Said {
  readonly tender: AccountTender
}

/** What was taken, as the sheet shows it afterwards. */
interface Taken {
  readonly amount: number
  readonly change: number
  readonly number: string
  readonly voucher?: string
  readonly against?: readonly PaidBill[]
}

const none: readonly number[] = []

export function MoneySheet({ purpose, customer, onDone, onClose }: MoneySheetProps): VNode {
  const outlet = session.value.me?.outlet
  const [typed, type] = useState('')
  const [way, choose] = useState<ReferenceWay | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [why, setWhy] = useState<Refused | undefined>()
  const [taken, setTaken] = useState<Taken | undefined>()
  const owes = purpose === 'account' ? (customer?.owes ?? 0) : null
  const amount = typed === '' ? (owes ?? 0) : textToUnits(typed, outlet?.currencyExponent ?? 2)
  const wrong =
    amount <= 0
      ? t('customers.amount-missing')
      : owes !== null && amount > owes
        ? t('customers.owes-only', { owes: money(owes, true) })
        : undefined
  const take = async (tender: AccountTender): Promise<void> => {
    if (wrong !== undefined || isBusy) return
    setBusy(true)
    const answer = await sendMoney(purpose, customer, amount, tender)
    setBusy(false)
    if (!answer.ok) return setWhy({ ...answer, tender })
    setTaken({ amount, ...answer.result })
    await onDone()
  }
  const title =
    purpose === 'voucher'
      ? t('customers.sell-voucher')
      : t(purpose === 'account' ? 'customers.take-of' : 'customers.top-up-of', {
          name: customer === undefined ? '' : nameOfCustomer(customer),
        })
  if (taken !== undefined)
    return html`<${Receipt} title=${title} taken=${taken} onClose=${onClose} />`
  const notes =
    wrong === undefined && outlet !== undefined
      ? smartCash(amount, outlet.currency, outlet.currencyExponent).slice(0, 3)
      : none
  return html`<${Sheet} title=${title} from="side" onClose=${onClose}>
    <div class="customer-money">
      <p class="customer-amount">
        <span>${t('customers.amount')}</span>
        <${Amount} minor=${amount} size="total" />
      </p>
      ${
        way !== null
          ? html`<${ByReference}
              way=${way}
              amount=${amount}
              isBusy=${isBusy}
              onTake=${(tender: AccountTender) => void take(tender)}
              onBack=${() => choose(null)}
            />`
          : html`<${Keypad} mode="amount" value=${typed} onChange=${type} onEnter=${() => void take(exactCash)} />
      <${WhichDrawer} />
      <div class="customer-notes" role="group" aria-label=${t('shared.tender-cash')}>
        <${Button} kind="primary" busy=${isBusy} why=${wrong ?? whichFirst()} icon=${Banknote} onPress=${() => void take(exactCash)}>
          ${t('customers.cash-exact')}
        <//>
        ${notes.map(
          (note) => html`<${Button}
            key=${note}
            kind="pay"
            busy=${isBusy}
            why=${whichFirst()}
            onPress=${() => void take({ kind: 'cash', offered: note })}
          >
            ${money(note, true)}
          <//>`,
        )}
      </div>
      ${
        purpose === 'account'
          ? html`<${ReferenceWays} why=${wrong} onChoose=${choose} />`
          : html`<div class="customer-notes">
        <${Button} icon=${Smartphone} busy=${isBusy} why=${wrong} onPress=${() => void take({ kind: 'upi', offered: 'exact' })}>
          ${t('customers.upi-came')}
        <//>
        <${Button} icon=${CreditCard} busy=${isBusy} why=${wrong} onPress=${() => void take({ kind: 'card', offered: 'exact' })}>
          ${t('customers.card-came')}
        <//>
      </div>`
      }`
      }
      ${
        why !== undefined &&
        html`<${ErrorNote}
          what=${sayDeclined(why)}
          action=${
            wasShownBefore(why) &&
            html`<${Button} busy=${isBusy} onPress=${() => void take({ ...why.tender, isRepeat: true })}>
              ${t('pay.take-again')}
            <//>`
          }
        />`
      }
    </div>
  <//>`
}

const exactCash: AccountTender = { kind: 'cash', offered: 'exact' }

type Answer =
  { readonly ok: true; readonly result: Omit<Taken, 'amount'> } | ({ readonly ok: false } & Said)

const sendMoney = (
  purpose: MoneyPurpose,
  customer: KnownCustomer | undefined,
  amount: number,
  tender: AccountTender,
): Promise<Answer> => {
  const told = { amount, language: language.peek(), ...drawerSaid() }
  const { customerId } = customer ?? { customerId: '' }
  if (purpose === 'account')
    return send('customer.pay', { customerId, ...told, tenders: [tender] }).done
  // A wallet and a voucher are filled with money alone.
  const tenders = [{ ...tender, kind: tender.kind as TenderKind }]
  return purpose === 'voucher'
    ? send('voucher.issue', { ...told, tenders }).done
    : send('wallet.top-up', { customerId, ...told, tenders }).done
}

/** What goes back is the largest thing on the screen; then the number of the receipt. */
function Receipt(props: {
  readonly title: string
  readonly taken: Taken
  readonly onClose: () => void
}): VNode {
  const { amount, change, number, voucher, against = [] } = props.taken
  return html`<${Sheet}
    title=${props.title}
    from="side"
    onClose=${props.onClose}
    foot=${html`<${Button} kind="primary" wide onPress=${props.onClose}>${t('shared.done')}<//>`}
  >
    <div class="customer-money" role="status">
      <p class="customer-amount">
        <span>${t(change > 0 ? 'customers.change' : 'customers.taken')}</span>
        <${Amount} minor=${change > 0 ? change : amount} size="change" short />
      </p>
      ${
        voucher !== undefined &&
        html`<p class="customer-amount">
          <span>${t('customers.voucher-number')}</span>
          <b class="customer-voucher figures">${voucherWords(voucher)}</b>
        </p>`
      }
      ${
        against.length > 0 &&
        html`<section>
          <h3>${t('customers.pays')}</h3>
          <ul class="rows">
            ${against.map(
              (bill) => html`<${ListRow}
                key=${bill.billId ?? ''}
                title=${bill.number === '' ? t('customers.taken-over') : bill.number}
                detail=${`${shortDay(bill.businessDate)} · ${bill.left === 0 ? t('customers.pays-whole') : t('customers.pays-left', { left: money(bill.left, true) })}`}
                end=${money(bill.amount)}
              />`,
            )}
          </ul>
        </section>`
      }
      <p>${t('customers.receipt-is', { number })}</p>
    </div>
  <//>`
}
