/**
 * Chaat and snacks: fried triangles and rounds, puri, buns and their bhaji.
 */
import { pav } from './chaat.ts'
import { ball, grains, seeds, slab, sprig } from './forms.ts'
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
import { board, bowl, katori, plate, tray } from './vessels.ts'

const samosaPiece = (point: Point, size = 1, turn = 0): Drawing =>
  at(
    point,
    layers(
      shape(
        'M0 -92C18 -74 66 -4 88 44Q92 60 74 66Q0 86 -74 66Q-92 60 -88 44C-66 -4 -18 -74 0 -92Z',
        colours.crust,
      ),
      flat(
        'M4 -82C24 -60 66 0 84 44Q88 58 72 62Q50 70 22 72C46 20 28 -40 4 -82Z',
        colours.crustShade,
      ),
      stroke('M-2 -84C-10 -40 -28 10 -62 52', colours.crustLight, 6),
      stroke('M4 -78C26 -30 34 20 24 70', colours.ink, 3),
      grains([-18, 26], 9, 34, 24, 4, [colours.crustLight, colours.crustShade]),
    ),
    { turn, size },
  )

export const samosa = (): string =>
  picture(
    colours.sea,
    plate([240, 218]),
    samosaPiece([148, 176], 1.02, -6),
    samosaPiece([296, 172], 1.02, 8),
    samosaPiece([222, 200], 0.98, 2),
    katori([378, 222], 54, colours.chutney, grains([378, 224], 5, 28, 7, 4, [colours.pista])),
  )

const kachoriPiece = ([x, y]: Point): Drawing =>
  layers(
    shape(
      outline`M${x - 72} ${y + 6}C${x - 72} ${y - 40} ${x - 40} ${y - 56} ${x} ${y - 56}C${x + 40} ${y - 56} ${x + 72} ${y - 40} ${x + 72} ${y + 6}C${x + 70} ${y + 34} ${x + 36} ${y + 44} ${x} ${y + 44}C${x - 36} ${y + 44} ${x - 70} ${y + 34} ${x - 72} ${y + 6}Z`,
      colours.crust,
    ),
    flat(
      outline`M${x - 69} ${y + 8}C${x - 40} ${y + 24} ${x + 40} ${y + 24} ${x + 69} ${y + 8}C${x + 66} ${y + 32} ${x + 36} ${y + 41} ${x} ${y + 41}C${x - 36} ${y + 41} ${x - 66} ${y + 32} ${x - 69} ${y + 8}Z`,
      colours.crustShade,
    ),
    stroke(
      outline`M${x - 46} ${y - 22}Q${x - 24} ${y - 46} ${x + 6} ${y - 46}`,
      colours.crustLight,
      7,
    ),
    shape(
      outline`M${x - 30} ${y - 20}L${x - 12} ${y - 30}L${x + 4} ${y - 22}L${x + 24} ${y - 28}L${x + 34} ${y - 10}L${x + 14} ${y}L${x - 6} ${y - 6}L${x - 22} ${y + 2}Z`,
      colours.jamunLight,
      3,
    ),
    grains([x + 2, y - 14], 7, 22, 8, 4, [colours.ghee, colours.herb, colours.onion]),
    stroke(
      outline`M${x - 40} ${y + 2}q-12 4 -16 0M${x + 44} ${y - 4}q12 6 14 12M${x + 2} ${y + 8}q6 8 16 8`,
      colours.crustShade,
      4,
    ),
  )

export const kachori = (): string =>
  picture(
    colours.rose,
    tray([240, 220], tones.steel),
    each<Point>(
      [
        [170, 150],
        [314, 150],
        [112, 208],
        [242, 214],
      ],
      kachoriPiece,
    ),
    katori([370, 222], 58, colours.tamarind, grains([370, 224], 5, 30, 7, 4, [colours.jamunLight])),
  )

const dhoklaPiece = (point: Point): Drawing => {
  const [x, y] = point
  return layers(
    slab(point, 80, 38, 46, tones.ghee),
    grains([x - 40, y + 40], 8, 26, 16, 3.4, [colours.crustLight]),
    grains([x + 40, y + 40], 8, 26, 16, 3.4, [colours.crustShade]),
    each(seeds(9, 50, 20), ([dx, dy], index) =>
      flat(oval(x + dx, y + dy, 4.4, 3.6), index % 3 === 1 ? colours.ink : colours.gheeShade),
    ),
    at([x - 6, y - 2], shape('M-18 4Q-4 -14 20 -4Q6 12 -18 4Z', colours.herb, 3), { turn: 10 }),
  )
}

export const khamanDhokla = (): string =>
  picture(
    colours.sea,
    plate([240, 222]),
    each<Point>(
      [
        [240, 158],
        [138, 186],
        [342, 186],
        [240, 218],
        [240, 112],
      ],
      dhoklaPiece,
    ),
    at([90, 250], shape('M-40 4Q-6 -14 34 -2Q48 2 44 8Q10 22 -40 4Z', colours.herb, 3), {
      turn: -12,
    }),
  )

const vadaPavPiece = ([x, y]: Point): Drawing =>
  layers(
    shape(
      outline`M${x - 98} ${y + 40}Q${x} ${y + 24} ${x + 98} ${y + 40}Q${x + 100} ${y + 78} ${x + 70} ${y + 80}H${x - 70}Q${x - 100} ${y + 78} ${x - 98} ${y + 40}Z`,
      colours.crustLight,
    ),
    shape(
      outline`M${x - 96} ${y + 34}q16 20 30 4q16 20 32 4q18 20 34 2q16 20 32 0q16 18 30 -4q18 16 34 -8Q${x} ${y + 10} ${x - 96} ${y + 34}Z`,
      colours.chutney,
      3,
    ),
    ball([x, y + 6], 62, tones.ghee),
    grains([x, y + 6], 16, 44, 36, 4, [colours.gheeShade, colours.crust]),
    pav([x, y - 18], 96),
    stroke(outline`M${x - 58} ${y + 60}H${x - 20}M${x + 10} ${y + 66}H${x + 46}`, colours.crust, 4),
  )

export const vadaPav = (): string =>
  picture(
    colours.sage,
    board([240, 236], 214, 54),
    vadaPavPiece([140, 168]),
    vadaPavPiece([338, 168]),
    at(
      [240, 262],
      layers(
        stroke('M-40 0Q0 -14 34 -2', colours.ink, 16),
        stroke('M-40 0Q0 -14 34 -2', colours.herb, 11),
        stroke('M34 -2L48 -8', colours.pistaShade, 6),
      ),
    ),
  )

export const choleBhature = (): string =>
  picture(
    colours.marigold,
    plate([240, 224], 210, 80),
    shape(
      'M196 176C196 108 262 76 330 88C404 100 436 150 426 190C414 224 330 232 270 222C224 216 196 206 196 176Z',
      colours.crustLight,
    ),
    flat(
      'M226 204C280 222 380 214 424 186C412 222 330 229 270 219C250 216 236 212 226 204Z',
      colours.crust,
    ),
    shape(
      'M250 224C250 170 300 148 356 156C420 166 448 204 436 232C420 262 340 264 300 256C266 250 250 244 250 224Z',
      colours.crustLight,
    ),
    flat(
      'M268 248C320 262 400 254 434 230C420 258 340 261 300 253C286 251 276 250 268 248Z',
      colours.crust,
    ),
    stroke('M236 150q20 -36 66 -40M290 196q16 -22 50 -24', colours.cream, 8),
    grains([372, 130], 5, 34, 16, 6, [colours.crust]),
    grains([372, 200], 5, 40, 18, 6, [colours.crust]),
    bowl(
      [140, 170],
      { rx: 108, depth: 96, tone: tones.steel, filling: colours.jamun },
      each(
        seeds(17, 80, 22).toSorted((a, b) => a[1] - b[1]),
        ([x, y]) =>
          layers(
            shape(oval(140 + x, 164 + y, 16, 14), colours.crust, 3),
            flat(oval(135 + x, 159 + y, 5, 4), colours.crustLight),
          ),
      ),
      stroke('M96 172q14 -8 28 -2', colours.onion, 6),
    ),
    sprig([146, 164], 0.9),
  )
