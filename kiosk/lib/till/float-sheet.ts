/** The float as it was counted, and where a difference to the last close stands. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { Money } from '../../../schema/money.ts'
import { Button } from '../ui/button.ts'
import { SegmentedControl } from '../ui/segmented-control.ts'
import { Sheet } from '../ui/sheet.ts'
import { money } from '../words/format.ts'
import { t } from '../words/words.ts'
import { give, whyNot } from './act.ts'
import { shortLimit } from './store.ts'
import { PieceCount, piecesIn, sumOf, type Typed } from './pieces.ts'

export interface FloatSheetProps {
  /** What the last close left in the drawer. */
  readonly carried: Money
  /** No till of this drawer was ever closed: the float comes out of the safe. */
  readonly isFirst: boolean
  readonly onClose: () => void
}

export function FloatSheet({ carried, isFirst, onClose }: FloatSheetProps): VNode {
  const [typed, setTyped] = useState<Typed>({})
  const [to, setTo] = useState<'safe' | 'over-short'>(isFirst ? 'safe' : 'over-short')
  const [isBusy, setBusy] = useState(false)
  const float = sumOf(typed)
  const beyond = float - carried
  // What is missing beyond the outlet's limit takes a second person, before anything is sold.
  const name = carried - float > shortLimit.value ? 'till.open-short' : 'till.open'
  const open = async (): Promise<void> => {
    setBusy(true)
    const args = { float: piecesIn(typed), ...(beyond === 0 ? {} : { differenceTo: to }) }
    const title =
      name === 'till.open'
        ? t('till.open-title')
        : t('till.approve-short', { amount: money(carried - float, true) })
    const opened = await give(name, args, title)
    setBusy(false)
    if (opened !== null) onClose()
  }
  return html`<${Sheet}
    title=${t('till.count-float')}
    from="side"
    onClose=${onClose}
    foot=${html`<${Button}
      kind="primary"
      wide
      busy=${isBusy}
      why=${whyNot(name)}
      onPress=${() => void open()}
    >
      ${t('till.use-float', { amount: money(float, true) })}
    <//>`}
  >
    <${PieceCount} counted=${typed} onChange=${setTyped} />
    ${
      float > 0 &&
      beyond !== 0 &&
      html`<div class="float-differs">
        <p>
          ${t(beyond > 0 ? 'till.differs-more' : 'till.differs-less', {
            amount: money(Math.abs(beyond), true),
          })}
        </p>
        ${name === 'till.open-short' && html`<p class="till-limit" role="status">${t('till.over-limit', { limit: money(shortLimit.value, true) })}</p>`}
        <${SegmentedControl}
          label=${t('till.differs-from')}
          choices=${[
            { value: 'safe', label: t('till.from-safe') },
            { value: 'over-short', label: t('till.from-short') },
          ]}
          value=${to}
          onChange=${setTo}
        />
      </div>`
    }
  <//>`
}
