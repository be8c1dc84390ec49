/**
 * A finger that stays: half a second on a control means more of it.
 *
 * The rule: it is a shortcut to what stands somewhere else too. The right
 * mouse button and the menu key of a keyboard mean the same, and the tap that
 * ends a long press does nothing.
 */
import { useRef } from 'preact/hooks'

const heldMs = 500
/** A finger that moves this far, in px, scrolls. */
const stillPx = 10

interface Handlers {
  readonly onPointerDown?: (event: PointerEvent) => void
  readonly onPointerMove?: (event: PointerEvent) => void
  readonly onPointerUp?: () => void
  readonly onPointerCancel?: () => void
  readonly onPointerLeave?: () => void
  readonly onContextMenu?: (event: Event) => void
  readonly onClickCapture?: (event: Event) => void
}

/** What to spread over the control; nothing where there is no more of it. */
export function useLongPress(act: (() => void) | undefined): Handlers {
  const now = useRef<{ x: number; y: number; timer: ReturnType<typeof setTimeout> } | null>(null)
  const isSpent = useRef(false)
  if (act === undefined) return {}

  const letGo = (): void => {
    clearTimeout(now.current?.timer)
    now.current = null
  }
  const press = (): void => {
    letGo()
    isSpent.current = true
    act()
  }
  return {
    onPointerDown: ({ button, clientX: x, clientY: y }) => {
      isSpent.current = false
      letGo()
      if (button === 0) now.current = { x, y, timer: setTimeout(press, heldMs) }
    },
    onPointerMove: ({ clientX, clientY }) => {
      const from = now.current
      if (from !== null && Math.hypot(clientX - from.x, clientY - from.y) > stillPx) letGo()
    },
    onPointerUp: letGo,
    onPointerCancel: letGo,
    onPointerLeave: letGo,
    onContextMenu: (event) => {
      event.preventDefault()
      if (isSpent.current) return
      // Only a finger ends its press with a tap; after a key the next Enter is meant.
      isSpent.current = now.current !== null
      letGo()
      act()
    },
    onClickCapture: (event) => {
      if (!isSpent.current) return
      isSpent.current = false
      event.stopImmediatePropagation()
      event.preventDefault()
    },
  }
}
