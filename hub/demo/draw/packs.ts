/**
 * Gift boxes and packed goods. The red kite is the shop's sign and stands where
 * a printed name would.
 */
import { disc, grains, seeds, slab, slivers } from './forms.ts'
import { colours, tones } from './palette.ts'
import {
  at,
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
import { board, plate, shadow } from './vessels.ts'

/** The kite of Lal Patang. */
export const kite = (point: Point, size = 1, fill: string = colours.red): Drawing =>
  at(
    point,
    layers(
      stroke('M0 46Q-10 62 4 74T-2 100', colours.ink, 3),
      shape(polygon([0, -46], [40, 0], [0, 46], [-40, 0]), fill, 3),
      stroke('M0 -46V46M-40 0Q0 -22 40 0', colours.enamel, 4),
      shape(polygon([0, 46], [14, 60], [-14, 60]), fill, 3),
    ),
    { size },
  )

export const bhujiaPacket = (): string =>
  picture(
    colours.marigold,
    shadow([240, 296], 118, 16),
    shape('M138 66H342L352 84Q336 180 354 276L342 294H138L126 276Q144 180 128 84Z', colours.red),
    flat('M312 86Q300 180 316 276L342 292L352 276Q336 180 350 86Z', colours.redShade),
    stroke('M132 84H348M128 276H352', colours.redShade, 5),
    stroke(
      'M150 70V80M170 70V80M190 70V80M210 70V80M230 70V80M250 70V80M270 70V80M290 70V80M310 70V80M330 70V80',
      colours.redShade,
      4,
    ),
    shape(oval(240, 208, 74, 54), colours.gheeShade),
    each(seeds(54, 64, 44), ([x, y], index) =>
      at(
        [240 + x, 208 + y],
        stroke(
          'M-12 2Q-6 -7 0 0T12 -2',
          [colours.ghee, colours.crustLight, colours.crust][index % 3] ?? colours.ghee,
          4,
        ),
        { turn: index * 71 },
      ),
    ),
    stroke(oval(240, 208, 74, 54), colours.enamel, 7),
    kite([240, 120], 0.56, colours.marigold),
    stroke('M150 96Q158 180 148 266', colours.chilli, 8),
  )

const nankhataiPiece = (point: Point): Drawing => {
  const [x, y] = point
  return layers(
    disc(point, 62, 20, { fill: colours.cream, shade: colours.creamShade, light: colours.milk }),
    stroke(
      outline`M${x - 38} ${y - 4}L${x - 20} ${y + 3}L${x - 24} ${y + 16}M${x + 30} ${y - 16}L${x + 22} ${y - 4}L${x + 38} ${y + 6}M${x - 8} ${y + 26}L${x} ${y + 15}`,
      colours.crust,
      4,
    ),
    flat(oval(x, y, 19, 10), colours.ghee),
    slivers([[x, y - 1]], 12, [colours.pista]),
  )
}

export const nankhatai = (): string =>
  picture(
    colours.sky,
    board([240, 222], 206, 58),
    each<Point>(
      [
        [164, 172],
        [318, 172],
        [164, 146],
        [318, 146],
        [240, 134],
        [240, 110],
        [100, 220],
        [240, 218],
        [380, 220],
        [240, 192],
      ],
      nankhataiPiece,
    ),
  )

const tilChikkiPiece = ([x, y]: Point): Drawing =>
  layers(
    slab([x, y], 104, 50, 16, tones.crust),
    each(seeds(46, 78, 36), ([dx, dy], index) => {
      const inside = Math.abs(dx) / 104 + Math.abs(dy) / 50 < 0.9
      return inside
        ? at(
            [x + dx, y + dy],
            flat(oval(0, 0, 6, 3.6), index % 4 === 0 ? colours.creamShade : colours.milk),
            { turn: index * 61 },
          )
        : ''
    }),
    stroke(
      outline`M${x - 52} ${y + 25}L${x + 52} ${y - 25}M${x - 52} ${y - 25}L${x + 52} ${y + 25}`,
      colours.crustShade,
      3,
    ),
  )

export const tilChikki = (): string =>
  picture(
    colours.sea,
    plate([240, 216]),
    each<Point>(
      [
        [240, 172],
        [148, 208],
        [338, 206],
        [244, 228],
        [228, 138],
      ],
      tilChikkiPiece,
    ),
  )

export const khakhra = (): string =>
  picture(
    colours.rose,
    plate([240, 232], 208, 70),
    ...[0, 1, 2, 3, 4, 5, 6, 7].map((index) => {
      const x = 240 + (index % 2 === 0 ? -4 : 5)
      const y = 212 - index * 11
      return layers(
        shape(
          outline`M${x - 176} ${y}Q${x - 184} ${y - 26} ${x - 120} ${y - 46}Q${x} ${y - 72} ${x + 120} ${y - 44}Q${x + 186} ${y - 22} ${x + 176} ${y + 4}Q${x + 150} ${y + 44} ${x + 40} ${y + 58}Q${x - 60} ${y + 64} ${x - 130} ${y + 38}Q${x - 170} ${y + 22} ${x - 176} ${y}Z`,
          index % 2 === 0 ? colours.crustLight : colours.ghee,
        ),
      )
    }),
    grains([240, 134], 46, 146, 44, 6, [
      colours.crust,
      colours.herb,
      colours.crustShade,
      colours.crust,
      colours.leafShade,
    ]),
  )
