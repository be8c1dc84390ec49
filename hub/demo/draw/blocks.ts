/**
 * Sweets cut into blocks: milk cake, Mysore pak, soan papdi.
 */
import { brick, grains, slivers } from './forms.ts'
import { colours, tones } from './palette.ts'
import {
  at,
  each,
  flat,
  layers,
  outline,
  picture,
  stroke,
  type Drawing,
  type Point,
} from './svg.ts'
import { plate, tray } from './vessels.ts'

const centre: Point = [240, 214]

const milkCakePiece = ([x, y]: Point): Drawing =>
  layers(
    brick([x, y], 104, 44, 66, {
      fill: colours.crustLight,
      shade: colours.crustShade,
      light: colours.cream,
    }),
    flat(
      outline`M${x + 4} ${y + 24}Q${x + 52} ${y + 12} ${x + 100} ${y + 24}V${y + 46}Q${x + 52} ${y + 58} ${x + 4} ${y + 46}Z`,
      colours.crust,
    ),
    flat(
      outline`M${x + 12} ${y + 32}Q${x + 52} ${y + 24} ${x + 92} ${y + 32}V${y + 40}Q${x + 52} ${y + 48} ${x + 12} ${y + 40}Z`,
      colours.crustShade,
    ),
    grains([x + 66, y - 22], 12, 50, 12, 3.4, [colours.creamShade, colours.enamel]),
    grains([x + 52, y + 33], 10, 44, 24, 3, [colours.cream]),
  )

export const milkCake = (): string =>
  picture(
    colours.sky,
    plate(centre),
    each<Point>(
      [
        [222, 116],
        [86, 160],
        [268, 184],
      ],
      milkCakePiece,
    ),
  )

const mysorePakPiece = ([x, y]: Point): Drawing =>
  layers(
    brick([x, y], 170, 40, 44, {
      fill: colours.gheeShade,
      shade: colours.crustShade,
      light: colours.ghee,
    }),
    grains([x + 85, y + 22], 26, 76, 16, 4, [colours.crustShade, colours.ghee]),
    grains([x + 98, y - 20], 16, 72, 12, 3, [colours.gheeShade]),
  )

export const mysorePak = (): string =>
  picture(
    colours.sage,
    tray(centre, tones.steel),
    each<Point>(
      [
        [184, 136],
        [70, 186],
        [200, 210],
        [130, 108],
      ],
      mysorePakPiece,
    ),
  )

const soanPapdiPiece = ([x, y]: Point): Drawing =>
  layers(
    brick([x, y], 112, 50, 62, {
      fill: colours.cream,
      shade: colours.creamShade,
      light: colours.milk,
    }),
    ...[12, 22, 32, 42, 52].map((dy, index) =>
      stroke(
        outline`M${x + 5 + index * 3} ${y + dy}Q${x + 40} ${y + dy - 7} ${x + 66} ${y + dy}T${x + 108} ${y + dy - 2}`,
        index % 2 === 0 ? colours.creamShade : colours.ghee,
        3,
      ),
    ),
    stroke(
      outline`M${x + 20} ${y - 8}L${x + 60} ${y - 16}M${x + 50} ${y - 4}L${x + 104} ${y - 12}`,
      colours.creamShade,
      3,
    ),
    slivers(
      [
        [x + 44, y - 24],
        [x + 78, y - 30],
        [x + 96, y - 22],
        [x + 66, y - 36],
      ],
      11,
      [colours.pista, colours.crustLight, colours.herb],
    ),
  )

export const soanPapdi = (): string =>
  picture(
    colours.rose,
    plate(centre),
    each<Point>(
      [
        [214, 114],
        [84, 168],
        [262, 190],
      ],
      soanPapdiPiece,
    ),
    each<Point>(
      [
        [212, 254],
        [226, 262],
        [72, 238],
      ],
      ([x, y]) => at([x, y], stroke('M-14 0Q0 -8 14 0', colours.creamShade, 4)),
    ),
  )
