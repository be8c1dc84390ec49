/**
 * The floor on squares: things are taken and put down, and stretched by their
 * corner. The rule: a thing lands on whole squares, and is one step of undo
 * however far it went.
 */
import { tableName } from '../../../schema/sitting.ts'
import { signal } from '@preact/signals'
import type { VNode } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { html } from 'htm/preact'
import { Lock } from 'lucide'
import { Icon } from '../../lib/ui/icon.ts'
import { t } from '../../lib/words/words.ts'
import { Backdrop } from '../backdrop.ts'
import { useZoom, ZoomKeys } from '../zoom.ts'
import { moveTo, overlapping, resize, thingAt, type Box, type Plan } from './draft.ts'
import { moveAllBy } from './draft-several.ts'
import { draw, isInUse, isTwice, plan, section } from './edit.ts'
import { isSeveral, picked, select, selected, toggle } from './picked.ts'

/** CSS pixels of a square, at least and at most: so few that the whole room is seen on a phone, too. */
const squareLimits = { least: 4, most: 20, isWhole: true } as const
/** Squares kept free at the right and the foot, so that there is somewhere to go. */
const spare = 6

/** What the finger does now: the plan as it would be if it let go. */
const held = signal<{ readonly id: string; readonly plan: Plan } | null>(null)
const shown = (): Plan => held.value?.plan ?? plan.value

const sizeOf = ({ tables, walls }: Plan): readonly [columns: number, rows: number] => [
  Math.max(44, ...[...tables, ...walls].map(({ x, width }) => x + width + spare)),
  Math.max(26, ...[...tables, ...walls].map(({ y, height }) => y + height + spare)),
]

export function Canvas(): VNode {
  const frame = useRef<HTMLDivElement>(null)
  const [columns, rows] = sizeOf(plan.value)
  const zoom = useZoom(frame, { columns, rows }, squareLimits)
  const { square } = zoom
  // Whatever is at hand has the focus too, so that the next key meets it.
  useLayoutEffect(() => {
    if (selected.value !== null) focusThing(selected.value)
  }, [selected.value])
  const { tables, walls } = shown()
  const over = overlapping(shown())
  const place = ({ x, y, width, height }: Box): object => ({
    left: `${x * square}px`,
    top: `${y * square}px`,
    width: `${width * square}px`,
    height: `${height * square}px`,
  })
  return html`<div class="plan-frame">
   <div class="canvas" ref=${frame} role="group" aria-label=${t('plan.canvas')} onPointerDown=${touchBeside}>
    <div
      class="canvas-ground"
      style=${{ width: `${columns * square}px`, height: `${rows * square}px` }}
      onPointerDown=${touchBeside}
    >
      <${Backdrop} section=${section.value} square=${square} />
      <${Squares} square=${square} />
      ${walls.map(
        (wall) => html`<${Thing}
          key=${wall.wallId}
          id=${wall.wallId}
          square=${square}
          style=${place(wall)}
          look=${`canvas-wall canvas-${wall.kind}`}
          label=${t(wall.kind === 'plant' ? 'plan.a-plant' : 'plan.a-wall')}
        />`,
      )}
      ${tables.map(({ tableId, number, shape, seats, turn, ...box }) => {
        const isWrong = number.trim() === '' || isTwice(number)
        return html`<${Thing}
          key=${tableId}
          id=${tableId}
          square=${square}
          style=${place(box)}
          look=${`canvas-table table-${shape} table-turn-${turn}`}
          isWrong=${isWrong || over.has(tableId)}
          label=${[
            tableName(number),
            t(`plan.shape-${shape}`),
            t('floor.seats', { count: seats }),
            isWrong ? t('plan.number-twice', { number }) : '',
            over.has(tableId) ? t('plan.overlaps') : '',
          ]
            .filter((part) => part !== '')
            .join(', ')}
        >
          <b class="figures">${tableName(number)}</b>
          <small class="figures">${t('floor.seats', { count: seats })}</small>
          ${isInUse(tableId) && html`<${Icon} of=${Lock} size=${16} />`}
        <//>`
      })}
    </div>
   </div>
   <${ZoomKeys} zoom=${zoom} />
  </div>`
}

/** A touch beside everything lets go of what is at hand. */
const touchBeside = (event: Event): void => {
  if (event.target === event.currentTarget && !isSeveral.peek()) select(null)
}

/** The squares themselves, for the eye alone. */
function Squares({ square }: { readonly square: number }): VNode {
  return html`<svg class="canvas-squares" width="100%" height="100%" aria-hidden="true">
    <defs>
      <pattern id="plan-squares" width=${square} height=${square} patternUnits="userSpaceOnUse">
        <circle cx="0.75" cy="0.75" r="0.75" />
      </pattern>
    </defs>
    <rect width="100%" height="100%" fill="url(#plan-squares)" />
  </svg>`
}

interface ThingProps {
  readonly id: string
  readonly square: number
  readonly style: object
  readonly look: string
  readonly label: string
  readonly isWrong?: boolean
  readonly children?: VNode
}

function Thing({ id, square, style, look, label, isWrong = false, children }: ThingProps): VNode {
  const isChosen = picked.value.includes(id)
  const isAlone = selected.value === id
  return html`<div class="canvas-thing" style=${style} data-chosen=${isChosen}>
    <button
      type="button"
      class=${look}
      data-thing=${id}
      data-wrong=${isWrong}
      aria-pressed=${isChosen}
      onFocus=${() => !isSeveral.peek() && !picked.peek().includes(id) && select(id)}
      onPointerDown=${(event: PointerEvent) => take(event, id, square, 'move')}
    >
      <span class="unseen">${label}</span>
      <span class="canvas-face" aria-hidden="true">${children}</span>
    </button>
    ${
      isAlone &&
      html`<span class="canvas-corner" aria-hidden="true" onPointerDown=${(event: PointerEvent) => take(event, id, square, 'size')} />`
    }
  </div>`
}

const focusThing = (id: string): void =>
  document.querySelector<HTMLElement>(`[data-thing="${CSS.escape(id)}"]`)?.focus()

/** A finger this far from where it came down was dragging. */
const tapPx = 6

const take = (down: PointerEvent, id: string, square: number, what: 'move' | 'size'): void => {
  if (down.button !== 0) return
  down.preventDefault()
  const isAdding = down.shiftKey || isSeveral.peek()
  const wasPicked = picked.peek().includes(id)
  if (isAdding && !wasPicked) toggle(id)
  else if (!wasPicked) select(id)
  focusThing(id)
  const ids = picked.peek()
  const before = plan.peek()
  const thing = thingAt(before, id)
  if (thing === undefined) return
  const box = thing.kind === 'table' ? thing.table : thing.wall
  const frame = (down.target as Element).closest('.canvas')
  const [scrollX, scrollY] = [frame?.scrollLeft ?? 0, frame?.scrollTop ?? 0]
  const stroke = (at: Plan, event: PointerEvent): Plan => {
    const dx = (event.clientX - down.clientX + (frame?.scrollLeft ?? 0) - scrollX) / square
    const dy = (event.clientY - down.clientY + (frame?.scrollTop ?? 0) - scrollY) / square
    return what === 'move'
      ? ids.length > 1
        ? moveAllBy(at, ids, dx, dy)
        : moveTo(at, id, box.x + dx, box.y + dy)
      : resize(at, id, box.width + dx, box.height + dy)
  }
  const move = (event: PointerEvent): void =>
    void (held.value = { id, plan: stroke(plan.peek(), event) })
  const end = (event: PointerEvent): void => {
    document.removeEventListener('pointermove', move)
    document.removeEventListener('pointerup', end)
    document.removeEventListener('pointercancel', end)
    held.value = null
    if (event.type !== 'pointerup') return
    const isTap = Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < tapPx
    if (!isTap) return draw('', (at) => stroke(at, event))
    // A touch on one of several takes it out again, or, where none is being added, takes it alone.
    if (isAdding && wasPicked) toggle(id)
    else if (!isAdding && ids.length > 1) select(id)
  }
  document.addEventListener('pointermove', move)
  document.addEventListener('pointerup', end)
  document.addEventListener('pointercancel', end)
}
