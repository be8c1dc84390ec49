/** Guests with their own phones: what they may do here, and the codes that stand on the tables. */
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { Button } from '../../lib/ui/button.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { Skeleton } from '../../lib/ui/skeleton.ts'
import { t } from '../../lib/words/words.ts'
import { useReading } from '../reading.ts'
import { outletQuery } from '../shop.ts'
import type { TableCodes } from './codes.ts'
import { Rules } from './rules.ts'
import { Sheets } from './sheets.ts'

export function Guests(): VNode {
  const path = `/api/v1/table-codes${outletQuery.value}`
  const reading = useReading<TableCodes>(path)
  const codes = reading.path === path ? reading.value : undefined
  if (codes === undefined) {
    return reading.why === undefined
      ? html`<${Skeleton} shape="row" count=${6} />`
      : html`<${ErrorNote}
          what=${sayDeclined(reading.why)}
          todo=${t('frame.unreachable-todo')}
          action=${html`<${Button} onPress=${reading.again}>${t('shared.retry')}<//>`}
        />`
  }
  return html`<div class="guests-office">
    <${Rules} key=${`${codes.guests.outletId} ${codes.guests.rev}`} codes=${codes} onSaved=${reading.again} />
    <${Sheets} codes=${codes} onRecoded=${reading.again} />
  </div>`
}
