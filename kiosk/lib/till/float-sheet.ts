/** The float as it was counted, and where a difference to the last close stands. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { Money } from '../../../schema/money.ts'
import { Button } from '../ui/button.ts'
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
  const [isBusy, setBusy] = useState(false)
  const float = sumOf(typed)
  const beyond = float - carried
  // What is missing beyond the outlet's limit takes a second person, before anything is sold.
  const name = carried - float > shortLimit.value ? 'till.open-short' : 'till.open'
  const open = async (differenceTo: 'safe' | 'over-short'): Promise<void> => {
    setBusy(true)
    const args = { float: piecesIn(typed), ...(beyond === 0 ? {} : { differenceTo }) }
    const title =
      name === 'till.open'
        ? t('till.open-title')
        : t('till.approve-short', { amount: money(carried - float, true) })
    const opened = await give(name, args, title)
    setBusy(false)
    if (opened !== null) onClose()
  }
  // The first float of a drawer came out of the safe: there is no close it could differ from.
  const isAsked = !isFirst && float > 0 && beyond !== 0
  return html`<${Sheet}
    title=${t('till.count-float')}
    from="side"
    onClose=${onClose}
    foot=${
      isAsked
        ? html`<${Differs} float=${float} beyond=${beyond} name=${name} isBusy=${isBusy} onOpen=${(to: 'safe' | 'over-short') => void open(to)} />`
        : html`<${Button} kind="primary" wide busy=${isBusy} why=${whyNot(name)} onPress=${() => void open('safe')}>
            ${t('till.use-float', { amount: money(float, true) })}
          <//>`
    }
  >
    <${PieceCount} counted=${typed} onChange=${setTyped} />
  <//>`
}

/** The float is not what the last close left: the key that opens the till says where the rest is. */
function Differs(props: {
  readonly float: Money
  readonly beyond: Money
  readonly name: 'till.open' | 'till.open-short'
  readonly isBusy: boolean
  readonly onOpen: (differenceTo: 'safe' | 'over-short') => void
}): VNode {
  const { float, beyond, name, isBusy, onOpen } = props
  return html`<div class="float-differs">
    <p role="status">
      <b>${t('till.use-float', { amount: money(float, true) })}:</b>${' '}
      ${t(beyond > 0 ? 'till.differs-more' : 'till.differs-less', {
        amount: money(Math.abs(beyond), true),
      })}
      ${name === 'till.open-short' && html` ${t('till.over-limit', { limit: money(shortLimit.value, true) })}`}
    </p>
    <div class="float-keys" role="group" aria-label=${t('till.differs-from')}>
      <${Button} busy=${isBusy} why=${whyNot(name)} onPress=${() => onOpen('safe')}>${t(beyond > 0 ? 'till.from-safe' : 'till.in-safe')}<//>
      <${Button} busy=${isBusy} why=${whyNot(name)} onPress=${() => onOpen('over-short')}>${t(beyond > 0 ? 'till.is-over' : 'till.is-short')}<//>
    </div>
  </div>`
}
