/**
 * Sweets in syrup and milk, and the dairy fridge.
 */
import { ball, disc, slivers } from './forms.ts'
import { colours, tones } from './palette.ts'
import {
  at,
  coil,
  cord,
  each,
  flat,
  layers,
  outline,
  oval,
  picture,
  stroke,
  type Drawing,
  type Point,
} from './svg.ts'
import { bowl, enamelBowl, plate } from './vessels.ts'

/** A jamun half sunk in its syrup, with the wet light on it. */
export const jamun = (point: Point, r = 52): Drawing => {
  const [x, y] = point
  return layers(
    ball(point, r, tones.jamun),
    stroke(
      outline`M${x - r * 0.62} ${y - r * 0.1}Q${x - r * 0.5} ${y - r * 0.62} ${x - r * 0.04} ${y - r * 0.68}`,
      colours.jamunLight,
      7,
    ),
    slivers([[x + r * 0.2, y - r * 0.34]], 9, [colours.pista]),
  )
}

export const gulabJamun = (): string =>
  picture(
    colours.sage,
    bowl(
      [240, 176],
      { rx: 196, depth: 116, tone: tones.steel, filling: colours.saffronShade },
      each<Point>(
        [
          [166, 150],
          [300, 142],
          [232, 130],
        ],
        (point) => jamun(point, 56),
      ),
      each<Point>(
        [
          [116, 176],
          [362, 174],
          [196, 186],
          [284, 188],
        ],
        (point) => jamun(point, 56),
      ),
      flat(outline`M60 204Q240 178 420 204L400 250H80Z`, colours.saffronShade),
      stroke(
        outline`M100 212Q140 202 178 214M230 218Q270 208 312 216M340 206Q360 200 376 204`,
        colours.ghee,
        5,
      ),
    ),
  )

const whiteBall = (point: Point, r: number): Drawing => {
  const [x, y] = point
  return layers(
    ball(point, r, tones.milk),
    stroke(
      outline`M${x - r * 0.3} ${y + r * 0.36}q6 4 12 0M${x + r * 0.18} ${y - r * 0.2}q6 4 10 -1`,
      colours.creamShade,
      3,
    ),
  )
}

export const rasgulla = (): string =>
  picture(
    colours.rose,
    bowl(
      [240, 172],
      { rx: 186, depth: 122, tone: tones.clay, filling: colours.glass, foot: 0.6 },
      each<Point>(
        [
          [176, 140],
          [304, 140],
          [240, 124],
          [120, 170],
          [362, 170],
          [240, 178],
        ],
        (point) => whiteBall(point, 58),
      ),
      flat(outline`M62 200Q240 176 418 200L400 250H80Z`, colours.glass),
      stroke(outline`M110 206q30 -10 60 0M260 212q30 -10 60 0`, colours.enamel, 5),
    ),
    stroke('M92 240Q240 286 388 240', colours.clayShade, 5),
  )

/** A soft disc of rasmalai lying in its milk. */
export const malai = (point: Point, r = 66): Drawing => {
  const [x, y] = point
  return layers(
    disc(point, r, 14, { fill: colours.ghee, shade: colours.gheeShade, light: colours.cream }),
    flat(oval(x - r * 0.2, y - r * 0.12, r * 0.5, r * 0.22), colours.cream),
    slivers(
      [
        [x - 14, y - 6],
        [x + 18, y + 4],
        [x + 2, y + 14],
      ],
      11,
      [colours.pista, colours.herb],
    ),
    stroke(
      outline`M${x + 18} ${y - 14}q12 -8 20 2M${x - 34} ${y + 10}q8 8 16 4`,
      colours.chilli,
      3,
    ),
  )
}

export const rasmalai = (): string =>
  picture(
    colours.sea,
    enamelBowl(
      [240, 178],
      204,
      96,
      colours.cream,
      malai([168, 162]),
      malai([312, 162]),
      malai([240, 196]),
      each<Point>(
        [
          [92, 178],
          [390, 184],
          [240, 138],
        ],
        (point) => slivers([point], 10, [colours.pista]),
      ),
      flat(outline`M150 216q20 12 44 6M286 218q20 8 40 0`, colours.milk),
    ),
  )

/** One jalebi: two rings and a tail, bright from the syrup. */
export const jalebiPiece = ([x, y]: Point, r: number, turn = 0): Drawing => {
  const d = coil(0, 0, r, 2.15, 0.62, turn)
  return at(
    [x, y],
    layers(
      cord(d, colours.saffron, r * 0.22),
      stroke(coil(-2, -3, r, 2.15, 0.62, turn), colours.ghee, r * 0.07),
    ),
  )
}

export const jalebi = (): string =>
  picture(
    colours.sea,
    plate([240, 214]),
    jalebiPiece([150, 164], 70, 0.4),
    jalebiPiece([330, 164], 70, 2),
    jalebiPiece([110, 218], 70, 3),
    jalebiPiece([372, 218], 70, 1.2),
    jalebiPiece([240, 226], 76, 0),
    jalebiPiece([240, 142], 74, 2.6),
  )

export const rabri = (): string =>
  picture(
    colours.rose,
    bowl(
      [240, 168],
      { rx: 186, depth: 120, tone: tones.brass, filling: colours.cream },
      flat(oval(240, 168, 164, 50), colours.cream),
      ...[-26, -6, 14, 32].map((dy, index) =>
        stroke(
          outline`M${96 + index * 8} ${170 + dy}q40 -18 72 -2t72 -2t${84 - index * 6} 0`,
          index % 2 === 0 ? colours.creamShade : colours.milk,
          9,
        ),
      ),
      slivers(
        [
          [176, 158],
          [226, 176],
          [296, 150],
          [256, 196],
          [330, 176],
          [146, 182],
          [250, 140],
        ],
        14,
        [colours.pista, colours.crustLight, colours.herb],
      ),
      stroke('M200 140q16 -10 28 0M280 186q14 6 28 -2M140 156q12 -8 22 0', colours.chilli, 4),
    ),
  )
