/**
 * Breads from the tandoor and the griddle, and the plated desserts.
 */
import { seeds, slab, slivers, sprig } from './forms.ts'
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
import { jalebiPiece, jamun, malai } from './syrup.ts'
import { board, enamelBowl, katori, plate, shadow, tray } from './vessels.ts'

/** A round bread lying flat, its brown blisters in uneven patches. */
const round = ([x, y]: Point, rx: number, fill: string, blister: string): Drawing => {
  const ry = rx * 0.5
  return layers(
    shape(
      outline`M${x - rx} ${y + 6}C${x - rx} ${y - ry * 0.8} ${x - rx * 0.4} ${y - ry} ${x + rx * 0.1} ${y - ry * 0.96}C${x + rx * 0.7} ${y - ry * 0.9} ${x + rx * 1.04} ${y - ry * 0.3} ${x + rx * 0.98} ${y + 8}C${x + rx * 0.9} ${y + ry * 0.8} ${x + rx * 0.3} ${y + ry} ${x - rx * 0.1} ${y + ry}C${x - rx * 0.7} ${y + ry * 0.96} ${x - rx} ${y + ry * 0.5} ${x - rx} ${y + 6}Z`,
      fill,
    ),
    each(seeds(11, rx * 0.74, ry * 0.6), ([dx, dy], index) =>
      at([x + dx, y + dy], flat(oval(0, 0, 9 + (index % 4) * 4, 6 + (index % 3) * 2), blister), {
        turn: index * 40,
      }),
    ),
  )
}

export const tandooriRoti = (): string =>
  picture(
    colours.sage,
    tray([240, 220], tones.steel),
    round([228, 216], 168, colours.crustLight, colours.crustShade),
    round([246, 198], 166, colours.crustLight, colours.crustShade),
    round([236, 178], 166, colours.crustLight, colours.jamunLight),
    stroke('M120 168q40 -44 110 -52', colours.cream, 7),
  )

/** A naan pulled to a drop, pointed to the right. */
const naan = (point: Point, turn: number, ...topping: readonly Drawing[]): Drawing =>
  at(
    point,
    layers(
      shape(
        'M-176 10C-186 -44 -120 -74 -40 -70C50 -66 130 -40 196 14C202 26 188 34 172 36C90 62 20 74 -50 70C-120 66 -170 52 -176 10Z',
        colours.cream,
      ),
      flat(
        'M-172 18C-160 44 -110 58 -50 60C30 62 110 46 190 22C190 30 180 34 170 35C90 60 20 72 -50 67C-118 63 -166 50 -172 18Z',
        colours.creamShade,
      ),
      each<Point>(
        [
          [-120, -20],
          [-58, -44],
          [-84, 26],
          [-14, 8],
          [30, -36],
          [64, 26],
          [104, -6],
          [-132, 22],
          [150, 18],
        ],
        ([x, y], index) =>
          layers(
            flat(oval(x, y, 24 - (index % 3) * 4, 13 - (index % 2) * 3), colours.crust),
            flat(oval(x + 3, y - 1, 12 - (index % 3) * 2, 6), colours.jamunLight),
          ),
      ),
      ...topping,
    ),
    { turn },
  )

export const butterNaan = (): string =>
  picture(
    colours.sea,
    board([240, 226], 214, 64),
    naan([250, 190], 4),
    naan([232, 168], -8),
    flat('M170 160q40 -22 84 -8q40 12 20 30q-30 16 -70 8q-46 -8 -34 -30Z', colours.ghee),
    slab([222, 148], 42, 21, 18, tones.ghee),
  )

export const garlicNaan = (): string =>
  picture(
    colours.marigold,
    plate([240, 224], 210, 78),
    naan([250, 196], 6),
    naan(
      [232, 172],
      -6,
      slivers(
        seeds(17, 130, 44).map(([x, y]): Point => [x - 14, y]),
        11,
        [colours.milk, colours.cream],
      ),
      each(seeds(15, 118, 40), ([x, y], index) =>
        at([-x - 6, y], shape('M-13 2Q0 -12 15 0Q2 9 -13 2Z', colours.herb, 2), {
          turn: index * 57,
        }),
      ),
    ),
    at(
      [394, 250],
      layers(
        shape('M0 -34C6 -20 30 -12 28 8C26 24 -26 24 -28 8C-30 -12 -6 -20 0 -34Z', colours.milk),
        stroke('M0 -30C-4 -10 -8 6 -6 18M0 -30C6 -10 10 4 8 18', colours.onion, 4),
      ),
    ),
  )

export const alooParatha = (): string =>
  picture(
    colours.rose,
    plate([240, 222], 212, 80),
    round([206, 214], 160, colours.crust, colours.crustShade),
    round([198, 190], 160, colours.ghee, colours.crust),
    each(seeds(11, 112, 48), ([x, y], index) =>
      at([198 + x, 190 - y], shape('M-8 2Q0 -8 10 0Q0 6 -8 2Z', colours.herb, 2), {
        turn: index * 57,
      }),
    ),
    slab([196, 170], 36, 18, 16, tones.cream),
    katori(
      [388, 180],
      62,
      colours.milk,
      stroke('M356 180q16 -10 32 0t30 -2', colours.milkShade, 5),
    ),
    at(
      [372, 262],
      layers(
        stroke('M-40 4Q0 -14 36 -2', colours.ink, 16),
        stroke('M-40 4Q0 -14 36 -2', colours.herb, 11),
        stroke('M36 -2L50 -8', colours.pistaShade, 6),
      ),
    ),
  )

/** A footed coupe of glass, for desserts served two by two. */
const coupe = (content: Drawing, syrup: string): Drawing =>
  layers(
    shadow([240, 294], 96, 16),
    shape('M168 292Q240 312 312 292Q300 276 256 272V232H224V272Q180 276 168 292Z', colours.glass),
    shape(oval(240, 154, 150, 46), colours.glass),
    flat(oval(240, 160, 132, 36), syrup),
    content,
    shape(
      'M90 154A150 46 0 0 0 390 154C386 208 312 244 240 244C168 244 94 208 90 154Z',
      colours.glass,
    ),
    flat('M112 192A150 40 0 0 0 368 192C346 224 296 238 240 238C184 238 134 224 112 192Z', syrup),
    stroke('M116 186q16 22 40 34', colours.enamel, 7),
  )

export const gulabJamunPlate = (): string =>
  picture(colours.sky, coupe(layers(jamun([178, 136], 62), jamun([302, 136], 62)), colours.saffron))

export const rasmalaiPlate = (): string =>
  picture(
    colours.rose,
    plate([240, 214], 212, 82),
    flat(oval(240, 220, 158, 56), colours.cream),
    malai([160, 196], 86),
    malai([320, 204], 86),
    stroke('M204 256q36 10 72 -2', colours.milk, 8),
    sprig([240, 166], 0.8),
  )

export const jalebiRabri = (): string =>
  picture(
    colours.sage,
    enamelBowl(
      [240, 192],
      196,
      92,
      colours.cream,
      flat(oval(240, 196, 172, 54), colours.cream),
      jalebiPiece([158, 150], 78, 0.6),
      jalebiPiece([322, 150], 78, 2.4),
      jalebiPiece([240, 174], 84, 0),
      flat('M66 210Q110 196 160 212T260 214T360 206T416 208L396 250H84Z', colours.cream),
      stroke('M96 222q36 -12 70 2M220 232q40 -10 80 0M330 220q30 -8 56 0', colours.milk, 7),
    ),
    slivers(
      [
        [130, 222],
        [200, 226],
        [284, 222],
        [352, 218],
        [240, 236],
      ],
      11,
      [colours.pista, colours.herb, colours.crustLight],
    ),
  )
