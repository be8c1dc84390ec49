/** The keys of the editor: arrows move, R turns, Ctrl+D copies, Del takes away, Ctrl+Z goes back. */
import { resize, rotate, setTable, thingAt } from './draft.ts'
import { moveAllBy } from './draft-several.ts'
import { draw, duplicatePicked, plan, redo, removePicked, undo } from './edit.ts'
import { letGo, pickAll, picked, selected } from './picked.ts'

const arrows: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** Every key, as it is told in the editor's own list. */
export const editorKeys = [
  ['← ↑ → ↓', 'move'],
  ['Shift + tap', 'several'],
  ['Ctrl + A', 'all'],
  ['Shift + →', 'size'],
  ['R', 'rotate'],
  ['+ −', 'seats'],
  ['Ctrl + D', 'duplicate'],
  ['Del', 'remove'],
  ['Ctrl + Z', 'undo'],
  ['Ctrl + Y', 'redo'],
  ['Esc', 'leave'],
] as const

/** What the arrows and Del do to everything at hand. */
const ofPicked = (event: KeyboardEvent, ids: readonly string[]): boolean => {
  const arrow = arrows[event.key]
  if (arrow !== undefined && !event.shiftKey) {
    const [dx, dy] = arrow
    draw(`move ${ids.join(' ')}`, (at) => moveAllBy(at, ids, dx, dy))
  } else if (event.key === 'Delete' || event.key === 'Backspace') removePicked()
  else return false
  return true
}

/** What belongs to one thing alone. */
const ofThing = ({ key, shiftKey }: KeyboardEvent, id: string): boolean => {
  const thing = thingAt(plan.peek(), id)
  if (thing === undefined) return false
  const arrow = arrows[key]
  const { width, height } = thing.kind === 'table' ? thing.table : thing.wall
  if (arrow !== undefined && shiftKey) {
    const [dx, dy] = arrow
    draw(`size ${id}`, (at) => resize(at, id, width + dx, height + dy))
  } else if (key === 'r' || key === 'R') draw('', (at) => rotate(at, id))
  else if ((key === '+' || key === '-') && thing.kind === 'table') {
    const seats = Math.min(99, Math.max(1, thing.table.seats + (key === '+' ? 1 : -1)))
    draw(`seats ${id}`, (at) => setTable(at, id, { seats }))
  } else return false
  return true
}

const withControl = (event: KeyboardEvent): boolean => {
  const key = event.key.toLowerCase()
  if (key === 'z' && !event.shiftKey) undo()
  else if (key === 'y' || key === 'z') redo()
  else if (key === 'd' && picked.peek().length > 0) duplicatePicked()
  else if (key === 'a')
    pickAll([
      ...plan.peek().tables.map(({ tableId }) => tableId),
      ...plan.peek().walls.map(({ wallId }) => wallId),
    ])
  else return false
  return true
}

/** A key somewhere in the editor; in a field only Escape is ours. */
export const pressKey = (event: KeyboardEvent, leave: () => void): void => {
  const { target, key } = event
  if (target instanceof Element && target.closest('dialog, input, select, [role=tab]') !== null)
    return
  const [id, ids] = [selected.peek(), picked.peek()]
  if (key === 'Escape') {
    if (ids.length === 0) leave()
    else letGo()
  } else if (event.ctrlKey || event.metaKey) {
    if (!withControl(event)) return
  } else if (ids.length === 0 || event.altKey) return
  else if (!ofPicked(event, ids) && (id === null || !ofThing(event, id))) return
  event.preventDefault()
  event.stopPropagation()
}
