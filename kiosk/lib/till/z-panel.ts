/** The till is closed: its Z report, what became of the paper, and what to carry to the safe. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Printer } from 'lucide'
import type { TillReport } from '../../../schema/till.ts'
import { send } from '../send.ts'
import { session } from '../session.ts'
import { Button } from '../ui/button.ts'
import { money } from '../words/format.ts'
import { language } from '../words/place.ts'
import { t } from '../words/words.ts'
import { give, whyNot } from './act.ts'
import { sayDifference } from './decide.ts'
import { ReportView, tenderName } from './report-view.ts'
import { jobs } from './store.ts'

export interface ZPanelProps {
  readonly report: TillReport
  readonly onLeave: () => void
}

export function ZPanel({ report, onLeave }: ZPanelProps): VNode {
  const [isBusy, setBusy] = useState(false)
  const { tillId, zNo, deposit, differences } = report
  const again = async (): Promise<void> => {
    setBusy(true)
    await give('till.reprint', { tillId, language: language.peek() }, t('till.z-again'))
    setBusy(false)
  }
  return html`<div class="till-z">
    <header class="till-step-head">
      <div>
        <h2>${t('till.z-title', { z: zNo ?? 0 })}</h2>
        ${differences.map(
          ({ kind, difference }) => html`<p key=${kind}>
            ${differences.length > 1 && `${tenderName(kind)}: `}${sayDifference(difference)}
          </p>`,
        )}
        ${
          deposit !== null &&
          deposit > 0 &&
          html`<p class="till-take">${t('till.z-take', { amount: money(deposit, true) })}</p>`
        }
        <${Paper} tillId=${tillId} />
      </div>
      <${Button} icon=${Printer} busy=${isBusy} why=${whyNot('till.reprint')} onPress=${() => void again()}>
        ${t('till.z-again')}
      <//>
    </header>
    <${ReportView} report=${report} />
    <footer class="till-foot"><${Button} kind="primary" onPress=${onLeave}>${t('till.z-next')}<//></footer>
  </div>`
}

/** What became of the paper; where nobody knows, the person who can see it is asked. */
function Paper({ tillId }: { readonly tillId: string }): VNode {
  const job = jobs.value
    .filter(({ about, kind }) => kind === 'receipt' && about === `till:${tillId}`)
    .toSorted((a, b) => a.copy - b.copy)
    .at(-1)
  const answer = (said: 'came_out' | 'print_again'): void =>
    void send('job.answer', { jobId: job?.jobId ?? '', answer: said })
  if (job === undefined)
    return html`<p class="till-soft">
      ${session.value.me?.device.printerId === null ? t('till.z-no-printer') : t('till.z-printing')}
    </p>`
  if (job.state === 'done') return html`<p class="till-soft">${t('till.z-printed')}</p>`
  if (job.state === 'queued') return html`<p class="till-soft">${t('till.z-printing')}</p>`
  return html`<div class="till-question" role="alert">
    <p>${t('till.z-doubtful')}</p>
    <${Button} onPress=${() => answer('came_out')}>${t('till.came-out')}<//>
    <${Button} onPress=${() => answer('print_again')}>${t('till.z-again')}<//>
  </div>`
}
