/** The X report of a till, once the hub has told it to somebody who may know. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Printer } from 'lucide'
import type { TillReport } from '../../../schema/till.ts'
import { Button } from '../ui/button.ts'
import { Sheet } from '../ui/sheet.ts'
import { toast } from '../ui/toast.ts'
import { language } from '../words/place.ts'
import { t } from '../words/words.ts'
import { give, whyNot } from './act.ts'
import { ReportView } from './report-view.ts'

/** Asks the hub for what a till has taken so far; null where nobody allowed it. */
export const askForX = async (tillId: string): Promise<TillReport | null> => {
  const answer = await give('till.report', { tillId }, t('till.approve-x'))
  return answer?.report ?? null
}

export interface XSheetProps {
  readonly report: TillReport
  readonly onClose: () => void
}

export function XSheet({ report, onClose }: XSheetProps): VNode {
  const [isBusy, setBusy] = useState(false)
  const print = async (): Promise<void> => {
    setBusy(true)
    const { tillId } = report
    const args = { tillId, isPrinted: true, language: language.value }
    const done = await give('till.report', args, t('till.approve-x'))
    setBusy(false)
    if (done !== null) toast({ text: t('till.x-printed') })
  }
  return html`<${Sheet}
    title=${t('till.x')}
    from="side"
    onClose=${onClose}
    foot=${html`<${Button} icon=${Printer} wide busy=${isBusy} why=${whyNot('till.report')} onPress=${() => void print()}>
      ${t('till.x-print')}
    <//>`}
  >
    <${ReportView} report=${report} />
  <//>`
}
