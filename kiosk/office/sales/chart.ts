/**
 * A line drawn by Chart.js. This file is fetched after the page stands, and it
 * is the only one that knows the library.
 *
 * The rule: colours, type and motion are the tokens of the page the canvas
 * stands on; the library decides none of them.
 */
import {
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  type ChartConfiguration,
  type Plugin,
} from 'chart.js'

Chart.register(CategoryScale, LinearScale, LineController, LineElement, PointElement)

export interface Line {
  /** A name a point for the axis. */
  readonly labels: readonly string[]
  readonly values: readonly number[]
  /** The time before, beside each value; null where there is none to compare with. */
  readonly ghost: readonly (number | null)[] | null
  /** The last point is still growing. */
  readonly isLastOpen: boolean
  /** What stands on the axis beside a value. */
  readonly axis: (value: number) => string
  /** The smallest step of the axis: 1 for what is counted. */
  readonly stepMin: number
}

export interface DrawnLine {
  readonly update: (line: Line) => void
  /** Marks a point, or none. */
  readonly choose: (index: number | null) => void
  /** The point nearest to where somebody points. */
  readonly indexAt: (event: MouseEvent) => number | null
  readonly end: () => void
}

/** Beyond so many the points run into one another. */
const pointsMax = 62

/** Draws into a canvas, which takes the size of the box around it. */
export const drawLine = (canvas: HTMLCanvasElement, line: Line): DrawnLine => {
  const look = lookOf(canvas)
  const box = canvas.parentElement ?? canvas
  // As large as its box from its first stroke on, and in the very frame the box changes: the library itself measures a frame later.
  canvas.width = box.clientWidth
  canvas.height = box.clientHeight
  const chart = new Chart(canvas, configOf(line, look))
  const follow = new ResizeObserver(() => chart.resize(box.clientWidth, box.clientHeight))
  follow.observe(box)
  return {
    update: (next) => {
      const { data, options } = configOf(next, look)
      chart.data = data
      chart.options = options ?? {}
      chart.update()
    },
    choose: (index) => {
      // Of a day that has only begun the later hours have no point yet.
      const isDrawn = index !== null && chart.getDatasetMeta(0).data[index] !== undefined
      chart.setActiveElements(isDrawn ? [{ datasetIndex: 0, index }] : [])
      chart.update('none')
    },
    indexAt: (event) => {
      const [nearest] = chart.getElementsAtEventForMode(
        event,
        'index',
        { intersect: false, axis: 'x' },
        false,
      )
      const last = (chart.data.datasets[0]?.data.length ?? 1) - 1
      return nearest === undefined ? null : Math.min(nearest.index, last)
    },
    end: () => {
      follow.disconnect()
      chart.destroy()
    },
  }
}

interface Look {
  readonly ink: string
  readonly softInk: string
  readonly line: string
  readonly edge: string
  readonly enamel: string
  readonly paper: string
  readonly family: string
  readonly motionMs: number
}

const lookOf = (canvas: HTMLCanvasElement): Look => {
  const style = getComputedStyle(canvas)
  const token = (name: string): string => style.getPropertyValue(name).trim()
  return {
    ink: token('--ink'),
    softInk: token('--ink-soft'),
    line: token('--line'),
    edge: token('--edge'),
    enamel: token('--enamel'),
    paper: token('--raised'),
    family: token('--family'),
    motionMs: Number.parseFloat(token('--motion')) || 0,
  }
}

type LineConfig = ChartConfiguration<'line', (number | null)[]>

const configOf = (line: Line, look: Look): LineConfig => {
  const { values, ghost, isLastOpen } = line
  const last = values.length - 1
  const isFlat = [...values, ...(ghost ?? [])].every((value) => value === null || value === 0)
  const radius = values.length > pointsMax ? 0 : 3
  const font = { family: look.family, size: 14 }
  return {
    type: 'line',
    data: {
      labels: [...line.labels],
      datasets: [
        {
          data: [...values],
          borderColor: look.enamel,
          borderWidth: 2.5,
          borderJoinStyle: 'round',
          // The last point stands whole at the edge.
          clip: false,
          pointRadius: values.map((_, i) => (i === last && isLastOpen ? 5 : radius)),
          pointHoverRadius: 6,
          pointBorderWidth: 2,
          pointBorderColor: look.enamel,
          // What is still growing is an open ring.
          pointBackgroundColor: values.map((_, i) =>
            i === last && isLastOpen ? look.paper : look.enamel,
          ),
          pointHoverBackgroundColor: values.map((_, i) =>
            i === last && isLastOpen ? look.paper : look.enamel,
          ),
          order: 0,
        },
        ...(ghost === null
          ? []
          : [
              {
                data: [...ghost],
                borderColor: look.edge,
                borderWidth: 2,
                borderDash: [5, 4],
                pointRadius: 0,
                pointHoverRadius: 0,
                order: 1,
              },
            ]),
      ],
    },
    options: {
      responsive: false,
      maintainAspectRatio: false,
      animation: look.motionMs === 0 ? false : { duration: look.motionMs },
      // Whoever points is answered by the page, for finger and keys alike.
      events: [],
      layout: { padding: { top: 8, right: 8 } },
      scales: {
        x: {
          grid: { display: false },
          border: { color: look.edge },
          ticks: { color: look.softInk, font, maxRotation: 0, autoSkipPadding: 16 },
        },
        y: {
          beginAtZero: true,
          // A line of nothing lies on the ground, not in the middle.
          suggestedMax: line.stepMin,
          grid: { color: look.line },
          border: { display: false },
          ticks: {
            color: look.softInk,
            font,
            maxTicksLimit: 6,
            callback: (value) => line.axis(Number(value)),
            ...(line.stepMin === 1 ? { precision: 0 } : {}),
            // Of nothing there are no halves and fifths to read off.
            ...(isFlat ? { stepSize: line.stepMin } : {}),
          },
        },
      },
    },
    plugins: [plumbLine(look)],
  }
}

/** A thin upright through the chosen point, down to the axis that names it. */
const plumbLine = (look: Look): Plugin<'line'> => ({
  id: 'plumb-line',
  beforeDatasetsDraw: (chart) => {
    const [active] = chart.getActiveElements()
    if (active === undefined) return
    // Where the point is now: the chart keeps hold of the one that was chosen before its data changed.
    const point = chart.getDatasetMeta(0).data[active.index]
    if (point === undefined) return
    const { ctx, chartArea } = chart
    const x = Math.round(point.x) + 0.5
    ctx.save()
    ctx.strokeStyle = look.edge
    ctx.lineWidth = 1
    ctx.beginPath()
    ctx.moveTo(x, chartArea.top)
    ctx.lineTo(x, chartArea.bottom)
    ctx.stroke()
    ctx.restore()
  },
})
