/**
 * What food is served on: enamel plates with a blue rim, steel, brass, clay,
 * leaf and glass. A vessel is drawn around its content, so that the front wall
 * hides what lies behind it.
 */
import { colours, tones, type Tone } from './palette.ts'
import {
  flat,
  layers,
  outline,
  oval,
  pill,
  polygon,
  shape,
  stroke,
  type Drawing,
  type Point,
} from './svg.ts'

/** The one step of shadow a thing throws on the ground it stands on. */
export const shadow = ([x, y]: Point, rx: number, ry = rx * 0.3): Drawing =>
  `<path d="${oval(x, y, rx, ry)}" fill="${colours.ink}" fill-opacity="0.16"/>`

/** The enamel plate of the house: white with a navy rim. */
export const plate = ([x, y]: Point, rx = 200, ry = 80): Drawing =>
  layers(
    shadow([x, y + 16], rx, ry),
    shape(oval(x, y + 6, rx, ry), colours.enamelShade),
    shape(oval(x, y, rx, ry), colours.enamel),
    stroke(oval(x, y, rx - 7, ry - 6), colours.navy, 6),
    flat(oval(x, y + 4, rx * 0.74, ry * 0.7), colours.enamelShade),
  )

/** A tray with a raised rim: brass for sweets, steel for the kitchen. */
export const tray = ([x, y]: Point, tone: Tone, rx = 205, ry = 82): Drawing =>
  layers(
    shadow([x, y + 18], rx, ry),
    shape(oval(x, y + 10, rx, ry), tone.shade),
    shape(oval(x, y, rx, ry), tone.fill),
    shape(oval(x, y + 3, rx - 20, ry - 12), tone.shade, 3),
    flat(oval(x, y + 9, rx - 24, ry - 18), tone.fill),
  )

/** A banana leaf cut for a plate. */
export const bananaLeaf = ([x, y]: Point): Drawing =>
  layers(
    shadow([x, y + 14], 214, 78),
    shape(
      outline`M${x - 222} ${y + 6}C${x - 190} ${y - 70} ${x - 60} ${y - 88} ${x + 60} ${y - 78}C${x + 150} ${y - 72} ${x + 200} ${y - 44} ${x + 226} ${y - 4}C${x + 190} ${y + 56} ${x + 80} ${y + 84} ${x - 40} ${y + 80}C${x - 130} ${y + 78} ${x - 196} ${y + 52} ${x - 222} ${y + 6}Z`,
      colours.leaf,
    ),
    stroke(outline`M${x - 216} ${y + 5}Q${x} ${y - 12} ${x + 220} ${y - 3}`, colours.pista, 6),
    ...[-150, -90, -30, 30, 90, 140].flatMap((dx) => {
      const reach = 1 - Math.abs(dx + 16) / 260
      return [-56, 56].map((dy) =>
        stroke(
          outline`M${x + dx} ${y}Q${x + dx + 14} ${y + dy * reach * 0.6} ${x + dx + 32} ${y + dy * reach}`,
          colours.leafShade,
          4,
        ),
      )
    }),
  )

/** A wooden board. */
export const board = ([x, y]: Point, halfWidth = 200, halfDepth = 66): Drawing =>
  layers(
    shadow([x, y + 26], halfWidth, halfDepth),
    shape(
      pill(x - halfWidth, y - halfDepth + 14, halfWidth * 2, halfDepth * 2, 40),
      colours.woodShade,
    ),
    shape(pill(x - halfWidth, y - halfDepth, halfWidth * 2, halfDepth * 2, 40), colours.wood),
    stroke(
      outline`M${x - halfWidth + 30} ${y - 20}Q${x} ${y - 30} ${x + halfWidth - 40} ${y - 18}M${x - halfWidth + 22} ${y + 22}Q${x} ${y + 32} ${x + halfWidth - 26} ${y + 20}`,
      colours.woodShade,
      4,
    ),
  )

interface BowlForm {
  readonly rx: number
  /** From the rim down to the foot. */
  readonly depth: number
  readonly tone: Tone
  /** What fills it up to the rim; without it the inner wall is seen. */
  readonly filling?: string
  /** How wide the foot is compared with the rim. */
  readonly foot?: number
  readonly rim?: string
}

/** A bowl filled to the rim; the content may rise above it. */
export const bowl = (
  [x, y]: Point,
  { rx, depth, tone, filling = tone.shade, foot = 0.5, rim = tone.light }: BowlForm,
  ...content: readonly Drawing[]
): Drawing => {
  const ry = rx * 0.36
  const footX = rx * foot
  const base = y + depth
  return layers(
    shadow([x + 6, base - 2], rx * 0.8, ry * 0.42),
    shape(oval(x, y, rx, ry), rim),
    shape(oval(x, y + 4, rx - 14, ry - 7), filling, 3),
    ...content,
    shape(
      outline`M${x - rx} ${y}A${rx} ${ry} 0 0 0 ${x + rx} ${y}C${x + rx} ${y + depth * 0.6} ${x + footX * 1.3} ${base - 6} ${x + footX} ${base}Q${x} ${base + ry * 0.3} ${x - footX} ${base}C${x - footX * 1.3} ${base - 6} ${x - rx} ${y + depth * 0.6} ${x - rx} ${y}Z`,
      tone.fill,
    ),
    flat(
      outline`M${x + rx * 0.1} ${y + ry + 2}Q${x + rx * 0.7} ${y + ry * 0.86} ${x + rx - 4} ${y + 12}C${x + rx * 0.94} ${y + depth * 0.6} ${x + footX * 1.3} ${base - 10} ${x + footX} ${base - 3}Q${x + footX * 0.6} ${base + ry * 0.12} ${x + rx * 0.1} ${base + ry * 0.12}Q${x + rx * 0.5} ${base - depth * 0.4} ${x + rx * 0.1} ${y + ry + 2}Z`,
      tone.shade,
    ),
  )
}

/** The house's enamel bowl: white, with the navy line under its rim. */
export const enamelBowl = (
  point: Point,
  rx: number,
  depth: number,
  filling: string,
  ...content: readonly Drawing[]
): Drawing => {
  const [x, y] = point
  const ry = rx * 0.36
  return layers(
    bowl(point, { rx, depth, tone: tones.enamel, filling }, ...content),
    stroke(
      outline`M${x - rx + 3} ${y + 8}A${rx} ${ry} 0 0 0 ${x + rx - 3} ${y + 8}`,
      colours.navy,
      7,
    ),
  )
}

/** A small steel katori beside the dish. */
export const katori = (
  point: Point,
  rx: number,
  filling: string,
  ...content: readonly Drawing[]
): Drawing =>
  bowl(point, { rx, depth: rx * 0.62, tone: tones.steel, filling, foot: 0.66 }, ...content)

interface GlassForm {
  readonly top: number
  readonly bottom: number
  /** Half the width at the mouth and at the foot. */
  readonly mouth: number
  readonly foot: number
  readonly drink: string
  readonly drinkShade: string
  /** How far below the mouth the drink stands. */
  readonly level?: number
}

/** A tumbler of glass; the drink is seen through its wall. */
export const glass = (
  x: number,
  { top, bottom, mouth, foot, drink, drinkShade, level = 26 }: GlassForm,
  ...content: readonly Drawing[]
): Drawing => {
  const ry = mouth * 0.26
  const share = level / (bottom - top)
  const half = mouth - (mouth - foot) * share
  const surface = top + level
  const inner = foot - 5
  return layers(
    shadow([x, bottom + 2], foot * 1.5, foot * 0.42),
    shape(
      outline`M${x - mouth} ${top}L${x - foot} ${bottom}Q${x} ${bottom + ry} ${x + foot} ${bottom}L${x + mouth} ${top}A${mouth} ${ry} 0 0 0 ${x - mouth} ${top}Z`,
      colours.glass,
    ),
    flat(
      outline`M${x - half + 5} ${surface}L${x - inner} ${bottom - 8}Q${x} ${bottom + ry - 10} ${x + inner} ${bottom - 8}L${x + half - 5} ${surface}Z`,
      drink,
    ),
    flat(
      outline`M${x + half * 0.35} ${surface}L${x + inner * 0.4} ${bottom - 5}L${x + inner} ${bottom - 8}L${x + half - 5} ${surface}Z`,
      drinkShade,
    ),
    shape(oval(x, surface, half - 5, ry * 0.8), drink, 3),
    ...content,
    stroke(oval(x, top, mouth, ry), colours.ink, 4),
    stroke(
      outline`M${x - mouth} ${top}L${x - foot} ${bottom}Q${x} ${bottom + ry} ${x + foot} ${bottom}L${x + mouth} ${top}`,
      colours.ink,
      4,
    ),
    stroke(
      outline`M${x - mouth * 0.7} ${top + level + 18}L${x - foot * 0.78} ${bottom - 26}`,
      colours.enamel,
      6,
    ),
  )
}

/** An open box seen from the front: its inside is painted by the content. */
export const openBox = (
  [x, y]: Point,
  halfWidth: number,
  depth: number,
  height: number,
  tone: Tone,
  ...content: readonly Drawing[]
): Drawing => {
  const slant = 34
  return layers(
    shadow([x, y + depth + height + 2], halfWidth * 1.02, 22),
    shape(
      polygon(
        [x - halfWidth + slant, y],
        [x + halfWidth - slant, y],
        [x + halfWidth, y + depth],
        [x - halfWidth, y + depth],
      ),
      colours.paper,
    ),
    ...content,
    shape(
      polygon(
        [x - halfWidth, y + depth],
        [x + halfWidth, y + depth],
        [x + halfWidth - 8, y + depth + height],
        [x - halfWidth + 8, y + depth + height],
      ),
      tone.fill,
    ),
    flat(
      polygon(
        [x - halfWidth + 5, y + depth + height - 12],
        [x + halfWidth - 5, y + depth + height - 12],
        [x + halfWidth - 9, y + depth + height - 3],
        [x - halfWidth + 9, y + depth + height - 3],
      ),
      tone.shade,
    ),
  )
}
