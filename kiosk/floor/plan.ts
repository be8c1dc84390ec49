/**
 * The plan of a section: every table at its place, to be tapped, and taken
 * ones to be dragged onto others.
 *
 * The rule: a drag shows what it will do before the finger leaves the glass,
 * and whatever can be dragged can be done by taps and keys as well.
 */
import { signal } from '@preact/signals'
import type { VNode } from 'preact'
import { useRef } from 'preact/hooks'
import { html } from 'htm/preact'
import { tableName, type SectionDoc } from '../../schema/sitting.ts'
import { money } from '../lib/words/format.ts'
import { t } from '../lib/words/words.ts'
import { land, landingOf, type Landing } from './act.ts'
import { section, shownTables, tapTable } from './desk.ts'
import { choose, pickSeats, pickText } from './pick.ts'
import { tableOf } from './house.ts'
import { TableFace, tableText } from './table-button.ts'
import { isTaken, type TableView } from './table-state.ts'
import { Backdrop } from './backdrop.ts'
import { useZoom, ZoomKeys } from './zoom.ts'

/** CSS pixels of one square, at least and at most. */
const squareLimits = { least: 8, most: 22 } as const

const sizeOf = ({
  tables,
  walls,
}: SectionDoc): { readonly columns: number; readonly rows: number } => ({
  columns: Math.max(24, ...[...tables, ...walls].map(({ x, width }) => x + width)) + 2,
  rows: Math.max(16, ...[...tables, ...walls].map(({ y, height }) => y + height)) + 2,
})

interface Drag {
  readonly from: TableView
  readonly x: number
  readonly y: number
  readonly over: string | null
}
const drag = signal<Drag | null>(null)

/** What letting go now would do. */
const landing = (): Landing | null => {
  const now = drag.value
  const to = now?.over == null ? undefined : tableOf(now.over)
  const [party] = now?.from.parties ?? []
  return to === undefined || party === undefined ? null : landingOf(party, to)
}

export const landingText = (
  from: string,
  { kind, to }: Landing,
  guests = 0,
  amount = 0,
): string => {
  const table = tableName(to.table.number)
  return kind === 'move'
    ? t('floor.would-move', { from, table })
    : t('floor.would-merge', {
        from,
        table,
        guests: guests + to.guests,
        amount: money(amount + to.amount, true),
      })
}

export function Plan(): VNode | null {
  const frame = useRef<HTMLDivElement>(null)
  const plan = section.value
  const size = plan === undefined ? { columns: 1, rows: 1 } : sizeOf(plan)
  const zoom = useZoom(frame, size, squareLimits)
  const { square } = zoom
  const { columns, rows } = size
  if (plan === undefined) return null
  const place = (box: { x: number; y: number; width: number; height: number }): object => ({
    left: `${(box.x + 1) * square}px`,
    top: `${(box.y + 1) * square}px`,
    width: `${box.width * square}px`,
    height: `${box.height * square}px`,
  })
  return html`<div class="plan-frame">
   <div class="plan" ref=${frame}>
    <div class="plan-ground" style=${{ width: `${columns * square}px`, height: `${rows * square}px` }}>
      <${Backdrop} section=${plan} square=${square} shift=${1} />
      ${plan.walls.map((wall, i) => html`<span class=${`plan-wall plan-${wall.kind}`} key=${i} style=${place(wall)} />`)}
      ${shownTables.value.map(
        (view) =>
          html`<${PlanTable} key=${view.table.tableId} view=${view} style=${place(view.table)} />`,
      )}
    </div>
    <${DragNote} />
   </div>
   <${ZoomKeys} zoom=${zoom} />
  </div>`
}

function PlanTable({ view, style }: { readonly view: TableView; readonly style: object }): VNode {
  const { table, state } = view
  const now = drag.value
  const pick = pickText(view)
  const isOver = now?.over === table.tableId && landing() !== null
  return html`<button
    type="button"
    class=${`table table-${table.shape} table-turn-${table.turn}`}
    data-table=${table.tableId}
    data-state=${state}
    data-late=${view.late !== null}
    data-over=${isOver}
    data-dragged=${now?.from.table.tableId === table.tableId}
    data-dim=${pick === null}
    style=${style}
    onPointerDown=${(event: PointerEvent) => startDrag(event, view)}
    onClick=${() => (pick === undefined ? tapTable(view) : choose(view))}
  >
    <span class="unseen">${[tableText(view), pick, fitText(view)].filter(Boolean).join(', ')}</span>
    <span class="table-face" aria-hidden="true">
      ${pick ? html`<${PickFace} view=${view} text=${pick} />` : html`<${TableFace} view=${view} />`}
    </span>
  </button>`
}

/** Whether they fit, in words; empty where nobody is looking for a table. */
const fitText = (view: TableView): string => {
  const fit = pickSeats(view)
  return fit === null ? '' : t('floor.seats-for', fit)
}

/** A table that can be chosen: what for, and whether they fit. */
function PickFace({ view, text }: { readonly view: TableView; readonly text: string }): VNode {
  const fit = pickSeats(view)
  return html`<span class="table-pick">${text}</span>
    ${fit !== null && html`<span class="table-fit figures" data-tight=${fit.guests > fit.seats}>${fitText(view)}</span>`}`
}

function DragNote(): VNode | null {
  const now = drag.value
  const [party] = now?.from.parties ?? []
  if (now === null || party === undefined) return null
  const what = landing()
  return html`<p class="drag-note figures" role="status" style=${{ left: `${now.x}px`, top: `${now.y}px` }}>
    ${what === null ? party.label : landingText(party.label, what, party.guests, party.amount)}
  </p>`
}

/** A finger this far from where it came down is dragging, not tapping. */
const dragFromPx = 12

const startDrag = (down: PointerEvent, from: TableView): void => {
  if (!isTaken(from) || down.button !== 0 || pickText(from) !== undefined) return
  const start = { x: down.clientX, y: down.clientY }
  const move = (event: PointerEvent): void => {
    const { clientX: x, clientY: y } = event
    if (drag.peek() === null && Math.hypot(x - start.x, y - start.y) < dragFromPx) return
    const under = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-table]')
    drag.value = { from, x, y, over: under?.dataset['table'] ?? null }
  }
  const end = (event: Event): void => {
    document.removeEventListener('pointermove', move)
    document.removeEventListener('pointerup', end)
    document.removeEventListener('pointercancel', end)
    document.removeEventListener('keydown', escape)
    const what = event.type === 'pointerup' ? landing() : null
    const [party] = from.parties
    if (drag.peek() !== null) swallowClick()
    drag.value = null
    if (what !== null && party !== undefined) land(party, what)
  }
  const escape = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') end(event)
  }
  document.addEventListener('pointermove', move)
  document.addEventListener('pointerup', end)
  document.addEventListener('pointercancel', end)
  document.addEventListener('keydown', escape)
}

const swallow = (event: Event): void => event.stopPropagation()

/** The click that follows a drag is not a tap on the table. */
const swallowClick = (): void => {
  document.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => document.removeEventListener('click', swallow, { capture: true }), 0)
}
