/**
 * The solids that food is made of: balls, slabs, discs, rolls, heaps and the
 * grains strewn on them. Light always falls from the upper left.
 */
import { colours, type Tone } from './palette.ts'
import {
  at,
  crescent,
  each,
  flat,
  layers,
  outline,
  oval,
  polygon,
  shape,
  stroke,
  type Drawing,
  type Point,
} from './svg.ts'

/** A smooth ball: laddu, jamun, rasgulla. */
export const ball = ([x, y]: Point, r: number, tone: Tone): Drawing =>
  layers(
    flat(oval(x, y, r), tone.fill),
    flat(crescent(x, y + r * 0.12, r * 0.98, r * 0.86), tone.shade),
    flat(oval(x - r * 0.38, y - r * 0.44, r * 0.2, r * 0.13), tone.light),
    stroke(oval(x, y, r), colours.ink, 4),
  )

/** A slab with a top of any four-cornered form and a thickness: barfi, dhokla, brick. */
export const slab = (
  [x, y]: Point,
  halfWidth: number,
  halfDepth: number,
  thickness: number,
  tone: Tone,
): Drawing => {
  const left: Point = [x - halfWidth, y]
  const right: Point = [x + halfWidth, y]
  const front: Point = [x, y + halfDepth]
  const down = ([px, py]: Point): Point => [px, py + thickness]
  return layers(
    shape(polygon(left, front, right, down(right), down(front), down(left)), tone.shade),
    shape(polygon([x, y - halfDepth], right, front, left), tone.fill),
  )
}

/** A brick seen from its long side: its top is a parallelogram, its front a rectangle. */
export const brick = (
  [x, y]: Point,
  width: number,
  depth: number,
  height: number,
  tone: Tone,
): Drawing => {
  const slide = depth * 0.7
  return layers(
    shape(polygon([x, y], [x + width, y], [x + width, y + height], [x, y + height]), tone.fill),
    shape(
      polygon([x, y], [x + slide, y - depth], [x + width + slide, y - depth], [x + width, y]),
      tone.light,
    ),
    shape(
      polygon(
        [x + width, y],
        [x + width + slide, y - depth],
        [x + width + slide, y + height - depth],
        [x + width, y + height],
      ),
      tone.shade,
    ),
  )
}

/** A flat round: peda, tikki, cookie. */
export const disc = ([x, y]: Point, r: number, thickness: number, tone: Tone): Drawing => {
  const ry = r * 0.52
  return layers(
    shape(
      outline`M${x - r} ${y}V${y + thickness}A${r} ${ry} 0 0 0 ${x + r} ${y + thickness}V${y}Z`,
      tone.shade,
    ),
    shape(oval(x, y, r, ry), tone.fill),
  )
}

/** A roll lying with its cut end to the right: its end may be another colour. */
export const roll = (
  [x, y]: Point,
  length: number,
  r: number,
  tone: Tone,
  end: string = tone.light,
): Drawing =>
  layers(
    shape(
      outline`M${x} ${y - r}H${x + length}V${y + r}H${x}A${r * 0.5} ${r} 0 0 1 ${x} ${y - r}Z`,
      tone.fill,
    ),
    flat(
      outline`M${x} ${y + r - 2}H${x + length}V${y + r * 0.35}H${x - r * 0.4}Q${x - r * 0.3} ${y + r * 0.8} ${x} ${y + r - 2}Z`,
      tone.shade,
    ),
    shape(oval(x + length, y, r * 0.5, r), end),
  )

/** Points spread evenly over a disc, from the middle outward, as seeds in a sunflower. */
export const seeds = (count: number, rx: number, ry = rx): readonly Point[] =>
  Array.from({ length: count }, (_, index): Point => {
    const r = Math.sqrt((index + 0.5) / count)
    const angle = index * 2.39996
    return [rx * r * Math.cos(angle), ry * r * Math.sin(angle)]
  })

/** Grains of several colours spread over a disc. */
export const grains = (
  [x, y]: Point,
  count: number,
  rx: number,
  ry: number,
  size: number,
  fills: readonly string[],
): Drawing =>
  each(seeds(count, rx, ry), ([dx, dy], index) =>
    flat(oval(x + dx, y + dy, size, size * 0.86), fills[index % fills.length] ?? colours.ink),
  )

/** Slivers of nut strewn at points, each turned its own way. */
export const slivers = (
  points: readonly Point[],
  length: number,
  fills: readonly string[],
): Drawing =>
  each(points, (point, index) =>
    at(
      point,
      shape(oval(0, 0, length, length * 0.4), fills[index % fills.length] ?? colours.ink, 2),
      { turn: index * 67 - 30 },
    ),
  )

/**
 * Places in a heap, from its back to its front: wide at the foot, rounded at
 * the top. `foot` is the middle of the foot.
 */
export const heap = (
  count: number,
  foot: Point,
  width: number,
  height: number,
): readonly Point[] => {
  const [x, y] = foot
  return Array.from({ length: count }, (_, index): Point => {
    const up = (0.5 + index * 0.569840291) % 1
    const across = ((0.5 + index * 0.7548776662) % 1) * 2 - 1
    return [x + (across * width * Math.sqrt(1 - up)) / 2, y - height * up]
  }).toSorted((a, b) => a[1] - b[1])
}

/** The silhouette of a heap with its shaded foot, for pieces to be strewn on. */
export const mound = ([x, y]: Point, width: number, height: number, tone: Tone): Drawing => {
  const half = width / 2
  return layers(
    shape(
      outline`M${x - half} ${y}C${x - half * 0.8} ${y - height * 0.7} ${x - half * 0.45} ${y - height} ${x} ${y - height}C${x + half * 0.45} ${y - height} ${x + half * 0.8} ${y - height * 0.7} ${x + half} ${y}Q${x} ${y + half * 0.22} ${x - half} ${y}Z`,
      tone.fill,
    ),
    flat(
      outline`M${x - half + 3} ${y - 2}Q${x} ${y + half * 0.2} ${x + half - 3} ${y - 2}Q${x + half * 0.5} ${y - height * 0.22} ${x} ${y - height * 0.2}Q${x - half * 0.5} ${y - height * 0.22} ${x - half + 3} ${y - 2}Z`,
      tone.shade,
    ),
  )
}

/** A sprig of coriander or mint. */
export const sprig = (point: Point, size = 1, turn = 0): Drawing =>
  at(
    point,
    layers(
      shape(outline`M0 0C-22 -4 -26 -22 -14 -28C-4 -26 2 -14 0 0Z`, colours.herb, 3),
      shape(outline`M0 0C22 -4 26 -22 14 -28C4 -26 -2 -14 0 0Z`, colours.herb, 3),
      shape(outline`M0 2C-12 -12 -10 -34 0 -40C10 -34 12 -12 0 2Z`, colours.pista, 3),
    ),
    { turn, size },
  )

/** Steam from something hot: two calm curls. */
export const steam = ([x, y]: Point, colour: string = colours.enamel): Drawing =>
  each([-22, 14], (dx, index) =>
    stroke(
      outline`M${x + dx} ${y}C${x + dx - 16} ${y - 16} ${x + dx + 18} ${y - 30} ${x + dx + 2} ${y - 46 - index * 8}`,
      colour,
      7,
    ),
  )
