/** Money taken and not yet enough; touching a chip takes it back. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { X } from 'lucide'
import { Icon } from '../ui/icon.ts'
import { money } from '../words/format.ts'
import { t } from '../words/words.ts'
import { tenderIcons } from './tender-icons.ts'
import { without, type Tender } from './tender.ts'

interface ChipsProps {
  readonly tenders: readonly Tender[]
  readonly onChange: (left: readonly Tender[]) => void
}

export function Chips({ tenders, onChange }: ChipsProps): VNode {
  return html`<ul class="chips">
    ${tenders.map(({ kind, amount }, i) => {
      const what = `${t(`shared.tender-${kind}`)} ${money(amount, true)}`
      return html`<li key=${i}>
        <button
          type="button"
          class="chip-tender"
          aria-label=${t('pay.take-back', { what })}
          onClick=${() => onChange(without(tenders, i))}
        >
          <${Icon} of=${tenderIcons[kind]} size=${20} />
          <span class="figures">${what}</span>
          <${Icon} of=${X} size=${20} />
        </button>
      </li>`
    })}
  </ul>`
}
