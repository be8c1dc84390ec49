/** On a phone: the keys beside the search that are used seldom, in words. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Ban, Gift, NotebookPen, UserRound } from 'lucide'
import { isSellingOut } from '../lib/order/sell-out.ts'
import { can, session } from '../lib/session.ts'
import { ListRow } from '../lib/ui/list-row.ts'
import { Sheet } from '../lib/ui/sheet.ts'
import { t } from '../lib/words/words.ts'
import { closeSheet, open } from './desk.ts'
import { held, hasBoxes } from './till.ts'

const sellOut = (): void => {
  isSellingOut.value = true
  closeSheet()
}

export function MoreSheet(): VNode {
  const name = session.value.me?.signIn?.name
  return html`<${Sheet} title=${t('shared.more')} onClose=${closeSheet}>
    <ul class="rows">
      <${ListRow}
        icon=${NotebookPen}
        title=${t('counter.held')}
        end=${held.value.length === 0 ? '' : held.value.length}
        onPress=${() => (open.value = { kind: 'held' })}
      />
      ${
        hasBoxes.value &&
        html`<${ListRow}
          icon=${Gift}
          title=${t('counter.box')}
          onPress=${() => (open.value = { kind: 'box', boxNo: null })}
        />`
      }
      ${
        can('item.eighty-six') !== 'deny' &&
        html`<${ListRow}
          icon=${Ban}
          title=${t('eighty-six.key')}
          detail=${t('eighty-six.how')}
          onPress=${sellOut}
        />`
      }
      <${ListRow}
        icon=${UserRound}
        title=${t('counter.person')}
        end=${name ?? ''}
        onPress=${() => (open.value = { kind: 'person' })}
      />
    </ul>
  <//>`
}
