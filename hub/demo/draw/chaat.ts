/**
 * Chaat and bhaji: puri filled to order, tikki, and what is eaten with pav.
 */
import { ball, disc, grains, heap, seeds, slab, sprig } from './forms.ts'
import { colours, tones, type Tone } from './palette.ts'
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
import { bowl, enamelBowl, plate } from './vessels.ts'

/** A soft bun cut open, its crown a little to the back. */
export const pav = ([x, y]: Point, r: number): Drawing =>
  layers(
    shape(
      outline`M${x - r} ${y}C${x - r} ${y - r * 0.9} ${x + r} ${y - r * 0.9} ${x + r} ${y}C${x + r} ${y + r * 0.24} ${x + r * 0.7} ${y + r * 0.26} ${x} ${y + r * 0.26}C${x - r * 0.7} ${y + r * 0.26} ${x - r} ${y + r * 0.24} ${x - r} ${y}Z`,
      colours.crust,
    ),
    flat(
      outline`M${x + r * 0.3} ${y - r * 0.62}C${x + r * 0.8} ${y - r * 0.5} ${x + r * 0.96} ${y - r * 0.2} ${x + r * 0.97} ${y}C${x + r * 0.95} ${y + r * 0.18} ${x + r * 0.6} ${y + r * 0.22} ${x + r * 0.1} ${y + r * 0.22}C${x + r * 0.6} ${y} ${x + r * 0.6} ${y - r * 0.4} ${x + r * 0.3} ${y - r * 0.62}Z`,
      colours.crustShade,
    ),
    stroke(
      outline`M${x - r * 0.7} ${y - r * 0.24}Q${x - r * 0.5} ${y - r * 0.54} ${x - r * 0.1} ${y - r * 0.58}`,
      colours.crustLight,
      8,
    ),
  )

/** A crisp hollow puri, broken open at the top and filled. */
const puri = ([x, y]: Point, filling: string, r = 50): Drawing =>
  layers(
    ball([x, y], r, tones.crust),
    grains([x, y + r * 0.3], 8, r * 0.7, r * 0.4, 3, [colours.crustLight, colours.crustShade]),
    shape(
      outline`M${x - r * 0.6} ${y - r * 0.5}L${x - r * 0.3} ${y - r * 0.74}L${x - r * 0.06} ${y - r * 0.62}L${x + r * 0.24} ${y - r * 0.78}L${x + r * 0.62} ${y - r * 0.46}L${x + r * 0.4} ${y - r * 0.2}L${x + r * 0.08} ${y - r * 0.12}L${x - r * 0.36} ${y - r * 0.2}Z`,
      filling,
      3,
    ),
  )

const puriPlaces: readonly Point[] = [
  [116, 170],
  [214, 150],
  [76, 218],
  [174, 222],
  [272, 214],
]

export const paniPuri = (): string =>
  picture(
    colours.marigold,
    plate([224, 218], 196, 78),
    each(puriPlaces, (point) =>
      layers(
        puri(point, colours.herb, 52),
        grains([point[0], point[1] - 24], 5, 18, 7, 4, [colours.pista, colours.crustLight]),
      ),
    ),
    bowl(
      [370, 150],
      { rx: 88, depth: 122, tone: tones.steel, filling: colours.leaf, foot: 0.62 },
      grains([370, 152], 14, 60, 16, 4, [colours.pista, colours.herb, colours.ghee]),
    ),
    sprig([370, 150], 0.8),
  )

const dahiPuriPiece = (point: Point): Drawing => {
  const [x, y] = point
  return layers(
    puri(point, colours.milk, 56),
    shape(
      outline`M${x - 46} ${y - 22}C${x - 40} ${y - 62} ${x + 40} ${y - 62} ${x + 46} ${y - 22}Q${x + 44} ${y + 8} ${x + 30} ${y - 6}Q${x + 18} ${y + 26} ${x + 4} ${y - 4}Q${x - 10} ${y + 14} ${x - 22} ${y - 4}Q${x - 44} ${y + 10} ${x - 46} ${y - 22}Z`,
      colours.milk,
      3,
    ),
    stroke(outline`M${x - 28} ${y - 40}q14 14 30 2t28 6`, colours.tamarind, 6),
    each(seeds(12, 30, 12), ([dx, dy], index) =>
      at(
        [x + dx, y - 30 + dy],
        stroke('M-7 0L7 2', index % 4 === 0 ? colours.herb : colours.ghee, 4),
        { turn: index * 53 },
      ),
    ),
    flat(oval(x + 14, y - 22, 5), colours.chilli),
    flat(oval(x - 20, y - 26, 5), colours.chilli),
  )
}

export const dahiPuri = (): string =>
  picture(
    colours.sea,
    plate([240, 220]),
    each<Point>(
      [
        [168, 158],
        [312, 158],
        [102, 218],
        [240, 224],
        [378, 218],
      ],
      dahiPuriPiece,
    ),
  )

const tikki: Tone = { fill: colours.crust, shade: colours.jamunLight, light: colours.crustLight }

export const alooTikki = (): string =>
  picture(
    colours.sage,
    plate([240, 220]),
    disc([158, 170], 82, 26, tikki),
    disc([324, 170], 82, 26, tikki),
    disc([240, 204], 88, 28, tikki),
    grains([158, 170], 8, 60, 26, 6, [colours.jamunLight, colours.crustLight]),
    grains([324, 170], 8, 60, 26, 6, [colours.jamunLight, colours.crustLight]),
    shape(
      'M164 196C170 160 220 152 262 158S330 178 316 202S300 236 288 214S262 246 246 220S214 242 200 218S158 224 164 196Z',
      colours.milk,
      3,
    ),
    stroke('M190 186q26 22 54 4t52 6', colours.tamarind, 9),
    stroke('M206 204q24 14 48 2t42 2', colours.chutney, 8),
    each(seeds(26, 62, 22), ([x, y], index) =>
      at([240 + x, 184 + y], stroke('M-8 0L8 2', colours.ghee, 4), { turn: index * 53 }),
    ),
    each(seeds(6, 40, 14), ([x, y]) => shape(oval(244 + x, 182 + y, 7, 6), colours.chilli, 2)),
    sprig([240, 178], 0.9),
  )

export const pavBhaji = (): string =>
  picture(
    colours.sea,
    plate([240, 222], 208, 80),
    pav([330, 150], 84),
    pav([390, 196], 74),
    bowl(
      [162, 168],
      { rx: 126, depth: 96, tone: tones.steel, filling: colours.chilli },
      flat('M56 168Q90 134 162 132T268 168Q240 200 162 202T56 168Z', colours.chilli),
      grains([162, 168], 26, 92, 24, 7, [
        colours.saffronShade,
        colours.chilliShade,
        colours.saffron,
      ]),
      grains([170, 172], 7, 76, 18, 5, [colours.herb]),
      slab([160, 146], 30, 15, 14, tones.ghee),
      flat('M122 170q38 16 84 -2q-6 16 -40 18t-44 -16Z', colours.ghee),
    ),
    sprig([216, 172], 0.8, 20),
    at(
      [318, 254],
      layers(
        shape('M-38 8A38 30 0 0 1 38 8Z', colours.ghee, 4),
        stroke('M0 4V-16M0 4L-22 -8M0 4L22 -8', colours.cream, 4),
      ),
    ),
  )

export const misalPav = (): string =>
  picture(
    colours.rose,
    plate([240, 224], 208, 78),
    pav([336, 156], 86),
    pav([394, 204], 72),
    enamelBowl(
      [164, 164],
      128,
      104,
      colours.chilliShade,
      flat('M56 164Q90 138 164 136T272 164Q240 196 164 200T56 164Z', colours.chilliShade),
      grains([164, 172], 20, 92, 22, 8, [colours.crust, colours.pista, colours.chilli]),
      each(heap(44, [164, 168], 150, 56), (point, index) =>
        at(
          point,
          stroke(
            'M-12 2Q0 -8 12 2',
            [colours.ghee, colours.gheeShade, colours.crustLight][index % 3] ?? colours.ghee,
            5,
          ),
          { turn: index * 71 },
        ),
      ),
      each(seeds(7, 44, 14), ([x, y]) => shape(oval(164 + x, 138 + y, 8, 5), colours.onion, 2)),
    ),
    sprig([166, 132], 0.9),
    at(
      [300, 262],
      layers(
        shape('M-34 6A34 26 0 0 1 34 6Z', colours.pista, 4),
        stroke('M0 4V-12M0 4L-18 -6M0 4L18 -6', colours.cream, 4),
      ),
    ),
  )
