/** The keys of the editor: arrows move, R turns, Ctrl+D copies, Del takes away, Ctrl+Z goes back. */
import { draw, duplicateThing, plan, redo, removeThing, selected, undo } from './edit.ts'
import { moveBy, resize, rotate, setTable, thingAt } from './draft.ts'

const arrows: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** Every key, as it is told in the editor's own list. */
export const editorKeys = [
  ['← ↑ → ↓', 'move'],
  ['Shift + →', 'size'],
  ['R', 'rotate'],
  ['+ −', 'seats'],
  ['Ctrl + D', 'duplicate'],
  ['Del', 'remove'],
  ['Ctrl + Z', 'undo'],
  ['Ctrl + Y', 'redo'],
  ['Esc', 'leave'],
] as const

const ofThing = (event: KeyboardEvent, id: string): boolean => {
  const { key, shiftKey } = event
  const thing = thingAt(plan.peek(), id)
  if (thing === undefined) return false
  const arrow = arrows[key]
  const { width, height } = thing.kind === 'table' ? thing.table : thing.wall
  if (arrow !== undefined) {
    const [dx, dy] = arrow
    draw(`${shiftKey ? 'size' : 'move'} ${id}`, (at) =>
      shiftKey ? resize(at, id, width + dx, height + dy) : moveBy(at, id, dx, dy),
    )
    return true
  }
  if (key === 'r' || key === 'R') draw('', (at) => rotate(at, id))
  else if (key === 'Delete' || key === 'Backspace') removeThing(id)
  else if ((key === '+' || key === '-') && thing.kind === 'table') {
    const seats = Math.min(99, Math.max(1, thing.table.seats + (key === '+' ? 1 : -1)))
    draw(`seats ${id}`, (at) => setTable(at, id, { seats }))
  } else return false
  return true
}

const withControl = (event: KeyboardEvent): boolean => {
  const key = event.key.toLowerCase()
  const id = selected.peek()
  if (key === 'z' && !event.shiftKey) undo()
  else if (key === 'y' || key === 'z') redo()
  else if (key === 'd' && id !== null) duplicateThing(id)
  else return false
  return true
}

/** A key somewhere in the editor; in a field only Escape is ours. */
export const pressKey = (event: KeyboardEvent, leave: () => void): void => {
  const { target, key } = event
  if (target instanceof Element && target.closest('dialog, input, select, [role=tab]') !== null)
    return
  const id = selected.peek()
  if (key === 'Escape') {
    if (id === null) leave()
    else selected.value = null
  } else if (event.ctrlKey || event.metaKey) {
    if (!withControl(event)) return
  } else if (id === null || event.altKey || !ofThing(event, id)) return
  event.preventDefault()
  event.stopPropagation()
}
