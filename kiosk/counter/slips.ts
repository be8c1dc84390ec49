/**
 * Slips at the counter: what is packed here and paid at the cash desk, and what
 * any counter hands out once it is paid.
 *
 * The rule: a slip is called by its number, a paid one stands first and is
 * green, and handing it out is one touch.
 */
import { computed, signal } from '@preact/signals'
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Check, PackageCheck, PackageOpen, Printer, ReceiptText, Undo2 } from 'lucide'
import { goodsOf } from '../../schema/packing.ts'
import { recallMs } from '../../schema/slip-code.ts'
import type { SlipDoc, SlipLine } from '../../schema/slip.ts'
import { sayDeclined } from '../lib/frame/say-declined.ts'
import { send } from '../lib/send.ts'
import { session } from '../lib/session.ts'
import { play } from '../lib/sound.ts'
import { nameFor } from '../lib/order/persons.ts'
import { Badge } from '../lib/ui/badge.ts'
import { Button } from '../lib/ui/button.ts'
import { EmptyState } from '../lib/ui/empty-state.ts'
import { ListRow } from '../lib/ui/list-row.ts'
import { Sheet } from '../lib/ui/sheet.ts'
import { toast } from '../lib/ui/toast.ts'
import { clock } from '../lib/words/format.ts'
import { nameOf } from '../lib/words/names.ts'
import { t } from '../lib/words/words.ts'
import { quantityText } from './slip-words.ts'
import { closeSheet, open } from './desk.ts'
import { slips } from './kitchen-watch.ts'

/** This counter takes no money: what it sells goes out on a slip. */
export const isPacking = computed(() => {
  const device = session.value.me?.device
  return device !== undefined && device.drawerId === null
})

const inState = (state: SlipDoc['state']): readonly SlipDoc[] =>
  slips.value.filter((slip) => slip.state === state).toSorted((a, b) => a.at - b.at)

const namesOf = (lines: readonly SlipLine[]): string =>
  goodsOf(lines)
    .flatMap(({ box, boxes }) =>
      box == null
        ? boxes.flat().map((line) => `${quantityText(line)} ${nameOf(line.names)}`)
        : [`${boxes.length} × ${nameOf(box.names)}`],
    )
    .join(', ')

/** Its number, and who is called with it. */
const titleOf = (slip: SlipDoc): VNode => {
  const name = nameFor({ ...slip, orderId: slip.slipId })
  return html`<b class="slip-token figures">${slip.token}</b>${name !== '' && html` ${name}`}`
}

/** The key beside the kitchen's tokens; nothing where nobody packs slips, or the key below the cart opens the same. */
export function SlipKey(): VNode | null {
  const all = inState('paid')
  const [first] = all
  const paid = all.length
  if (isPacking.value ? paid === 0 : slips.value.length === 0) return null
  return html`<${Button}
    kind=${paid > 0 ? 'primary' : 'quiet'}
    icon=${paid > 0 ? PackageCheck : PackageOpen}
    onPress=${() => (open.value = { kind: 'slips' })}
  >
    ${
      first === undefined
        ? t('counter.slips')
        : paid === 1
          ? t('counter.hand-out-one', { token: first.token })
          : t('counter.hand-out-count', { count: paid })
    }
  <//>`
}

interface Handed {
  readonly slipId: string
  readonly token: number
  /** When it was handed out, by the hub's clock. */
  readonly at: number
}

/** What was handed out here a moment ago and can be taken back. */
const handed = signal<readonly Handed[]>([])

/** The packet is with its guest; for a minute that can be undone. */
export const handOut = async ({ slipId, token }: SlipDoc): Promise<void> => {
  const answer = await send('slip.hand-out', { slipId }).done
  if (!answer.ok) return void toast({ text: sayDeclined(answer), tone: 'stop', seconds: 8 })
  const one = { slipId, token, at: answer.at }
  handed.value = [...handed.peek(), one]
  const leave = (): void => void (handed.value = handed.peek().filter((other) => other !== one))
  setTimeout(leave, recallMs)
  // It may be undone for longer from the list; a word this long would lie over the categories of a phone.
  const onUndo = (): void => void takeBack(one)
  toast({ text: t('counter.slip-handed', { token }), tone: 'done', seconds: 10, onUndo })
}

/** It was the wrong slip: the packet waits again. */
const takeBack = async (one: Handed): Promise<void> => {
  handed.value = handed.peek().filter((other) => other !== one)
  const { slipId, token } = one
  const answer = await send('slip.recall', { slipId }, { exp: one.at + recallMs }).done
  toast(
    answer.ok
      ? { text: t('counter.slip-back', { token }), tone: 'done' }
      : { text: sayDeclined(answer), tone: 'stop', seconds: 8 },
  )
}

/** A packet of this counter is paid: whoever packed it hears of it, whatever is on the screen. */
export const heedPaid = (): void => {
  let waiting: ReadonlySet<string> = new Set()
  slips.subscribe((all) => {
    const own = session.peek().me?.device.name
    const paid = all.filter(({ slipId, state }) => state === 'paid' && waiting.has(slipId))
    waiting = new Set(all.filter(({ state }) => state === 'waiting').map(({ slipId }) => slipId))
    for (const { token } of paid.filter(({ counter }) => counter === own)) {
      play('new')
      toast({ text: t('counter.slip-is-paid', { token }), tone: 'done', seconds: 8 })
    }
  })
}

const print = async ({ slipId, token }: SlipDoc): Promise<void> => {
  const answer = await send('slip.print', { slipId }).done
  toast(
    answer.ok
      ? { text: t('counter.slip-printed', { token }), tone: 'done' }
      : { text: sayDeclined(answer), tone: 'stop', seconds: 8 },
  )
}

/** What is paid and may go, then what is still to be paid. */
export function SlipsSheet(): VNode {
  const paid = inState('paid')
  const waiting = inState('waiting')
  return html`<${Sheet} title=${t('counter.slips')} from="side" onClose=${closeSheet}>
    ${
      paid.length + waiting.length + handed.value.length === 0 &&
      html`<${EmptyState} icon=${ReceiptText} title=${t('counter.slips-none')} next=${t('counter.slips-next')} />`
    }
    ${
      paid.length > 0 &&
      html`<h3 class="slips-head">${t('counter.slips-paid')}</h3>
        <ul class="rows slips slips-paid">
          ${paid.map(
            (slip) => html`<${ListRow}
              key=${slip.slipId}
              icon=${PackageCheck}
              title=${titleOf(slip)}
              detail=${namesOf(slip.lines)}
              end=${html`<${Badge} tone="done">${t('counter.slip-give')}<//>`}
              onPress=${() => void handOut(slip)}
            />`,
          )}
        </ul>`
    }
    ${
      handed.value.length > 0 &&
      html`<h3 class="slips-head">${t('counter.slips-handed')}</h3>
        <ul class="rows slips">
          ${handed.value.map(
            (one) => html`<${ListRow}
              key=${one.slipId}
              icon=${Check}
              title=${html`<b class="slip-token figures">${one.token}</b>`}
              end=${html`<${Button} icon=${Undo2} onPress=${() => void takeBack(one)}>${t('shared.undo')}<//>`}
            />`,
          )}
        </ul>`
    }
    ${
      waiting.length > 0 &&
      html`<h3 class="slips-head">${t('counter.slips-waiting')}</h3>
        <ul class="rows slips">
          ${waiting.map((slip) => html`<${Waiting} key=${slip.slipId} slip=${slip} />`)}
        </ul>`
    }
  <//>`
}

/** One that is not paid: the money can be taken here where there is a drawer for it. */
function Waiting({ slip }: { readonly slip: SlipDoc }): VNode {
  const { slipId, token, withToken } = slip
  const on =
    withToken !== null && html`<${Badge}>${t('counter.slip-with', { token: withToken })}<//>`
  const printer = html`<${Button}
    kind="quiet"
    icon=${Printer}
    label=${t('counter.slip-print', { token })}
    onPress=${() => void print(slip)}
  />`
  const mayTake = !isPacking.value && withToken === null
  return html`<${ListRow}
    icon=${ReceiptText}
    title=${titleOf(slip)}
    detail=${`${clock(slip.at)} · ${namesOf(slip.lines)}`}
    end=${mayTake ? undefined : html`${on}${printer}`}
    onPress=${mayTake ? () => (open.value = { kind: 'order', orderId: slipId }) : undefined}
    beside=${printer}
  />`
}
