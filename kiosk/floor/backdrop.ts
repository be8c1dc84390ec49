/** The picture of the room under its tables: for the eye alone. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import type { SectionDoc } from '../../schema/sitting.ts'

export function Backdrop({
  section,
  square,
  shift = 0,
}: {
  readonly section: Pick<SectionDoc, 'backdrop'> | undefined
  /** CSS pixels of a square. */
  readonly square: number
  /** Squares the floor stands from the corner of its ground. */
  readonly shift?: number
}): VNode | null {
  const room = section?.backdrop
  if (room == null) return null
  return html`<img
    class="plan-room"
    src=${`/media/${room.picture}`}
    alt=""
    draggable=${false}
    style=${{
      left: `${shift * square}px`,
      top: `${shift * square}px`,
      width: `${room.width * square}px`,
      opacity: room.opacity / 100,
    }}
  />`
}
