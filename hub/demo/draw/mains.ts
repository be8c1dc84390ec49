/**
 * The restaurant's mains: gravies in their pots, rice, the tandoor's skewers
 * and the thali.
 */
import { grains, heap, mound, seeds, slab, sprig, steam } from './forms.ts'
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
  shape,
  stroke,
  type Drawing,
  type Point,
} from './svg.ts'
import { bowl, enamelBowl } from './vessels.ts'

/** A small iron-handled kadhai, the pot gravies come to the table in. */
const kadhai = (filling: string, ...content: readonly Drawing[]): Drawing =>
  layers(
    stroke('M52 160C18 160 18 204 62 200M428 160C462 160 462 204 418 200', colours.ink, 16),
    stroke('M52 160C18 160 18 204 62 200M428 160C462 160 462 204 418 200', colours.brass, 9),
    bowl([240, 168], { rx: 190, depth: 112, tone: tones.brass, filling }, ...content),
  )

const cream = (d: string): Drawing => stroke(d, colours.milk, 8)

export const paneerButterMasala = (): string =>
  picture(
    colours.sea,
    kadhai(
      colours.saffronShade,
      flat(oval(240, 172, 166, 52), colours.saffronShade),
      each<Point>(
        [
          [150, 156],
          [236, 146],
          [322, 160],
          [188, 190],
          [282, 192],
        ],
        (point) => slab(point, 40, 20, 20, tones.milk),
      ),
      flat('M90 196Q240 250 392 194L380 240H100Z', colours.saffronShade),
      cream('M112 178q30 22 70 8t70 14t80 -6t44 -20'),
      stroke('M130 206q40 14 80 4M270 214q40 0 70 -12', colours.saffron, 6),
    ),
    sprig([244, 150], 0.9),
  )

export const dalMakhani = (): string =>
  picture(
    colours.rose,
    bowl(
      [240, 160],
      { rx: 178, depth: 126, tone: tones.clay, filling: colours.jamun, foot: 0.6 },
      flat(oval(240, 164, 156, 50), colours.jamun),
      grains([240, 166], 54, 140, 40, 8, [
        colours.jamunShade,
        colours.jamunLight,
        colours.jamunShade,
      ]),
      cream('M240 164m-96 0a96 30 0 1 1 96 32a62 20 0 1 1 60 -30'),
      slab([240, 150], 26, 13, 12, tones.ghee),
    ),
    sprig([318, 158], 0.8, 24),
    stroke('M92 226Q240 276 388 226', colours.clayShade, 5),
  )

export const carrot = (point: Point, turn: number): Drawing =>
  at(point, shape(pill(-20, -9, 40, 18, 6), colours.saffron, 3), { turn })

export const bean = (point: Point, turn: number): Drawing =>
  at(point, shape(pill(-24, -7, 48, 14, 7), colours.herb, 3), { turn })

export const pea = ([x, y]: Point): Drawing =>
  layers(shape(oval(x, y, 11), colours.pistaShade, 3), flat(oval(x - 3, y - 3, 4), colours.pista))

const floret = ([x, y]: Point): Drawing =>
  layers(
    shape(
      outline`M${x - 8} ${y + 22}L${x - 10} ${y}H${x + 10}L${x + 8} ${y + 22}Z`,
      colours.cream,
      3,
    ),
    shape(
      outline`M${x - 26} ${y}C${x - 36} ${y - 16} ${x - 18} ${y - 28} ${x - 10} ${y - 22}C${x - 6} ${y - 34} ${x + 12} ${y - 32} ${x + 12} ${y - 22}C${x + 24} ${y - 28} ${x + 36} ${y - 12} ${x + 26} ${y}Q${x} ${y + 10} ${x - 26} ${y}Z`,
      colours.milk,
      3,
    ),
  )

export const vegKolhapuri = (): string =>
  picture(
    colours.sage,
    enamelBowl(
      [240, 170],
      196,
      108,
      colours.chilliShade,
      flat(oval(240, 174, 170, 54), colours.chilliShade),
      floret([160, 160]),
      floret([300, 150]),
      floret([240, 196]),
      carrot([214, 158], -20),
      carrot([338, 182], 30),
      carrot([166, 200], 12),
      bean([262, 172], 24),
      bean([118, 180], -30),
      bean([320, 206], -12),
      pea([196, 184]),
      pea([286, 200]),
      pea([356, 164]),
      pea([130, 156]),
      pea([250, 148]),
      stroke(
        'M96 194q24 16 50 12M370 190q-16 14 -34 16M214 218q26 6 44 0',
        colours.saffronShade,
        7,
      ),
    ),
    at(
      [318, 128],
      layers(
        stroke('M-34 14Q0 -20 40 -6', colours.ink, 17),
        stroke('M-34 14Q0 -20 40 -6', colours.chilli, 12),
        stroke('M40 -6L54 -4', colours.herb, 6),
      ),
    ),
  )

const eggHalf = (point: Point, turn: number): Drawing =>
  at(
    point,
    layers(
      shape(
        'M-54 6C-54 -24 -20 -36 8 -32C40 -28 56 -8 54 8C50 30 18 36 -8 34C-36 32 -54 24 -54 6Z',
        colours.milk,
      ),
      shape(oval(4, 0, 24, 18), colours.ghee, 3),
      flat(oval(-4, -5, 9, 6), colours.cream),
    ),
    { turn },
  )

export const eggCurry = (): string =>
  picture(
    colours.sky,
    kadhai(
      colours.chilli,
      flat(oval(240, 172, 166, 52), colours.chilli),
      eggHalf([156, 152], -8),
      eggHalf([312, 150], 10),
      eggHalf([232, 190], 0),
      flat(
        'M84 188Q110 214 180 210Q196 232 240 232Q290 232 296 208Q360 206 396 186L380 244H96Z',
        colours.chilli,
      ),
      stroke('M112 196q30 14 60 10M310 210q34 -2 56 -14', colours.saffron, 6),
      grains([240, 178], 12, 150, 44, 5, [colours.herb, colours.chilliShade]),
    ),
    sprig([236, 150], 0.8),
  )

export const andaBhurji = (): string =>
  picture(
    colours.sage,
    stroke('M404 196L470 184', colours.ink, 30),
    stroke('M404 196L470 184', colours.wood, 22),
    bowl(
      [224, 182],
      {
        rx: 196,
        depth: 74,
        tone: tones.navy,
        filling: colours.navy,
        foot: 0.66,
        rim: colours.steelShade,
      },
      mound([224, 222], 320, 110, { ...tones.ghee, shade: colours.gheeShade }),
      each(heap(64, [224, 222], 310, 96), (point, index) =>
        at(
          point,
          shape(
            'M-20 4C-22 -10 -8 -14 0 -10C10 -16 22 -8 20 4C16 14 -14 14 -20 4Z',
            [colours.ghee, colours.cream, colours.ghee, colours.gheeShade][index % 4] ??
              colours.ghee,
            2,
          ),
          { turn: index * 61 },
        ),
      ),
      each(seeds(9, 110, 30), ([x, y]) => shape(oval(224 + x, 166 + y, 11, 9), colours.chilli, 3)),
      each(seeds(8, 96, 24), ([x, y]) =>
        at([230 - x, 160 + y], shape('M-8 2Q0 -8 10 0Q0 6 -8 2Z', colours.herb, 2)),
      ),
    ),
    steam([220, 96]),
  )
