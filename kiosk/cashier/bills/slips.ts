/**
 * Several slips on one bill: the guest comes with what three counters packed,
 * and pays once.
 *
 * The rule: slips are added by touch or by their number, stand on the bill as
 * chips, and one touch takes each off again until it is paid.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { ReceiptText, X } from 'lucide'
import type { BillDoc } from '../../../schema/bill.ts'
import { stillDue } from '../../../schema/paid.ts'
import type { SlipDoc } from '../../../schema/slip.ts'
import { sayDeclined, type Said } from '../../lib/frame/say-declined.ts'
import { send } from '../../lib/send.ts'
import { Button } from '../../lib/ui/button.ts'
import { EmptyState } from '../../lib/ui/empty-state.ts'
import { Field } from '../../lib/ui/field.ts'
import { Icon } from '../../lib/ui/icon.ts'
import { ListRow } from '../../lib/ui/list-row.ts'
import { Sheet } from '../../lib/ui/sheet.ts'
import { toast } from '../../lib/ui/toast.ts'
import { clock, money } from '../../lib/words/format.ts'
import { t } from '../../lib/words/words.ts'
import { say } from '../say.ts'
import { open, slips } from '../desk.ts'

const tell = (answer: { readonly ok: true } | ({ readonly ok: false } & Said)): void => {
  if (!answer.ok) toast({ text: sayDeclined(answer), tone: 'stop', seconds: 8 })
}
const add = async (slipId: string, fromIds: readonly string[]): Promise<void> =>
  tell(await send('slip.gather', { slipId, fromIds: [...fromIds] }).done)
const release = async (slipId: string): Promise<void> =>
  tell(await send('slip.release', { slipId }).done)

/** The slips on a bill, and the key that adds more; nothing on a bill that is no slip. */
export function BillSlips({ bill }: { readonly bill: BillDoc }): VNode | null {
  const [isOpen, setOpen] = useState(false)
  const own = slips.value.find(({ slipId }) => slipId === bill.orderId)
  if (own === undefined || own.withId !== null) return null
  const others = slips.value.filter(
    ({ slipId, withId, state }) =>
      slipId !== own.slipId && state === 'waiting' && withId === null && !isHost(slipId),
  )
  const on = slips.value.filter(({ withId }) => withId === own.slipId)
  return html`<div class="bill-slips">
    <${Button} icon=${ReceiptText} onPress=${() => setOpen(true)}>${t('cashier.add-slips')}<//>
    ${on.map(
      ({ slipId, token }) => html`<button
        key=${slipId}
        type="button"
        class="chip-tender"
        aria-label=${t('cashier.slip-off', { token })}
        onClick=${() => void release(slipId)}
      >
        <span class="figures">${t('cashier.slip', { token })}</span>
        <${Icon} of=${X} size=${20} />
      </button>`,
    )}
    ${isOpen && html`<${AddSheet} onto=${own} others=${others} onClose=${() => setOpen(false)} />`}
  </div>`
}

/** Other slips are on its bill. */
export const isHost = (slipId: string): boolean =>
  slips.value.some(({ withId }) => withId === slipId)

/** What a slip comes to; nothing while its bill is not at hand. */
const amountOf = (slipId: string): string => {
  const bill = open.value.find(({ orderId }) => orderId === slipId)
  return bill === undefined ? '' : money(stillDue(bill), true)
}

function AddSheet(props: {
  readonly onto: SlipDoc
  readonly others: readonly SlipDoc[]
  readonly onClose: () => void
}): VNode {
  const { onto, others, onClose } = props
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const shown = others.filter(({ token }) => String(token).startsWith(typed.trim()))
  const toggle = (slipId: string): void =>
    setChosen(
      chosen.includes(slipId) ? chosen.filter((one) => one !== slipId) : [...chosen, slipId],
    )
  /** A number that is typed or scanned, and Enter: the next one. */
  const takeTyped = (): void => {
    const found = others.find(({ token }) => String(token) === typed.trim())
    if (found === undefined) return
    if (!chosen.includes(found.slipId)) toggle(found.slipId)
    setTyped('')
  }
  const put = (): void => {
    onClose()
    void add(onto.slipId, chosen)
  }
  return html`<${Sheet}
    title=${t('cashier.slips-to', { token: onto.token })}
    from="side"
    onClose=${onClose}
    foot=${html`<${Button}
      kind="primary"
      wide
      why=${chosen.length === 0 ? t('cashier.slips-choose') : undefined}
      onPress=${put}
    >
      ${t('cashier.slips-add', { count: chosen.length })}
    <//>`}
  >
    <div class="customer-form">
      <${Field}
        label=${t('cashier.slip-number')}
        inputMode="numeric"
        value=${typed}
        maxLength=${5}
        onInput=${setTyped}
        onEnter=${takeTyped}
      />
      ${
        others.length === 0
          ? html`<${EmptyState} icon=${ReceiptText} title=${t('cashier.slips-none')} />`
          : html`<ul class="rows">
            ${shown.map(
              ({ slipId, token, at, lines }) => html`<${ListRow}
                key=${slipId}
                icon=${ReceiptText}
                title=${html`<b class="figures">${token}</b>`}
                detail=${`${clock(at)} · ${lines.map(({ names }) => say(names)).join(', ')}`}
                end=${amountOf(slipId)}
                chosen=${chosen.includes(slipId)}
                onPress=${() => toggle(slipId)}
              />`,
            )}
          </ul>`
      }
    </div>
  <//>`
}
