/**
 * Slips at the counter: one that has no drawer packs them, and any hands them
 * out once they are paid.
 *
 * The rule: a slip is called by its number, a paid one stands first and is
 * green, and handing it out is one touch.
 */
import { computed } from '@preact/signals'
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { PackageCheck, PackageOpen, Printer, ReceiptText } from 'lucide'
import type { SlipDoc, SlipLine } from '../../schema/slip.ts'
import { sayDeclined } from '../lib/frame/say-declined.ts'
import { send } from '../lib/send.ts'
import { session } from '../lib/session.ts'
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
  lines.map((line) => `${quantityText(line)} ${nameOf(line.names)}`).join(', ')

/** The key beside the kitchen's tokens; nothing where nobody packs slips. */
export function SlipKey(): VNode | null {
  const paid = inState('paid').length
  if (!isPacking.value && slips.value.length === 0) return null
  return html`<${Button}
    kind=${paid > 0 ? 'primary' : 'quiet'}
    icon=${paid > 0 ? PackageCheck : PackageOpen}
    onPress=${() => (open.value = { kind: 'slips' })}
  >
    ${paid > 0 ? t('counter.hand-out-count', { count: paid }) : t('counter.slips')}
  <//>`
}

/** The packet is with its guest. */
export const handOut = async ({ slipId, token }: SlipDoc): Promise<void> => {
  const answer = await send('slip.hand-out', { slipId }).done
  toast(
    answer.ok
      ? { text: t('counter.slip-handed', { token }), tone: 'done' }
      : { text: sayDeclined(answer), tone: 'stop', seconds: 8 },
  )
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
      paid.length + waiting.length === 0 &&
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
              title=${html`<b class="slip-token figures">${slip.token}</b>`}
              detail=${namesOf(slip.lines)}
              end=${html`<${Badge} tone="done">${t('counter.slip-give')}<//>`}
              onPress=${() => void handOut(slip)}
            />`,
          )}
        </ul>`
    }
    ${
      waiting.length > 0 &&
      html`<h3 class="slips-head">${t('counter.slips-waiting')}</h3>
        <ul class="rows slips">
          ${waiting.map(
            (slip) => html`<${ListRow}
              key=${slip.slipId}
              icon=${ReceiptText}
              title=${html`<b class="slip-token figures">${slip.token}</b>`}
              detail=${`${clock(slip.at)} · ${namesOf(slip.lines)}`}
              end=${html`${
                slip.withToken !== null &&
                html`<${Badge}>${t('counter.slip-with', { token: slip.withToken })}<//>`
              }
                <${Button}
                  kind="quiet"
                  icon=${Printer}
                  label=${t('counter.slip-print', { token: slip.token })}
                  onPress=${() => void print(slip)}
                />`}
            />`,
          )}
        </ul>`
    }
  <//>`
}
