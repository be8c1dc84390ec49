/**
 * Off the menu: that there is none of an item, or how much of it is left.
 *
 * The rule: the first key says “sold out today” at once, so that with the
 * finger that opened the sheet it is two taps; every way back stands beside it,
 * and what was said can be undone for a while.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Ban, Hash, Undo2 } from 'lucide'
import type { EightySixDoc } from '../../../schema/eighty-six.ts'
import { session } from '../session.ts'
import { Button } from '../ui/button.ts'
import { Keypad } from '../ui/keypad.ts'
import { SegmentedControl } from '../ui/segmented-control.ts'
import { Sheet } from '../ui/sheet.ts'
import { clock, count } from '../words/format.ts'
import { nameOf } from '../words/names.ts'
import { t } from '../words/words.ts'
import { readQuantity } from './amounts.ts'
import { entryOf, sayLeft, type Subject, type Until } from './eighty-six.ts'
import { leftText, weightText } from './words.ts'

export interface EightySixSheetProps {
  readonly item: Subject
  /** The size it is about at first; null: all of it. */
  readonly variantId?: string | null
  /** What this screen has heard is off the menu, or counted. */
  readonly eightySixed: readonly EightySixDoc[]
  /** The business date, yyyymmdd. */
  readonly date: number
  readonly onClose: () => void
}

const wholeItem = '★'

export function EightySixSheet(props: EightySixSheetProps): VNode {
  const { item, eightySixed, date, onClose } = props
  const [variantId, setVariantId] = useState(props.variantId ?? null)
  const [until, setUntil] = useState<Until>('today')
  const [typed, setTyped] = useState('')
  const entry = entryOf(eightySixed, { item, variantId, date })
  const leftMilli = readQuantity(typed, item.isWeighed ? 'whole' : 'piece', 0)
  const say = (milli: number | null): void => {
    void sayLeft(item, variantId, milli, until, entry)
    onClose()
  }
  const amount =
    leftMilli === null
      ? ''
      : item.isWeighed
        ? weightText(leftMilli, item.unit)
        : count(leftMilli / 1000)
  return html`<${Sheet} title=${nameOf(item.names)} onClose=${onClose}>
    <div class="eighty-six">
      <div class="eighty-six-deeds">
        <p class="eighty-six-now" role="status">${standing(item, entry)}</p>
        ${
          item.variants.length > 0 &&
          html`<${SegmentedControl}
            label=${t('eighty-six.which')}
            choices=${[
              { value: wholeItem, label: t('eighty-six.whole') },
              ...item.variants.map((one) => ({ value: one.variantId, label: nameOf(one.names) })),
            ]}
            value=${variantId ?? wholeItem}
            onChange=${(id: string) => setVariantId(id === wholeItem ? null : id)}
          />`
        }
        <${SegmentedControl}
          label=${t('eighty-six.how-long')}
          choices=${[
            { value: 'today', label: t('eighty-six.today') },
            { value: 'further-notice', label: t('eighty-six.notice') },
          ]}
          value=${until}
          onChange=${setUntil}
        />
        <${Button}
          kind=${entry === undefined && typed === '' ? 'primary' : 'plain'}
          icon=${Ban}
          wide
          onPress=${() => say(0)}
        >
          ${t(until === 'today' ? 'eighty-six.out-today' : 'eighty-six.out-notice')}
        <//>
        ${
          entry !== undefined &&
          html`<${Button}
            kind=${typed === '' ? 'primary' : 'plain'}
            icon=${Undo2}
            wide
            onPress=${() => say(null)}
          >
            ${t('eighty-six.back')}
          <//>`
        }
      </div>
      <div class="eighty-six-count">
        <p class="eighty-six-ask">
          <span>${t(item.isWeighed ? 'eighty-six.how-much' : 'eighty-six.how-many')}</span>
          <output class="figures">${typed === '' ? '–' : typed}</output>
        </p>
        <${Keypad}
          mode=${item.isWeighed ? 'weight' : 'count'}
          value=${typed}
          onChange=${setTyped}
          onEnter=${() => leftMilli !== null && say(leftMilli)}
        />
        <${Button}
          kind=${typed === '' ? 'plain' : 'primary'}
          icon=${Hash}
          wide
          why=${leftMilli === null ? t('eighty-six.type-first') : undefined}
          onPress=${() => leftMilli !== null && say(leftMilli)}
        >
          ${amount === '' ? t('eighty-six.count') : t('eighty-six.count-from', { amount })}
        <//>
      </div>
    </div>
  <//>`
}

/** How it stands with it, and who said so. */
const standing = (item: Subject, entry: EightySixDoc | undefined): VNode => {
  if (entry === undefined || entry.leftMilli === null)
    return html`<b>${t('eighty-six.on-menu')}</b>`
  const isToday = entry.businessDate !== null
  const what =
    entry.leftMilli === 0
      ? t(isToday ? 'eighty-six.out-today' : 'eighty-six.out-notice')
      : t(isToday ? 'eighty-six.left-today' : 'eighty-six.left-notice', {
          left: leftText(entry.leftMilli, item),
        })
  const who = session.value.me?.users.find(({ userId }) => userId === entry.by)?.name
  const when = clock(entry.at)
  return html`<b>${what}</b>
    <span class="figures">
      ${who === undefined ? t('eighty-six.said-screen', { when }) : t('eighty-six.said', { who, when })}
    </span>`
}
