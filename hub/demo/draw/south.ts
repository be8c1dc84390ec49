/**
 * South Indian plates on banana leaf, and the thali.
 */
import { grains, seeds, sprig, steam } from './forms.ts'
import { colours } from './palette.ts'
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
import { bananaLeaf, katori } from './vessels.ts'

const sambar = (point: Point, r: number): Drawing =>
  katori(
    point,
    r,
    colours.saffronShade,
    grains(point, 7, r * 0.6, r * 0.16, 6, [colours.saffron, colours.ghee, colours.herb]),
  )

const coconutChutney = (point: Point, r: number): Drawing =>
  katori(
    point,
    r,
    colours.milk,
    grains(point, 6, r * 0.55, r * 0.14, 3.6, [colours.ink, colours.creamShade]),
    at([point[0] + 6, point[1]], shape('M-12 2Q0 -9 14 0Q2 8 -12 2Z', colours.herb, 2)),
  )

export const masalaDosa = (): string =>
  picture(
    colours.rose,
    bananaLeaf([240, 222]),
    katori(
      [150, 128],
      50,
      colours.saffronShade,
      grains([150, 128], 7, 30, 8, 5, [colours.saffron, colours.herb]),
    ),
    coconutChutney([262, 120], 46),
    shape(
      'M36 214C36 176 62 172 96 176L420 152C446 152 452 206 424 214L92 266C56 268 36 252 36 214Z',
      colours.crust,
    ),
    flat(
      'M44 232C60 250 80 256 94 254L424 204C430 202 436 196 438 190C438 206 432 212 424 211L92 263C64 264 46 252 44 232Z',
      colours.crustShade,
    ),
    stroke('M70 196L406 168M84 214L430 184', colours.crustLight, 7),
    grains([240, 200], 22, 160, 14, 6, [
      colours.crustShade,
      colours.crustLight,
      colours.jamunLight,
    ]),
    shape(oval(424, 183, 18, 31), colours.crustLight),
    shape(
      'M412 180Q408 162 424 164Q438 168 436 186Q432 204 420 200Q412 196 412 180Z',
      colours.ghee,
      3,
    ),
    grains([424, 183], 7, 8, 14, 4, [colours.gheeShade, colours.herb, colours.saffronShade]),
    shape('M188 186L214 182L220 200L194 205Z', colours.ghee, 3),
  )

const idli = (point: Point): Drawing => {
  const [x, y] = point
  return layers(
    shape(
      outline`M${x - 78} ${y}C${x - 70} ${y - 44} ${x - 34} ${y - 50} ${x} ${y - 50}C${x + 34} ${y - 50} ${x + 70} ${y - 44} ${x + 78} ${y}C${x + 70} ${y + 30} ${x + 30} ${y + 34} ${x} ${y + 34}C${x - 30} ${y + 34} ${x - 70} ${y + 30} ${x - 78} ${y}Z`,
      colours.milk,
    ),
    flat(
      outline`M${x - 75} ${y + 2}C${x - 40} ${y + 16} ${x + 40} ${y + 16} ${x + 75} ${y + 2}C${x + 68} ${y + 28} ${x + 30} ${y + 31} ${x} ${y + 31}C${x - 30} ${y + 31} ${x - 68} ${y + 28} ${x - 75} ${y + 2}Z`,
      colours.milkShade,
    ),
    grains([x, y - 16], 8, 46, 16, 3, [colours.milkShade]),
  )
}

export const idliSambar = (): string =>
  picture(
    colours.marigold,
    bananaLeaf([240, 224]),
    idli([158, 160]),
    idli([104, 214]),
    idli([226, 218]),
    sambar([362, 168], 78),
    coconutChutney([352, 246], 48),
    steam([360, 134]),
  )

export const onionUttapam = (): string =>
  picture(
    colours.sea,
    bananaLeaf([240, 222]),
    shape(
      'M72 208C70 158 150 132 236 134C330 136 392 162 390 210C386 252 310 270 226 268C140 266 76 252 72 208Z',
      colours.crustShade,
    ),
    shape(
      'M72 200C70 152 150 126 236 128C330 130 392 156 390 200C386 242 310 258 226 256C140 254 76 242 72 200Z',
      colours.crustLight,
    ),
    flat(
      'M100 200C100 162 160 142 234 142C312 142 362 166 362 200C358 232 300 244 226 242C150 240 104 230 100 200Z',
      colours.cream,
    ),
    each(seeds(13, 106, 40), ([x, y], index) =>
      at(
        [232 + x, 192 + y],
        layers(
          stroke('M-17 6A18 11 0 0 1 17 6', colours.ink, 9),
          stroke('M-17 6A18 11 0 0 1 17 6', colours.onion, 5),
        ),
        { turn: index * 47 },
      ),
    ),
    each(seeds(9, 92, 34), ([x, y], index) =>
      shape(oval(240 + x * 0.9, 196 - y, 9, 7), index % 2 === 0 ? colours.chilli : colours.herb, 3),
    ),
    coconutChutney([396, 126], 50),
    sprig([232, 194], 0.7),
  )
