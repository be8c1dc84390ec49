/**
 * What became of the receipt, and how the drawer stands.
 *
 * The rule: it follows the hub's word about the job; where nobody knows whether
 * paper came out, the person who can see it is asked.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Inbox, Printer, PrinterCheck, TriangleAlert } from 'lucide'
import type { CommandInput } from '../../schema/commands.ts'
import type { PrinterReason } from '../../schema/device.ts'
import { sayDeclined } from '../lib/frame/say-declined.ts'
import { send } from '../lib/send.ts'
import { can, session } from '../lib/session.ts'
import { Badge } from '../lib/ui/badge.ts'
import { Button } from '../lib/ui/button.ts'
import { Icon } from '../lib/ui/icon.ts'
import { toast } from '../lib/ui/toast.ts'
import { refused } from '../lib/words/refused.ts'
import { t } from '../lib/words/words.ts'
import { drawers, jobs, now, paperFor } from './desk.ts'
import { drawerState, kickOf } from './paper.ts'

export interface PaperStateProps {
  readonly billId: string
  /** Cash was taken, so the drawer matters. */
  readonly withDrawer?: boolean
  /** What the paper is, as people call it; a receipt unless it is said. */
  readonly of?: Sheet
  /** Prints it, where none was printed. */
  readonly onPrint?: () => void
}

type Sheet = 'receipt' | 'credit-note'

export function PaperState(props: PaperStateProps): VNode {
  const { billId, withDrawer = false, of = 'receipt', onPrint } = props
  return html`<div class="paper-state" role="status">
    <${Receipt} billId=${billId} of=${of} onPrint=${onPrint} />
    ${withDrawer && html`<${DrawerChip} billId=${billId} />`}
  </div>`
}

const words = {
  receipt: {
    none: 'cashier.paper-none',
    printing: 'cashier.paper-printing',
    printed: 'cashier.paper-printed',
    doubtful: 'cashier.paper-doubtful',
    failed: 'cashier.paper-failed',
  },
  'credit-note': {
    none: 'cashier.note-none',
    printing: 'cashier.note-printing',
    printed: 'cashier.note-printed',
    doubtful: 'cashier.note-doubtful',
    failed: 'cashier.note-failed',
  },
} as const

function Receipt(props: {
  readonly billId: string
  readonly of: Sheet
  readonly onPrint: (() => void) | undefined
}): VNode {
  const { billId, of, onPrint } = props
  const paper = paperFor(billId)
  switch (paper.kind) {
    case 'none':
      return html`<p>
        <${Icon} of=${Printer} />${t(words[of].none)}
        ${onPrint && html`<${Button} onPress=${onPrint}>${t('cashier.print-it')}<//>`}
      </p>`
    case 'printing':
      return html`<p><${Icon} of=${Printer} />${t(words[of].printing)}</p>`
    case 'printed':
      return html`<p class="paper-printed">
        <${Icon} of=${PrinterCheck} />${paper.copy > 1 ? t('cashier.paper-copy', { copy: paper.copy }) : t(words[of].printed)}
      </p>`
    case 'waiting':
      return html`<p class="paper-waits">
        <${Icon} of=${TriangleAlert} />${t('cashier.paper-waits', { why: whyIdle(paper.reason), waiting: paper.waiting })}
      </p>`
    case 'doubtful':
    case 'failed':
      return html`<${Question} jobId=${paper.jobId} isFailed=${paper.kind === 'failed'} what=${t(words[of][paper.kind])} />`
  }
}

const whyIdle = (reason: PrinterReason | null): string =>
  t(`cashier.printer-${reason ?? 'unreachable'}`)

/** Did it come out? @param what the sentence, where the bill is not in view beside it. */
export function Question(props: {
  readonly jobId: string
  readonly isFailed: boolean
  readonly what?: string
}): VNode {
  const [isBusy, setBusy] = useState(false)
  const why = can('job.answer') === 'allow' ? undefined : refused({ code: 'command.not-permitted' })
  const answer = async (said: CommandInput<'job.answer'>['answer']): Promise<void> => {
    setBusy(true)
    const settled = await send('job.answer', { jobId: props.jobId, answer: said }).done
    setBusy(false)
    if (!settled.ok) toast({ text: sayDeclined(settled), tone: 'stop' })
  }
  return html`<div class="paper-question">
    <p>
      <${Icon} of=${TriangleAlert} />
      ${props.what ?? t(props.isFailed ? 'cashier.paper-failed' : 'cashier.paper-doubtful')}
    </p>
    <div>
      <${Button} busy=${isBusy} why=${why} onPress=${() => void answer('came_out')}>${t('cashier.came-out')}<//>
      <${Button} busy=${isBusy} why=${why} onPress=${() => void answer('print_again')}>${t('cashier.print-again')}<//>
    </div>
  </div>`
}

/** Nothing where this desk has no drawer. */
function DrawerChip({ billId }: { readonly billId: string }): VNode | null {
  const drawer = drawerState(drawers.value, session.value.me?.device.drawerId)
  const kick = kickOf(jobs.value, billId, now.value)
  if (drawer === 'none') return null
  const tone = drawer === 'open' ? 'next' : kick === 'late' ? 'wait' : 'plain'
  const text =
    drawer === 'open'
      ? t('shared.drawer-open')
      : kick === 'late'
        ? t('cashier.drawer-stuck')
        : kick === 'asked'
          ? t('cashier.drawer-opening')
          : drawer === 'closed'
            ? t('shared.drawer-shut')
            : t('cashier.drawer-unknown')
  return html`<p><${Badge} tone=${tone} icon=${Inbox}>${text}<//></p>`
}
