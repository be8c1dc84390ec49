/**
 * The line on its canvas, with one point chosen by pointing, touching or keys.
 *
 * The rule: what a point says stands in words beside the line (`onChoose`), so
 * a finger, a mouse, the keys and a reader by ear learn the same.
 */
import { useEffect, useRef, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { Skeleton } from '../../lib/ui/skeleton.ts'
import { language, place } from '../../lib/words/place.ts'
import type { DrawnLine, Line } from './chart.ts'

export interface LineChartProps {
  readonly line: Line
  /** What the whole of it is. */
  readonly label: string
  readonly chosen: number
  /** The chosen point in words. */
  readonly says: string
  /** What Enter or a click does. */
  readonly opens: string
  readonly onChoose: (index: number) => void
  readonly onOpen: (index: number) => void
}

export function LineChart(props: LineChartProps): VNode {
  const { line, chosen } = props
  const last = line.values.length - 1
  const canvas = useRef<HTMLCanvasElement>(null)
  const drawn = useRef<DrawnLine | null>(null)
  const [isDrawn, setDrawn] = useState(false)
  const newest = useRef(line)
  newest.current = line

  useEffect(() => {
    let isWanted = true
    const draw = async (): Promise<void> => {
      const [{ drawLine }] = await Promise.all([import('./chart.ts'), document.fonts.ready])
      if (!isWanted || canvas.current === null) return
      drawn.current = drawLine(canvas.current, newest.current)
      setDrawn(true)
    }
    // Where the library cannot be fetched the table has the same figures; a page opened later tries again.
    draw().catch(() => undefined)
    return () => {
      isWanted = false
      drawn.current?.end()
      drawn.current = null
    }
  }, [])
  useEffect(() => drawn.current?.update(line), [line, language.value, place.value])
  useEffect(() => drawn.current?.choose(chosen), [chosen, isDrawn, line])

  const point = (event: MouseEvent): void => {
    const index = drawn.current?.indexAt(event)
    if (typeof index === 'number' && index !== chosen) props.onChoose(index)
  }
  const press = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: chosen - 1,
      ArrowRight: chosen + 1,
      ArrowDown: chosen - 1,
      ArrowUp: chosen + 1,
      PageDown: chosen - 7,
      PageUp: chosen + 7,
      Home: 0,
      End: last,
    }
    const next = steps[event.key]
    if (next !== undefined) props.onChoose(Math.min(Math.max(next, 0), last))
    else if (event.key === 'Enter') props.onOpen(chosen)
    else return
    event.preventDefault()
  }
  /** A mouse has already chosen what it points at and opens it; a finger chooses first. */
  const click = (event: PointerEvent): void => {
    if (event.pointerType === 'mouse') props.onOpen(chosen)
    else point(event)
  }
  return html`<div
    class="line-chart"
    role="slider"
    tabindex="0"
    aria-label=${props.label}
    aria-valuemin="1"
    aria-valuemax=${last + 1}
    aria-valuenow=${chosen + 1}
    aria-valuetext=${props.says}
    aria-description=${props.opens}
    onKeyDown=${press}
    onPointerMove=${(event: PointerEvent) => event.pointerType === 'mouse' && point(event)}
    onClick=${click}
  >
    ${!isDrawn && html`<${Skeleton} shape="ticket" />`}
    <canvas ref=${canvas} aria-hidden="true" />
  </div>`
}
