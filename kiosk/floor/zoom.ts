/**
 * Looking at a plan from nearer or farther: with two fingers, with Ctrl and the
 * wheel, with keys.
 *
 * The rule: what lies under the fingers stays under them, and one key shows all
 * of the floor again.
 */
import type { RefObject, VNode } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Maximize, Minus, Plus } from 'lucide'
import { Button } from '../lib/ui/button.ts'
import { t } from '../lib/words/words.ts'

/** Four times as near as the floor fits: a finger meets a single square. */
const nearest = 4
/** A key goes so much nearer, or farther. */
const keyStep = 1.4

export interface ZoomLimits {
  /** CSS pixels of a square while nobody has zoomed. */
  readonly least: number
  readonly most: number
  /** Squares are whole pixels: the editor's grid stays sharp. */
  readonly isWhole?: boolean
}

export interface Zoom {
  /** CSS pixels of a square now. */
  readonly square: number
  readonly nearer: () => void
  readonly farther: () => void
  /** All of the floor. */
  readonly fit: () => void
}

interface Point {
  readonly x: number
  readonly y: number
}

/** A place on the floor, in squares, and where in the frame it is to stay. */
interface Anchor {
  readonly at: Point
  readonly held: Point
}

const within = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value))

/** How far the ground stands from the frame's edge where it is smaller than the frame. */
const margin = (box: number, ground: number): number => Math.max(0, (box - ground) / 2)

/** Measures the frame and follows fingers and wheel on it. @param columns and rows of the floor, in squares. */
export const useZoom = (
  frame: RefObject<HTMLElement>,
  { columns, rows }: { readonly columns: number; readonly rows: number },
  { least, most, isWhole = false }: ZoomLimits,
): Zoom => {
  /** Pixels of a square at which the whole floor is seen. */
  const [whole, setWhole] = useState<number>(least)
  const [factor, setFactor] = useState(1)
  const anchor = useRef<Anchor | null>(null)
  const usual = within(whole, least, most)
  const exact = usual * factor
  const square = isWhole ? Math.max(1, Math.floor(exact)) : exact
  const now = useRef({ factor, square, smallest: 1 })
  now.current = { factor, square, smallest: Math.min(1, whole / usual) }

  useLayoutEffect(() => {
    const box = frame.current
    if (box === null) return undefined
    const measure = (): void =>
      setWhole(Math.min(box.clientWidth / columns, box.clientHeight / rows))
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(box)
    return () => watch.disconnect()
  }, [columns, rows])

  const zoomTo = (next: number, held?: Point): void => {
    const box = frame.current
    if (box === null) return
    const point = held ?? { x: box.clientWidth / 2, y: box.clientHeight / 2 }
    const { square: size, smallest } = now.current
    anchor.current = {
      held: point,
      at: {
        x: (box.scrollLeft + point.x - margin(box.clientWidth, columns * size)) / size,
        y: (box.scrollTop + point.y) / size,
      },
    }
    setFactor(within(next, smallest, nearest))
  }

  useLayoutEffect(() => {
    const [box, kept] = [frame.current, anchor.current]
    if (box === null || kept === null) return
    anchor.current = null
    box.scrollLeft = kept.at.x * square + margin(box.clientWidth, columns * square) - kept.held.x
    box.scrollTop = kept.at.y * square - kept.held.y
  }, [square])

  useEffect(() => {
    const box = frame.current
    if (box === null) return undefined
    const inFrame = (x: number, y: number): Point => {
      const { left, top } = box.getBoundingClientRect()
      return { x: x - left, y: y - top }
    }
    const wheel = (event: WheelEvent): void => {
      // A pinch on a touch pad comes as a wheel with Ctrl.
      if (!event.ctrlKey) return
      event.preventDefault()
      const to = now.current.factor * Math.exp(-event.deltaY / 300)
      zoomTo(to, inFrame(event.clientX, event.clientY))
    }
    let pinch: { readonly apart: number; readonly factor: number } | null = null
    const apartOf = ([a, b]: readonly Touch[]): number =>
      a === undefined || b === undefined
        ? 0
        : Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY)
    const start = (event: TouchEvent): void => {
      if (event.touches.length !== 2) return
      pinch = { apart: apartOf([...event.touches]), factor: now.current.factor }
      // Two fingers are no drag of a table: whatever one of them has taken is let go of.
      document.dispatchEvent(new PointerEvent('pointercancel'))
    }
    const move = (event: TouchEvent): void => {
      const [a, b] = event.touches
      if (pinch === null || a === undefined || b === undefined) return
      if (event.cancelable) event.preventDefault()
      const middle = inFrame((a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2)
      zoomTo((pinch.factor * apartOf([a, b])) / Math.max(1, pinch.apart), middle)
    }
    const end = (event: TouchEvent): void => {
      if (event.touches.length < 2) pinch = null
    }
    box.addEventListener('wheel', wheel, { passive: false })
    box.addEventListener('touchstart', start, { passive: true })
    box.addEventListener('touchmove', move, { passive: false })
    box.addEventListener('touchend', end)
    box.addEventListener('touchcancel', end)
    return () => {
      box.removeEventListener('wheel', wheel)
      box.removeEventListener('touchstart', start)
      box.removeEventListener('touchmove', move)
      box.removeEventListener('touchend', end)
      box.removeEventListener('touchcancel', end)
    }
  }, [columns, rows])

  return {
    square,
    nearer: () => zoomTo(now.current.factor * keyStep),
    farther: () => zoomTo(now.current.factor / keyStep),
    fit: () => zoomTo(now.current.smallest),
  }
}

/** The keys beside a plan, for whoever has one hand or no fingers free. */
export function ZoomKeys({ zoom }: { readonly zoom: Zoom }): VNode {
  return html`<div class="zoom-keys" role="group" aria-label=${t('floor.zoom')}>
    <${Button} icon=${Plus} label=${t('floor.zoom-in')} onPress=${zoom.nearer} />
    <${Button} icon=${Maximize} label=${t('floor.zoom-fit')} onPress=${zoom.fit} />
    <${Button} icon=${Minus} label=${t('floor.zoom-out')} onPress=${zoom.farther} />
  </div>`
}
