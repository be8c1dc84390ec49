/**
 * Barfi, peda and their kin: cut or pressed pieces on the brass tray.
 */
import { disc, roll, seeds, slab, slivers } from './forms.ts'
import { colours, tones } from './palette.ts'
import {
  each,
  flat,
  layers,
  outline,
  oval,
  picture,
  polygon,
  shape,
  stroke,
  type Drawing,
  type Point,
} from './svg.ts'
import { plate, tray } from './vessels.ts'

const centre: Point = [240, 214]

/** A patch of beaten silver, torn at its edges, on a top of the given half-size. */
const silverLeaf = ([x, y]: Point, size: number): Drawing =>
  layers(
    flat(
      polygon(
        [x - size * 0.62, y - size * 0.02],
        [x - size * 0.2, y - size * 0.27],
        [x + size * 0.16, y - size * 0.3],
        [x + size * 0.6, y - size * 0.04],
        [x + size * 0.3, y + size * 0.1],
        [x + size * 0.08, y + size * 0.34],
        [x - size * 0.26, y + size * 0.16],
      ),
      colours.silver,
    ),
    stroke(
      outline`M${x - size * 0.34} ${y + size * 0.02}L${x + size * 0.08} ${y - size * 0.16}M${x - size * 0.02} ${y + size * 0.16}L${x + size * 0.34} ${y - size * 0.02}`,
      colours.silverShade,
      3,
    ),
  )

export const kajuKatli = (): string => {
  const pieces: readonly Point[] = [
    [168, 166],
    [312, 166],
    [96, 204],
    [240, 204],
    [384, 204],
    [168, 242],
    [312, 242],
    [240, 138],
  ]
  return picture(
    colours.sea,
    tray(centre, tones.brass),
    each(pieces, (point) => layers(slab(point, 70, 36, 18, tones.cream), silverLeaf(point, 56))),
  )
}

const kajuRollEnd = (point: Point): Drawing =>
  layers(
    flat(oval(point[0], point[1], 10, 20), colours.pista),
    flat(oval(point[0] + 1, point[1] + 2, 4, 9), colours.pistaShade),
  )

const kajuRollPiece = ([x, y]: Point): Drawing =>
  layers(
    roll([x, y], 124, 31, tones.cream, colours.cream),
    kajuRollEnd([x + 124, y]),
    flat(
      polygon(
        [x + 14, y - 27],
        [x + 60, y - 27],
        [x + 86, y - 12],
        [x + 40, y - 4],
        [x + 8, y - 12],
      ),
      colours.silver,
    ),
  )

export const kajuRoll = (): string =>
  picture(
    colours.sea,
    tray(centre, tones.brass),
    each<Point>(
      [
        [100, 186],
        [276, 186],
        [186, 136],
        [60, 240],
        [238, 244],
      ],
      kajuRollPiece,
    ),
  )

/** Diamond or square pieces laid like the kaju katli, each with its own dressing. */
const stackOfSlabs = (
  ground: string,
  draw: (point: Point) => Drawing,
  base: Drawing = tray(centre, tones.brass),
): string =>
  picture(
    ground,
    base,
    each<Point>(
      [
        [240, 168],
        [138, 200],
        [342, 200],
        [240, 234],
        [240, 124],
      ],
      draw,
    ),
  )

export const pistaBarfi = (): string =>
  stackOfSlabs(colours.rose, (point) => {
    const [x, y] = point
    return layers(
      slab(point, 92, 44, 34, tones.pista),
      slivers(
        [
          [x - 34, y - 2],
          [x - 2, y - 20],
          [x + 4, y + 14],
          [x + 38, y - 4],
        ],
        12,
        [colours.herb, colours.cream],
      ),
    )
  })

/** Two layers, the lower one of another colour. */
const layered = (point: Point, lower: typeof tones.rose | typeof tones.cream): Drawing => {
  const [x, y] = point
  return layers(
    slab([x, y + 20], 92, 44, 20, { ...lower, shade: lower.fill }),
    flat(polygon([x, y + 66], [x + 90, y + 22], [x + 90, y + 40], [x, y + 82]), lower.shade),
  )
}

export const coconutBarfi = (): string =>
  stackOfSlabs(colours.sage, (point) => {
    const [x, y] = point
    return layers(
      layered(point, { fill: colours.rose, shade: colours.onion, light: colours.milk }),
      slab(point, 92, 44, 20, tones.milk),
      each(seeds(14, 60, 24), ([dx, dy], index) =>
        stroke(
          index % 2 === 0
            ? outline`M${x + dx - 5} ${y + dy}L${x + dx + 5} ${y + dy + 4}`
            : outline`M${x + dx - 4} ${y + dy + 3}L${x + dx + 5} ${y + dy - 2}`,
          colours.creamShade,
          3,
        ),
      ),
    )
  })

export const chocolateBarfi = (): string =>
  stackOfSlabs(colours.marigold, (point) => {
    const [x, y] = point
    return layers(
      layered(point, tones.cream),
      slab(point, 92, 44, 20, tones.cocoa),
      stroke(
        outline`M${x - 50} ${y}L${x} ${y - 24}M${x - 24} ${y + 12}L${x + 26} ${y - 12}M${x + 2} ${y + 24}L${x + 52} ${y}`,
        colours.jamunLight,
        5,
      ),
    )
  })

const kesarPedaPiece = (point: Point): Drawing => {
  const [x, y] = point
  return layers(
    disc(point, 64, 22, tones.ghee),
    stroke(oval(x, y, 46, 23), colours.gheeShade, 4),
    flat(oval(x, y + 1, 24, 12), colours.saffron),
    slivers([[x - 3, y]], 12, [colours.herb]),
    stroke(
      outline`M${x + 8} ${y + 2}Q${x + 20} ${y - 10} ${x + 32} ${y - 4}M${x + 12} ${y + 8}Q${x + 22} ${y + 12} ${x + 30} ${y + 8}`,
      colours.chilli,
      3,
    ),
  )
}

export const kesarPeda = (): string =>
  picture(
    colours.sea,
    plate(centre),
    each<Point>(
      [
        [170, 166],
        [308, 166],
        [100, 212],
        [240, 216],
        [380, 212],
        [240, 126],
      ],
      kesarPedaPiece,
    ),
  )

const mawaModakPiece =
  (fill: typeof tones.cream | typeof tones.saffron) =>
  ([x, y]: Point): Drawing =>
    layers(
      shape(
        outline`M${x} ${y - 104}C${x + 12} ${y - 72} ${x + 62} ${y - 52} ${x + 60} ${y - 8}C${x + 58} ${y + 18} ${x + 28} ${y + 26} ${x} ${y + 26}C${x - 28} ${y + 26} ${x - 58} ${y + 18} ${x - 60} ${y - 8}C${x - 62} ${y - 52} ${x - 12} ${y - 72} ${x} ${y - 104}Z`,
        fill.fill,
      ),
      flat(
        outline`M${x + 2} ${y - 94}C${x + 14} ${y - 70} ${x + 60} ${y - 50} ${x + 57} ${y - 8}C${x + 55} ${y + 14} ${x + 30} ${y + 23} ${x + 8} ${y + 23}C${x + 34} ${y - 10} ${x + 26} ${y - 60} ${x + 2} ${y - 94}Z`,
        fill.shade,
      ),
      stroke(
        outline`M${x} ${y - 100}V${y + 24}M${x - 2} ${y - 92}C${x - 16} ${y - 60} ${x - 40} ${y - 40} ${x - 32} ${y + 20}M${x + 2} ${y - 92}C${x + 16} ${y - 60} ${x + 40} ${y - 40} ${x + 32} ${y + 20}`,
        colours.ink,
        3,
      ),
    )

export const mawaModak = (): string =>
  picture(
    colours.marigold,
    plate(centre),
    each<Point>(
      [
        [166, 190],
        [314, 190],
      ],
      mawaModakPiece(tones.cream),
    ),
    each<Point>([[240, 176]], mawaModakPiece(tones.saffron)),
    each<Point>(
      [
        [108, 236],
        [372, 236],
      ],
      mawaModakPiece(tones.saffron),
    ),
    each<Point>([[240, 246]], mawaModakPiece(tones.cream)),
  )
