/**
 * A payment that was another way of paying: which, how much of it, what it was.
 *
 * The rule: before anything is changed the sheet says what the drawer should
 * hold afterwards; the invoice stays, and what was posted before stays beside it.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { BillDoc, TenderKind } from '../../../schema/bill.ts'
import type { CommandInput } from '../../../schema/commands.ts'
import { cashByRetender, changeAlong } from '../../../schema/retender.ts'
import { moneyKinds } from '../../../schema/tender-kinds.ts'
import { sendApproved } from '../../lib/frame/ask-approval.ts'
import { sayDeclined, type Said } from '../../lib/frame/say-declined.ts'
import { tenderIcons } from '../../lib/pay/tender-icons.ts'
import { wasShownBefore } from '../../lib/pay/tender.ts'
import { can, session } from '../../lib/session.ts'
import { isAway } from '../../lib/send.ts'
import { Amount } from '../../lib/ui/amount.ts'
import { Button } from '../../lib/ui/button.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { Field } from '../../lib/ui/field.ts'
import { textToUnits, unitsToText } from '../../lib/ui/keypad-text.ts'
import { Sheet } from '../../lib/ui/sheet.ts'
import { money } from '../../lib/words/format.ts'
import en from '../../lib/words/retender.en.json'
import hi from '../../lib/words/retender.hi.json'
import { speak, t } from '../../lib/words/words.ts'
import { drawerSaid, whichFirst, WhichDrawer } from '../which-drawer.ts'
import { commandFor, type Changeable } from './changeable.ts'
import { Done, Drawer, nameOfWay, type Changed } from './done.ts'

speak({ en, hi })

export interface RetenderSheetProps {
  readonly bill: BillDoc
  /** Those that can be another way; there is one at least. */
  readonly payments: readonly [Changeable, ...Changeable[]]
  readonly onDone?: (() => void) | undefined
  readonly onClose: () => void
}

type Args = CommandInput<'bill.retender'>

const reasons = ['retender.why-1', 'retender.why-2', 'retender.why-3', 'retender.why-4'] as const

export function RetenderSheet({ bill, payments, onDone, onClose }: RetenderSheetProps): VNode {
  const exponent = session.value.me?.outlet.currencyExponent ?? 2
  const [at, setAt] = useState(0)
  const [typed, setTyped] = useState<string | null>(null)
  const [kind, setKind] = useState<TenderKind | null>(null)
  const [reference, setReference] = useState('')
  const [reason, setReason] = useState('')
  const [isHandedOver, setHandedOver] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [why, setWhy] = useState<Said | undefined>()
  const [changed, setChanged] = useState<Changed | undefined>()
  const { payment, most } = payments[at] ?? payments[0]
  const amount = typed === null ? most : textToUnits(typed, exponent)
  const isAll = amount === payment.amount
  const over = isAll ? changeAlong(payment, bill.retenders) : 0
  const cash =
    kind === null
      ? 0
      : cashByRetender({ from: payment, to: { kind, reference }, amount, change: over })
  const title = t('retender.title', { number: bill.invoice?.number ?? '' })
  const choose = (next: number): void => {
    setAt(next)
    setTyped(null)
    setKind(null)
    setWhy(undefined)
  }
  const missing =
    amount <= 0 || amount > most
      ? t('retender.amount-wrong', { most: money(most, true) })
      : kind === null
        ? t('retender.way-first')
        : reason.trim() === ''
          ? t('retender.why-first')
          : cash !== 0 && whichFirst() !== undefined
            ? whichFirst()
            : isAway()
              ? t('bill.away')
              : undefined
  const send = async (more: Partial<Args['to']> = {}): Promise<void> => {
    if (missing !== undefined || kind === null || isBusy) return
    const to = { kind, ...(kind === 'cash' ? {} : { reference: reference.trim() }), ...more }
    const args: Args = {
      billId: bill.billId,
      paymentId: payment.paymentId,
      amount,
      to,
      reason: reason.trim(),
      ...(cash !== 0 && isHandedOver ? { isHandedOver } : {}),
      ...drawerSaid(),
    }
    setBusy(true)
    const facts = {
      number: bill.invoice?.number ?? '',
      amount: money(amount, true),
      from: nameOfWay(payment.kind),
      to: nameOfWay(kind),
    }
    const answer = await sendApproved(commandFor(bill, payment), args, t('retender.approve', facts))
    setBusy(false)
    if (answer === null) return
    if (!answer.ok) {
      // Another desk was faster: what is shown outside of this is read again.
      if (answer.code === 'retender.changed') onDone?.()
      return setWhy(answer)
    }
    setChanged({ kind, isHandedOver: cash !== 0 && isHandedOver, ...answer.result })
    onDone?.()
  }
  if (changed !== undefined)
    return html`<${Done} title=${title} bill=${bill} changed=${changed} onClose=${onClose} />`
  return html`<${Sheet}
    title=${title}
    from="side"
    onClose=${onClose}
    foot=${html`${
      why !== undefined &&
      html`<${ErrorNote}
        what=${sayDeclined(why)}
        action=${
          wasShownBefore(why) &&
          html`<${Button} busy=${isBusy} onPress=${() => void send({ isRepeat: true })}>
            ${t('retender.is-another')}
          <//>`
        }
      />`
    }
    <${Button} kind="primary" wide busy=${isBusy} why=${missing} onPress=${() => void send()}>
      ${
        kind === null
          ? t('retender.do-first')
          : t('retender.do', { amount: money(amount, true), to: nameOfWay(kind) })
      }
    <//>`}
  >
    <div class="retender">
      ${
        payments.length > 1 &&
        html`<h3>${t('retender.which')}</h3>
          <div class="retender-keys" role="group" aria-label=${t('retender.which')}>
            ${payments.map(
              (one, i) => html`<${Button}
                key=${one.payment.paymentId}
                icon=${tenderIcons[one.payment.kind]}
                pressed=${i === at}
                onPress=${() => choose(i)}
              >
                ${nameOfWay(one.payment.kind)} ${money(one.payment.amount, true)}
              <//>`,
            )}
          </div>`
      }
      <p class="retender-was">
        <span>${t('retender.booked', { way: nameOfWay(payment.kind) })}</span>
        <${Amount} minor=${payment.amount} size="total" />
      </p>
      ${can(commandFor(bill, payment)) === 'ask' && html`<p class="retender-hint">${t('retender.asks')}</p>`}
      ${
        over > 0 &&
        html`<p class="retender-hint">${t('retender.over-back', { over: money(over, true) })}</p>`
      }
      <h3>${t('retender.it-was')}</h3>
      <div class="retender-keys" role="group" aria-label=${t('retender.it-was')}>
        ${moneyKinds
          .filter((one) => one !== payment.kind)
          .map(
            (one) => html`<${Button}
              key=${one}
              icon=${tenderIcons[one]}
              pressed=${kind === one}
              onPress=${() => setKind(one)}
            >
              ${nameOfWay(one)}
            <//>`,
          )}
      </div>
      ${kind !== null && html`<${Drawer} cash=${cash} isHandedOver=${isHandedOver} onHandedOver=${setHandedOver} />`}
      ${cash !== 0 && html`<${WhichDrawer} />`}
      <div class="retender-fields">
        <${Field}
          label=${t('retender.how-much')}
          value=${typed ?? unitsToText(most, exponent)}
          inputMode="decimal"
          onInput=${setTyped}
        />
        ${
          kind !== null &&
          kind !== 'cash' &&
          html`<${Field}
            label=${t('retender.reference')}
            value=${reference}
            inputMode="numeric"
            maxLength=${40}
            onInput=${setReference}
          />`
        }
      </div>
      <h3>${t('retender.why')}</h3>
      <div class="retender-keys" role="group" aria-label=${t('retender.why')}>
        ${reasons.map((key) => {
          const words = t(key)
          return html`<${Button} key=${key} pressed=${reason === words} onPress=${() => setReason(words)}>${words}<//>`
        })}
      </div>
      <${Field} label=${t('retender.why-type')} value=${reason} maxLength=${80} onInput=${setReason} />
    </div>
  <//>`
}
