/**
 * Laddu, balushahi and halwa: what is rolled in the hand or heaped.
 */
import { ball, disc, heap, mound, seeds, slivers } from './forms.ts'
import { colours, tones } from './palette.ts'
import {
  at,
  each,
  flat,
  layers,
  outline,
  oval,
  picture,
  shape,
  stroke,
  type Drawing,
  type Point,
} from './svg.ts'
import { enamelBowl, plate, tray } from './vessels.ts'

const centre: Point = [240, 218]

/** Six balls stacked as in the showcase: three, then two in front, one on top. */
const pyramid: readonly Point[] = [
  [158, 158],
  [322, 158],
  [92, 210],
  [388, 210],
  [240, 206],
]

const peak: readonly Point[] = [
  [166, 218],
  [314, 218],
  [240, 122],
]

const motichoorLadduPiece = (point: Point): Drawing => {
  const r = 58
  const [x, y] = point
  return layers(
    flat(oval(x, y, r), colours.saffronShade),
    each(seeds(62, r * 0.93), ([dx, dy], index) =>
      flat(
        oval(x + dx, y + dy, 7.4),
        dy + dx * 0.5 > r * 0.5
          ? colours.saffronShade
          : ([colours.saffron, colours.ghee, colours.saffron, colours.saffronShade][index % 4] ??
              colours.saffron),
      ),
    ),
    stroke(oval(x, y, r), colours.ink, 4),
    slivers(
      [
        [x - 16, y - 18],
        [x + 20, y + 6],
      ],
      9,
      [colours.milk, colours.herb],
    ),
  )
}

export const motichoorLaddu = (): string =>
  picture(
    colours.sea,
    tray(centre, tones.brass),
    each(pyramid, motichoorLadduPiece),
    each(peak, motichoorLadduPiece),
  )

const besanLadduPiece = (point: Point): Drawing => {
  const [x, y] = point
  return layers(
    ball(point, 58, tones.ghee),
    stroke(
      outline`M${x - 34} ${y + 6}L${x - 18} ${y + 14}L${x - 14} ${y + 28}M${x + 26} ${y - 6}L${x + 34} ${y + 10}`,
      colours.gheeShade,
      4,
    ),
    at(
      [x + 2, y - 34],
      layers(
        shape('M-26 2C-14 -16 12 -16 28 0C12 14 -12 16 -26 2Z', colours.crustShade, 3),
        stroke('M-14 0Q2 -8 16 -2', colours.crustLight, 3),
      ),
      { turn: -14 },
    ),
  )
}

export const besanLaddu = (): string => {
  return picture(
    colours.rose,
    plate(centre),
    each(pyramid, besanLadduPiece),
    each(peak, besanLadduPiece),
  )
}

const nutColours = [colours.cream, colours.pista, colours.crustLight, colours.chilli, colours.crust]

const dryFruitLadduPiece = (point: Point): Drawing => {
  const [x, y] = point
  return layers(
    ball(point, 58, tones.jamun),
    each(seeds(17, 46), ([dx, dy], index) =>
      at(
        [x + dx, y + dy],
        shape('M-9 -4L2 -9L10 -2L5 8L-7 6Z', nutColours[index % 5] ?? colours.cream, 2),
        {
          turn: index * 50,
        },
      ),
    ),
  )
}

export const dryFruitLaddu = (): string => {
  return picture(
    colours.sage,
    tray(centre, tones.steel),
    each(pyramid, dryFruitLadduPiece),
    each(peak, dryFruitLadduPiece),
  )
}

const balushahiPiece = (point: Point): Drawing => {
  const [x, y] = point
  return layers(
    disc(point, 70, 26, tones.crust),
    stroke(
      outline`M${x - 54} ${y + 4}Q${x - 40} ${y - 28} ${x + 4} ${y - 28}`,
      colours.crustLight,
      7,
    ),
    stroke(outline`M${x - 50} ${y + 34}Q${x} ${y + 62} ${x + 50} ${y + 34}`, colours.crustLight, 4),
    shape(oval(x, y, 24, 12), colours.crustShade, 3),
    slivers([[x - 4, y - 1]], 11, [colours.pista]),
    slivers([[x + 9, y + 4]], 8, [colours.herb]),
  )
}

export const balushahi = (): string =>
  picture(
    colours.sky,
    plate(centre),
    each<Point>(
      [
        [166, 158],
        [316, 158],
        [104, 216],
        [376, 216],
        [240, 222],
        [240, 130],
      ],
      balushahiPiece,
    ),
  )

export const gajarHalwa = (): string => {
  const shreds = heap(140, [240, 226], 324, 154)
  return picture(
    colours.sage,
    enamelBowl(
      [240, 176],
      190,
      112,
      colours.chilliShade,
      mound([240, 224], 334, 162, {
        fill: colours.chilli,
        shade: colours.chilli,
        light: colours.saffron,
      }),
      each(shreds, ([x, y], index) =>
        at(
          [x, y],
          stroke(
            'M-15 3Q0 -7 15 3',
            [colours.saffron, colours.chilli, colours.saffronShade][index % 3] ?? colours.saffron,
            6,
          ),
          { turn: index * 47 },
        ),
      ),
      slivers(
        [
          [176, 118],
          [300, 122],
          [232, 142],
          [268, 88],
          [340, 156],
          [146, 160],
        ],
        17,
        [colours.cream, colours.crustLight],
      ),
      slivers(
        [
          [214, 90],
          [266, 124],
          [196, 154],
          [306, 158],
        ],
        12,
        [colours.pista],
      ),
    ),
  )
}
