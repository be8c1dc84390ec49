/**
 * Money that came for a paid bill once more: first it is written down, then it goes back.
 *
 * The rule: what came is the guest’s until it has gone back, and stays in view
 * with the bill; it goes back whole, the way it came or in cash.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Banknote, Undo2 } from 'lucide'
import type { BillDoc } from '../../../schema/bill.ts'
import { moneyKinds } from '../../../schema/tender-kinds.ts'
import type { TwiceDoc } from '../../../schema/twice.ts'
import { sendApproved } from '../../lib/frame/ask-approval.ts'
import { sayDeclined, type Said } from '../../lib/frame/say-declined.ts'
import { tenderIcons } from '../../lib/pay/tender-icons.ts'
import { wasShownBefore } from '../../lib/pay/tender.ts'
import { isAway } from '../../lib/send.ts'
import { session } from '../../lib/session.ts'
import { Amount } from '../../lib/ui/amount.ts'
import { Button } from '../../lib/ui/button.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { Field } from '../../lib/ui/field.ts'
import { textToUnits, unitsToText } from '../../lib/ui/keypad-text.ts'
import { Sheet } from '../../lib/ui/sheet.ts'
import { toast } from '../../lib/ui/toast.ts'
import { moment, money } from '../../lib/words/format.ts'
import en from '../../lib/words/retender.en.json'
import hi from '../../lib/words/retender.hi.json'
import { speak, t } from '../../lib/words/words.ts'
import { personName } from '../say.ts'
import { drawerSaid, whichFirst, WhichDrawer } from '../which-drawer.ts'
import { nameOfWay } from './done.ts'

speak({ en, hi })

export interface TwiceSheetProps {
  /** As it is by now. */
  readonly bill: BillDoc
  readonly onDone?: (() => void) | undefined
  readonly onClose: () => void
}

type Kind = (typeof moneyKinds)[number]

export function TwiceSheet({ bill, onDone, onClose }: TwiceSheetProps): VNode {
  const owed = (bill.twice ?? []).filter(({ back }) => back === null)
  const title = t('retender.twice-title', { number: bill.invoice?.number ?? '' })
  const gone = (): void => {
    onDone?.()
    onClose()
  }
  return html`<${Sheet} title=${title} from="side" onClose=${onClose}>
    <div class="retender">
      ${owed.map((came) => html`<${Owed} key=${came.twiceId} bill=${bill} came=${came} onGone=${gone} />`)}
      ${owed.length === 0 && html`<${Came} bill=${bill} onCame=${onDone} />`}
    </div>
  <//>`
}

/** What came, and the keys that give it back. */
function Owed(props: {
  readonly bill: BillDoc
  readonly came: TwiceDoc
  readonly onGone: () => void
}): VNode {
  const { bill, came, onGone } = props
  const [isBusy, setBusy] = useState(false)
  const amount = money(came.amount, true)
  const give = async (kind: Kind): Promise<void> => {
    setBusy(true)
    const args = { billId: bill.billId, twiceId: came.twiceId, kind, ...drawerSaid() }
    const answer = await sendApproved(
      'bill.twice-back',
      args,
      t('retender.twice-approve', { amount }),
    )
    setBusy(false)
    if (answer === null) return
    if (!answer.ok) return void toast({ text: sayDeclined(answer), tone: 'stop', seconds: 8 })
    toast({ text: t(`retender.twice-gone-${kind}`, { amount }), tone: 'done', seconds: 12 })
    onGone()
  }
  const why = isAway() ? t('bill.away') : undefined
  return html`<section class="retender-drawer" data-moves="true">
    <p class="figures"><b>${t('retender.twice-owed', { amount })}</b></p>
    <p>
      ${[nameOfWay(came.kind), came.reference, moment(came.at), personName(came.by)].filter((part) => part !== '').join(' · ')}
    </p>
    <${WhichDrawer} />
    <div class="retender-keys">
      ${
        came.kind !== 'cash' &&
        html`<${Button} icon=${Undo2} busy=${isBusy} why=${why} onPress=${() => void give(came.kind)}>
          ${t('retender.twice-give', { way: nameOfWay(came.kind) })}
        <//>`
      }
      <${Button} icon=${Banknote} busy=${isBusy} why=${why ?? whichFirst()} onPress=${() => void give('cash')}>
        ${t('retender.twice-give', { way: nameOfWay('cash') })}
      <//>
    </div>
  </section>`
}

/** Writes down what came. */
function Came(props: {
  readonly bill: BillDoc
  readonly onCame?: (() => void) | undefined
}): VNode {
  const { bill, onCame } = props
  const exponent = session.value.me?.outlet.currencyExponent ?? 2
  const [kind, setKind] = useState<Kind | null>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const [reference, setReference] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [why, setWhy] = useState<Said | undefined>()
  const amount = typed === null ? bill.total.due : textToUnits(typed, exponent)
  const missing =
    kind === null
      ? t('retender.twice-way-first')
      : amount <= 0
        ? t('retender.twice-amount-first')
        : kind === 'cash' && whichFirst() !== undefined
          ? whichFirst()
          : isAway()
            ? t('bill.away')
            : undefined
  const write = async (isRepeat = false): Promise<void> => {
    if (kind === null || missing !== undefined || isBusy) return
    setBusy(true)
    const args = {
      billId: bill.billId,
      kind,
      amount,
      ...(kind === 'cash' ? {} : { reference: reference.trim() }),
      ...(isRepeat ? { isRepeat } : {}),
      ...drawerSaid(),
    }
    const answer = await sendApproved('bill.twice', args, t('cashier.twice'))
    setBusy(false)
    if (answer === null) return
    if (!answer.ok) return setWhy(answer)
    onCame?.()
  }
  return html`
    <p class="retender-was">
      <span>${t('retender.twice-paid')}</span>
      <${Amount} minor=${bill.total.due} size="total" />
    </p>
    <h3>${t('retender.twice-came')}</h3>
    <div class="retender-keys retender-three" role="group" aria-label=${t('retender.twice-came')}>
      ${moneyKinds.map(
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
    <div class="retender-fields">
      <${Field}
        label=${t('retender.twice-how-much')}
        value=${typed ?? unitsToText(bill.total.due, exponent)}
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
    ${kind === 'cash' && html`<${WhichDrawer} />`}
    ${
      why !== undefined &&
      html`<${ErrorNote}
        what=${sayDeclined(why)}
        action=${
          wasShownBefore(why) &&
          html`<${Button} busy=${isBusy} onPress=${() => void write(true)}>${t('retender.twice-another')}<//>`
        }
      />`
    }
    <${Button} kind="primary" wide busy=${isBusy} why=${missing} onPress=${() => void write()}>
      ${t('retender.twice-do', { amount: money(amount, true) })}
    <//>
  `
}
