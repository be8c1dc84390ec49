/** When an item is served, and which outlets sell it. */
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { nameIn } from '../../../schema/names.ts'
import { session } from '../../lib/session.ts'
import { language } from '../../lib/words/place.ts'
import { t } from '../../lib/words/words.ts'
import { Chips } from '../../lib/ui/choice-chips.ts'
import type { ChangeArgs } from './item-draft.ts'
import { ServedField, type ServedArgs } from './served-field.ts'
import type { ItemArgs } from './store.ts'

export interface ItemWhereProps {
  readonly args: ItemArgs
  readonly onChange: ChangeArgs
}

export function ItemWhere({ args, onChange }: ItemWhereProps): VNode {
  const outlets = session.value.me?.outlets ?? []
  const here = outlets.map(({ outletId }) => outletId)
  const others = args.soldAt.filter(({ outletId }) => !here.includes(outletId))
  // An outlet that sold it keeps the station it had there.
  const sellAt = (ids: readonly string[]): void =>
    onChange({
      soldAt: [
        ...others,
        ...ids.map(
          (outletId) => args.soldAt.find((one) => one.outletId === outletId) ?? { outletId },
        ),
      ],
    })
  return html`<div class="item-form">
    <${ServedField} value=${args.served ?? []} onChange=${(served: ServedArgs) => onChange({ served })} />
    ${
      outlets.length > 0 &&
      html`<${Chips}
        label=${t('catalogue.sold-at')}
        choices=${outlets.map(({ outletId, names }) => ({ value: outletId, label: nameIn(names, language.value) }))}
        value=${args.soldAt.map(({ outletId }) => outletId)}
        onChange=${sellAt}
      />`
    }
  </div>`
}
