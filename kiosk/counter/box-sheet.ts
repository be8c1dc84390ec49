/**
 * A gift box: choose its size, touch sweets until it is full.
 *
 * The rule: a bar against the weight that is meant is always in view, each
 * sweet keeps its own price and tax, and the box goes into the cart only when
 * it is full, give or take what the shop allows.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Equal, Gift, PackageCheck } from 'lucide'
import type { MenuItem } from '../../schema/catalogue.ts'
import { leftOf } from '../../schema/eighty-six.ts'
import { boxState, type Container } from '../../schema/packing.ts'
import { lineGross } from '../../schema/quantity.ts'
import {
  addFilling,
  fillRest,
  filledMilli,
  restMilli,
  setFilling,
  shareOut,
  type Filling,
} from '../lib/order/box.ts'
import { linesInBox } from '../lib/order/cart.ts'
import { firstChoice } from '../lib/order/choices.ts'
import { closedHours, itemOf, priceOf, type PriceContext } from '../lib/order/preview.ts'
import { shortOf, weightText } from '../lib/order/words.ts'
import { Amount } from '../lib/ui/amount.ts'
import { Button } from '../lib/ui/button.ts'
import { EmptyState } from '../lib/ui/empty-state.ts'
import { SegmentedControl } from '../lib/ui/segmented-control.ts'
import { Sheet } from '../lib/ui/sheet.ts'
import { Stepper } from '../lib/ui/stepper.ts'
import { money } from '../lib/words/format.ts'
import { nameOf } from '../lib/words/names.ts'
import { t } from '../lib/words/words.ts'
import { closeSheet } from './desk.ts'
import { dismiss, done } from './sold.ts'
import { cart, prices, putBoxes } from './till.ts'

/** What one touch of a sweet puts in, in grams. */
const steps = [50, 100, 250] as const

type Box = Container & { readonly box: NonNullable<Container['box']> }

const isBox = (container: Container): container is Box => container.box !== null

export function BoxSheet({ boxNo }: { readonly boxNo: number | null }): VNode | null {
  const context = prices.value
  if (context === null) return null
  const sizes = context.menu.containers.filter(isBox)
  return sizes.length === 0
    ? html`<${Sheet} title=${t('counter.box')} onClose=${closeSheet}>
        <${EmptyState} icon=${Gift} title=${t('counter.box-none')} next=${t('counter.box-none-next')} />
      <//>`
    : html`<${Filler} context=${context} sizes=${sizes} boxNo=${boxNo} />`
}

interface FillerProps {
  readonly context: PriceContext
  readonly sizes: readonly Box[]
  readonly boxNo: number | null
}

function Filler({ context, sizes, boxNo }: FillerProps): VNode {
  const before = boxNo === null ? [] : linesInBox(cart.peek(), boxNo)
  const [sizeId, setSizeId] = useState(before[0]?.box?.containerId ?? sizes[0]?.containerId)
  const size = sizes.find(({ containerId }) => containerId === sizeId) ?? sizes[0]
  const [filling, setFilling_] = useState<readonly Filling[]>(() =>
    before.flatMap(({ itemId, qtyMilli, isWeighed }) => (isWeighed ? [{ itemId, qtyMilli }] : [])),
  )
  const [step, setStep] = useState<number>(100)
  const [copies, setCopies] = useState(1)
  if (size === undefined) return html`<div />`
  const { box } = size
  const filled = filledMilli(filling)
  const { overMilli, isFull } = boxState(filled, box)
  const carton = size.itemId === null ? undefined : itemOf(context.menu, size.itemId)
  const each =
    filling.reduce((sum, one) => sum + grossOf(context, one), 0) +
    (carton === undefined ? 0 : (priceOf(context, carton.itemId)?.amount ?? 0))
  const put = (): void => {
    if (done.peek() !== null) dismiss()
    const inside = [
      ...filling.flatMap((one) => pickOf(context, one.itemId, one.qtyMilli)),
      ...(carton === undefined ? [] : pickOf(context, carton.itemId, 1000)),
    ]
    putBoxes(inside, { containerId: size.containerId, no: boxNo, copies })
    closeSheet()
  }
  return html`<${Sheet}
    title=${t('counter.box')}
    onClose=${closeSheet}
    foot=${html`<div class="box-foot">
      <span class="box-copies">
        <span>${t('counter.box-copies')}</span>
        <${Stepper} name=${t('counter.box')} value=${copies} least=${1} most=${20} onChange=${setCopies} />
      </span>
      <${Button} kind="primary" icon=${PackageCheck} why=${whyNot(filled, box)} onPress=${put}>
        ${t('order.add-for', { amount: money(each * copies, true) })}
      <//>
    </div>`}
  >
    <div class="box-sheet">
      <div class="box-main">
        <${SegmentedControl}
          label=${t('counter.box-size')}
          choices=${sizes.map(({ containerId, names }) => ({ value: containerId, label: nameOf(names) }))}
          value=${size.containerId}
          onChange=${setSizeId}
        />
        <${Bar} filled=${filled} box=${box} isFull=${isFull} overMilli=${overMilli} />
        ${
          filling.length === 0
            ? html`<${EmptyState} icon=${Gift} title=${t('counter.box-empty')} next=${t('counter.box-empty-next')} />`
            : html`<ul class="box-lines">
                ${filling.map(
                  (one) => html`<${FillingRow}
                    key=${one.itemId}
                    context=${context}
                    filling=${one}
                    rest=${restMilli(filling, box)}
                    onSet=${(qty: number) => setFilling_(setFilling(filling, one.itemId, qty))}
                    onRest=${() => setFilling_(fillRest(filling, one.itemId, box))}
                  />`,
                )}
              </ul>`
        }
        ${
          carton !== undefined &&
          html`<p class="box-carton">
            <span>${nameOf(carton.names)}</span>
            <${Amount} minor=${priceOf(context, carton.itemId)?.amount ?? 0} size="line" />
          </p>`
        }
      </div>
      <div class="box-side">
        <div class="box-steps">
          <${SegmentedControl}
            label=${t('counter.box-step')}
            choices=${steps.map((grams) => ({ value: String(grams), label: t('order.grams', { amount: grams }) }))}
            value=${String(step)}
            onChange=${(value: string) => setStep(Number(value))}
          />
          <${Button}
            icon=${Equal}
            why=${filling.length < 2 ? t('counter.box-share-why') : undefined}
            onPress=${() => setFilling_(shareOut(filling, box))}
          >
            ${t('counter.box-share')}
          <//>
        </div>
        <ul class="box-sweets">
          ${sweetsOf(context).map(
            (item) => html`<li key=${item.itemId}>
              <button
                type="button"
                class="box-sweet"
                aria-pressed=${filling.some(({ itemId }) => itemId === item.itemId) ? 'true' : 'false'}
                onClick=${() => setFilling_(addFilling(filling, item.itemId, step, box))}
              >
                <span>${nameOf(item.names)}</span>
                <span class="box-price figures">${money(priceOf(context, item.itemId)?.amount ?? 0, true)}${t('order.per-kg')}</span>
              </button>
            </li>`,
          )}
        </ul>
      </div>
    </div>
  <//>`
}

const whyNot = (filled: number, box: Box['box']): string | undefined => {
  const { overMilli, isFull } = boxState(filled, box)
  if (isFull) return undefined
  const grams = t('order.grams', { amount: Math.abs(overMilli) })
  return t(overMilli < 0 ? 'counter.box-missing' : 'counter.box-over', { grams })
}

/** How full it is, as a bar and in words. */
function Bar(props: {
  readonly filled: number
  readonly box: Box['box']
  readonly isFull: boolean
  readonly overMilli: number
}): VNode {
  const { filled, box, isFull, overMilli } = props
  const tone = isFull ? 'done' : overMilli > 0 ? 'stop' : 'plain'
  const target = weightText(box.targetMilli, 'kg')
  return html`<div class="box-bar" data-tone=${tone}>
    <p class="figures" role="status">
      <b>${weightText(filled, 'kg')}</b>
      <span>
        ${
          isFull
            ? t('counter.box-full', { target })
            : t(overMilli < 0 ? 'counter.box-missing' : 'counter.box-over', {
                grams: t('order.grams', { amount: Math.abs(overMilli) }),
              })
        }
      </span>
    </p>
    <progress max=${box.targetMilli} value=${Math.min(filled, box.targetMilli)}>${target}</progress>
  </div>`
}

/** One sweet in the box: ten grams up or down, all of the rest, or out. */
function FillingRow(props: {
  readonly context: PriceContext
  readonly filling: Filling
  readonly rest: number
  readonly onSet: (qtyMilli: number) => void
  readonly onRest: () => void
}): VNode {
  const { context, filling, rest, onSet, onRest } = props
  const item = itemOf(context.menu, filling.itemId)
  const name = item === undefined ? t('order.gone-item') : nameOf(item.names)
  const short = item === undefined ? '' : shortOf(context, item, filling.qtyMilli)
  return html`<li class="box-line">
    <span class="box-name">
      ${name}${short !== '' && html` <small class="line-problem figures">${short}</small>`}
    </span>
    <${Stepper}
      name=${name}
      value=${filling.qtyMilli}
      least=${10}
      text=${t('order.grams', { amount: filling.qtyMilli })}
      onChange=${(value: number) => onSet(value > filling.qtyMilli ? filling.qtyMilli + 10 : filling.qtyMilli - 10)}
      onRemove=${() => onSet(0)}
    />
    <${Amount} minor=${grossOf(context, filling)} size="line" />
    <span class="box-deeds">
    <${Button}
      kind="quiet"
      label=${t('counter.box-rest-of', { name })}
      why=${rest === 0 ? t('counter.box-no-rest') : undefined}
      onPress=${onRest}
    >
      ${t('counter.box-rest')}
    <//>
    <${Button} kind="quiet" label=${`${t('shared.remove')}: ${name}`} onPress=${() => onSet(0)}>
      ${t('shared.remove')}
    <//>
    </span>
  </li>`
}

const grossOf = (context: PriceContext, { itemId, qtyMilli }: Filling): number =>
  lineGross(qtyMilli, priceOf(context, itemId)?.amount ?? 0)

const pickOf = (context: PriceContext, itemId: string, qtyMilli: number) => {
  const item = itemOf(context.menu, itemId)
  return item === undefined
    ? []
    : [{ itemId, ...firstChoice(item), qtyMilli, isWeighed: item.isWeighed }]
}

/** What goes into a box: all that is sold by the kilogram, has a price and is there; favourites first. */
const sweetsOf = (context: PriceContext): readonly MenuItem[] =>
  context.menu.items
    .filter(
      (item) =>
        item.isWeighed &&
        item.unit === 'kg' &&
        item.variants.length === 0 &&
        priceOf(context, item.itemId) !== undefined &&
        leftOf(context.left, item) !== 0 &&
        closedHours(context, item) === null,
    )
    .toSorted((a, b) => Number(b.isFavourite) - Number(a.isFavourite))
