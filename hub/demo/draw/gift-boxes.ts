/**
 * Gift boxes, open to show what is in them.
 */
import { kite } from './packs.ts'
import { ball, brick, seeds, slab } from './forms.ts'
import { colours, tones } from './palette.ts'
import {
  at,
  each,
  flat,
  layers,
  outline,
  oval,
  picture,
  pill,
  polygon,
  shape,
  stroke,
  type Drawing,
  type Point,
} from './svg.ts'
import { openBox, shadow } from './vessels.ts'

export const assortedBox = (): string =>
  picture(
    colours.sea,
    shape(polygon([62, 60], [418, 60], [440, 128], [40, 128]), colours.redShade),
    kite([240, 92], 0.5, colours.marigold),
    openBox(
      [240, 128],
      216,
      112,
      46,
      tones.red,
      ...[160, 240, 320].map((x) =>
        stroke(
          outline`M${240 + (x - 240) * 0.84} 130L${240 + (x - 240) * 1.3} 238`,
          colours.creamShade,
          5,
        ),
      ),
      stroke('M46 182H434', colours.creamShade, 5),
      slab([108, 146], 44, 21, 16, tones.pista),
      slab([106, 202], 54, 26, 18, tones.pista),
      ball([200, 142], 32, tones.saffron),
      ball([192, 204], 38, tones.saffron),
      slab([278, 148], 44, 21, 14, tones.cream),
      flat(polygon([252, 148], [278, 135], [304, 148], [278, 161]), colours.silver),
      slab([288, 204], 54, 26, 16, tones.cream),
      flat(polygon([256, 204], [288, 188], [320, 204], [288, 220]), colours.silver),
      ball([368, 142], 32, tones.jamun),
      ball([384, 204], 38, tones.ghee),
    ),
  )

export const kajuKatliBox = (): string => {
  const rows = [148, 176, 206]
  return picture(
    colours.rose,
    shape(polygon([70, 64], [410, 64], [434, 124], [46, 124]), colours.navy),
    kite([240, 92], 0.46, colours.marigold),
    openBox(
      [240, 124],
      212,
      112,
      50,
      tones.navy,
      ...rows.flatMap((y, row) =>
        [-2, -1, 0, 1, 2].map((column) => {
          const x =
            240 + (column + (row % 2 === 0 ? 0 : 0.5)) * (72 + row * 4) - (row % 2 === 0 ? 0 : 0)
          return x > 400
            ? ''
            : layers(
                slab([x, y], 38, 20, 12, tones.cream),
                flat(polygon([x - 20, y], [x, y - 11], [x + 20, y], [x, y + 10]), colours.silver),
              )
        }),
      ),
    ),
    stroke('M60 262H420', colours.marigold, 6),
  )
}

const almond = (point: Point, turn: number): Drawing =>
  at(
    point,
    layers(
      shape('M-17 2C-8 -12 10 -12 19 0C8 11 -8 12 -17 2Z', colours.crustShade, 3),
      stroke('M-8 0Q2 -5 11 -1', colours.crustLight, 3),
    ),
    { turn },
  )

const cashew = (point: Point, turn: number): Drawing =>
  at(
    point,
    shape(
      'M-17 6C-20 -12 14 -20 20 0C20 8 12 10 8 3C2 -4 -6 0 -6 8C-8 16 -16 14 -17 6Z',
      colours.cream,
      3,
    ),
    { turn },
  )

const pistachio = (point: Point, turn: number): Drawing =>
  at(
    point,
    layers(
      shape(oval(0, 0, 16, 10), colours.creamShade, 3),
      flat('M-12 1Q0 -7 13 -1Q0 6 -12 1Z', colours.pistaShade),
    ),
    { turn },
  )

const raisin = (point: Point, turn: number): Drawing =>
  at(
    point,
    layers(
      shape(oval(0, 0, 13, 9), colours.jamunShade, 3),
      stroke('M-6 -1H6', colours.jamunLight, 3),
    ),
    { turn },
  )

const quarter = (x: number, y: number, draw: (point: Point, turn: number) => Drawing): Drawing =>
  each(
    seeds(15, 78, 24).toSorted((a, b) => a[1] - b[1]),
    ([dx, dy], index) => draw([x + dx, y + dy], index * 53),
  )

export const dryFruitBox = (): string =>
  picture(
    colours.sage,
    openBox(
      [240, 100],
      210,
      140,
      50,
      tones.wood,
      quarter(148, 134, cashew),
      quarter(330, 134, almond),
      quarter(138, 202, almond),
      quarter(342, 202, pistachio),
      quarter(138, 202, raisin),
      stroke('M240 104V238M46 168H434', colours.ink, 12),
      stroke('M240 104V238M46 168H434', colours.wood, 7),
    ),
    shape(pill(196, 254, 88, 22, 8), colours.brass),
  )

export const giftCarton = (): string =>
  picture(
    colours.sky,
    shadow([240, 292], 170, 18),
    brick([104, 142], 236, 66, 150, {
      fill: colours.red,
      shade: colours.redShade,
      light: colours.chilli,
    }),
    shape(polygon([104, 142], [150, 96], [116, 62], [62, 112]), colours.chilli),
    shape(polygon([340, 142], [386, 96], [430, 78], [392, 136]), colours.redShade),
    shape(polygon([104, 142], [150, 96], [386, 96], [340, 142]), colours.jamunShade),
    shape(polygon([104, 142], [340, 142], [326, 184], [92, 184]), colours.chilli),
    kite([218, 232], 0.62, colours.marigold),
  )
