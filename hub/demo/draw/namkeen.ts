/**
 * Namkeen: heaps in steel bowls, and fried pieces on a plate.
 */
import { disc, grains, heap, mound, seeds } from './forms.ts'
import { colours, tones, type Tone } from './palette.ts'
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
  shape,
  stroke,
  type Drawing,
  type Point,
} from './svg.ts'
import { bowl, enamelBowl, plate, tray } from './vessels.ts'

/** A heap of fine pieces that fills a bowl and rises above it. */
const heaped = (
  tone: Tone,
  count: number,
  piece: (index: number) => Drawing,
): readonly Drawing[] => [
  mound([240, 224], 336, 166, { ...tone, shade: tone.fill }),
  each(heap(count, [240, 226], 326, 158), (point, index) =>
    at(point, piece(index), { turn: index * 137.5 }),
  ),
]

const pick = (fills: readonly string[], index: number): string =>
  fills[index % fills.length] ?? colours.ink

export const bhujia = (): string =>
  picture(
    colours.sea,
    bowl(
      [240, 178],
      { rx: 188, depth: 110, tone: tones.brass },
      ...heaped(
        { ...tones.ghee, fill: colours.gheeShade, shade: colours.crustShade },
        150,
        (index) =>
          stroke(
            'M-22 2Q-12 -12 0 0T22 -3',
            pick([colours.ghee, colours.crustLight, colours.gheeShade, colours.crust], index),
            5,
          ),
      ),
    ),
  )

export const ratlamiSev = (): string =>
  picture(
    colours.sage,
    bowl(
      [240, 178],
      { rx: 188, depth: 110, tone: tones.steel },
      ...heaped(
        { fill: colours.saffronShade, shade: colours.chilliShade, light: colours.ghee },
        74,
        (index) =>
          layers(
            stroke('M-30 0Q0 -9 30 2', colours.ink, 14),
            stroke(
              'M-30 0Q0 -9 30 2',
              pick([colours.saffron, colours.saffronShade, colours.gheeShade], index),
              10,
            ),
          ),
      ),
      each(seeds(12, 130, 30), ([x, y]) => flat(oval(240 + x, 140 + y, 4), colours.chilliShade)),
    ),
  )

export const pohaChivda = (): string =>
  picture(
    colours.rose,
    enamelBowl(
      [240, 178],
      190,
      108,
      colours.gheeShade,
      ...heaped({ ...tones.ghee }, 96, (index) =>
        index % 9 === 4
          ? layers(
              shape(oval(0, 0, 13, 10), colours.chilliShade, 3),
              flat(oval(-3, -3, 4, 3), colours.chilli),
            )
          : index % 11 === 7
            ? shape('M-22 0Q0 -16 24 0Q0 14 -22 0Z', colours.herb, 3)
            : shape(
                'M-17 2Q-8 -10 6 -9Q18 -6 16 3Q4 11 -17 2Z',
                pick([colours.cream, colours.ghee, colours.cream, colours.milk], index),
                2,
              ),
      ),
    ),
  )

const mathriPiece = (point: Point): Drawing => {
  const [x, y] = point
  return layers(
    disc(point, 64, 14, tones.crust),
    flat(oval(x - 4, y - 3, 48, 22), colours.crustLight),
    grains([x, y], 9, 42, 19, 4, [colours.crustShade]),
    grains([x + 4, y + 2], 6, 46, 22, 2.6, [colours.ink]),
  )
}

export const mathri = (): string =>
  picture(
    colours.sky,
    plate([240, 216]),
    each<Point>(
      [
        [158, 166],
        [320, 166],
        [100, 214],
        [238, 196],
        [380, 212],
        [168, 240],
        [312, 240],
        [240, 168],
        [240, 146],
        [240, 124],
      ],
      mathriPiece,
    ),
  )

const chakliPiece = ([x, y]: Point, start: number): Drawing => {
  const d = coil(0, 0, 72, 2.15, 0.62, start)
  return at(
    [x, y],
    layers(
      cord(d, colours.crust, 15),
      `<path d="${d}" fill="none" stroke="${colours.crustShade}" stroke-width="17" stroke-dasharray="3 8"/>`,
      `<path d="${coil(0, -2, 72, 2.15, 0.62, start)}" fill="none" stroke="${colours.crustLight}" stroke-width="7" stroke-dasharray="5 5"/>`,
    ),
  )
}

export const chakli = (): string =>
  picture(
    colours.sage,
    tray([240, 216], tones.steel),
    chakliPiece([154, 166], 0.4),
    chakliPiece([326, 166], 2.2),
    chakliPiece([112, 224], 3.4),
    chakliPiece([368, 224], 1),
    chakliPiece([240, 228], 5),
    chakliPiece([240, 142], 0),
  )

const bakarwadiPiece = ([x, y]: Point, index: number): Drawing => {
  const r = 42
  return at(
    [x, y],
    layers(
      shape(outline`M-6 ${-r}H-40Q-64 0 -40 ${r}H-6Z`, colours.crustShade),
      shape(oval(0, 0, r * 0.86, r), colours.crust),
      stroke(coil(0, 0, r * 0.62, 2.2, 1.15, 1), colours.chilliShade, 8),
      stroke(coil(0, 0, r * 0.62, 2.2, 1.15, 1.7), colours.crustLight, 3),
      grains([0, 0], 8, 26, 30, 2.4, [colours.cream]),
    ),
    { turn: index % 2 === 0 ? -8 : 10 },
  )
}

export const bakarwadi = (): string =>
  picture(
    colours.marigold,
    plate([240, 216]),
    each<Point>(
      [
        [180, 150],
        [276, 146],
        [366, 158],
        [126, 196],
        [224, 190],
        [318, 192],
        [406, 208],
        [174, 238],
        [270, 240],
        [356, 246],
        [240, 112],
      ],
      bakarwadiPiece,
    ),
  )
