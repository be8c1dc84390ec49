/**
 * What fills a whole plate: biryani, the thali, skewers from the tandoor.
 */
import { ball, grains, heap, mound, slab, sprig } from './forms.ts'
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
import { bowl, katori, plate, tray } from './vessels.ts'
import { carrot, bean, pea } from './mains.ts'

const rice = (index: number): Drawing =>
  shape(
    oval(0, 0, 13, 4.6),
    [colours.milk, colours.milk, colours.saffron, colours.cream, colours.ghee][index % 5] ??
      colours.milk,
    2,
  )

export const vegBiryani = (): string =>
  picture(
    colours.sea,
    bowl(
      [240, 184],
      { rx: 190, depth: 104, tone: tones.brass, filling: colours.gheeShade },
      mound([240, 226], 330, 158, { ...tones.ghee, shade: colours.ghee }),
      each(heap(170, [240, 228], 322, 148), (point, index) =>
        at(point, rice(index), { turn: index * 61 }),
      ),
      carrot([176, 152], 30),
      carrot([304, 176], -24),
      bean([250, 118], 14),
      bean([186, 200], -30),
      pea([222, 160]),
      pea([284, 140]),
      pea([330, 200]),
      pea([146, 186]),
      slab([260, 176], 26, 13, 16, tones.milk),
      each<Point>(
        [
          [210, 116],
          [298, 116],
          [240, 196],
        ],
        (point, index) =>
          at(point, stroke('M-20 6Q0 -12 22 2', colours.jamunLight, 7), { turn: index * 70 }),
      ),
    ),
    sprig([244, 112], 1),
  )

export const patangThali = (): string =>
  picture(
    colours.rose,
    tray([240, 190], tones.steel, 230, 112),
    each<readonly [Point, string, readonly string[]]>(
      [
        [[190, 106], colours.chilliShade, [colours.saffron, colours.herb]],
        [[294, 106], colours.jamun, [colours.jamunLight, colours.jamunShade]],
        [[92, 142], colours.ghee, [colours.gheeShade, colours.herb]],
        [[390, 142], colours.milk, [colours.creamShade, colours.onion]],
      ],
      ([point, filling, bits]) => katori(point, 56, filling, grains(point, 8, 34, 10, 6, bits)),
    ),
    mound([160, 240], 160, 78, { ...tones.milk, shade: colours.milkShade }),
    each(heap(34, [160, 236], 140, 64), (point, index) =>
      at(point, stroke('M-8 0H8', index % 2 === 0 ? colours.milkShade : colours.creamShade, 4), {
        turn: index * 61,
      }),
    ),
    shape(
      'M234 232C234 194 290 180 340 192C388 204 398 232 378 252C338 276 238 268 234 232Z',
      colours.crust,
    ),
    shape(
      'M248 218C248 184 300 170 346 182C394 194 400 222 380 242C344 262 250 254 248 218Z',
      colours.crustLight,
    ),
    grains([320, 216], 9, 54, 22, 8, [colours.crust, colours.crustShade]),
    ball([414, 208], 27, tones.jamun),
  )

const paneerCube = ([x, y]: Point): Drawing =>
  layers(
    slab([x, y], 34, 18, 30, { fill: colours.ghee, shade: colours.saffron, light: colours.cream }),
    flat(
      outline`M${x - 28} ${y + 10}l14 7v14l-14 -7ZM${x + 10} ${y + 20}l14 -7v12l-14 7Z`,
      colours.jamun,
    ),
    flat(oval(x - 6, y - 4, 9, 4), colours.jamunLight),
  )

const pepper = ([x, y]: Point, fill: string): Drawing =>
  shape(
    outline`M${x - 24} ${y + 6}Q${x - 26} ${y - 12} ${x - 8} ${y - 12}Q${x + 2} ${y - 20} ${x + 14} ${y - 11}Q${x + 28} ${y - 8} ${x + 24} ${y + 10}L${x + 18} ${y + 36}Q${x} ${y + 46} ${x - 18} ${y + 36}Z`,
    fill,
  )

/** Paneer, peppers and onion on one skewer, the near end to the left. */
const skewer = ([x, y]: Point): Drawing =>
  layers(
    stroke(outline`M${x - 36} ${y + 30}L${x + 376} ${y - 24}`, colours.ink, 9),
    stroke(outline`M${x - 36} ${y + 30}L${x + 376} ${y - 24}`, colours.steel, 4),
    ...[5, 4, 3, 2, 1, 0].map((step) => {
      const point: Point = [x + 34 + step * 58, y + 4 - step * 7.6]
      if (step % 2 === 0) return paneerCube(point)
      return pepper(point, step === 1 ? colours.herb : step === 3 ? colours.onion : colours.chilli)
    }),
  )

export const paneerTikka = (): string =>
  picture(
    colours.sage,
    plate([240, 220], 214, 80),
    skewer([72, 148]),
    skewer([60, 206]),
    katori([404, 236], 50, colours.leaf, grains([404, 236], 5, 28, 7, 4, [colours.pista])),
    at(
      [250, 270],
      layers(
        shape('M-30 6A30 22 0 0 1 30 6Z', colours.ghee, 4),
        stroke('M0 4V-10M0 4L-16 -6M0 4L16 -6', colours.cream, 4),
      ),
    ),
  )
