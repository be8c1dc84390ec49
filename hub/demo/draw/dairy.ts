/**
 * The dairy fridge: paneer, dahi, ghee and kulfi.
 */
import { grains, slab, slivers } from './forms.ts'
import { colours, tones } from './palette.ts'
import {
  at,
  flat,
  layers,
  outline,
  picture,
  pill,
  polygon,
  rect,
  shape,
  stroke,
  type Drawing,
  type Point,
} from './svg.ts'
import { board, bowl, plate, shadow } from './vessels.ts'

const paneerBlock = (point: Point, w: number, h: number): Drawing =>
  slab(point, w, w * 0.48, h, {
    fill: colours.enamel,
    shade: colours.milkShade,
    light: colours.milk,
  })

export const paneer = (): string =>
  picture(
    colours.sage,
    board([240, 214]),
    paneerBlock([196, 142], 124, 78),
    stroke('M120 152l30 14M160 196l26 12M150 178l14 8M96 176l20 10', colours.creamShade, 4),
    ...(
      [
        [342, 196],
        [396, 222],
        [320, 240],
        [372, 170],
      ] as const
    ).map((point) => paneerBlock(point, 44, 34)),
    at(
      [96, 262],
      layers(
        shape('M0 0C-26 -6 -30 -28 -16 -36C-2 -32 4 -16 0 0Z', colours.herb, 3),
        shape('M0 0C26 -6 30 -28 16 -36C2 -32 -4 -16 0 0Z', colours.pista, 3),
      ),
    ),
  )

export const dahi = (): string =>
  picture(
    colours.sky,
    bowl(
      [240, 156],
      { rx: 170, depth: 136, tone: tones.clay, filling: colours.milk, foot: 0.56 },
      flat(
        outline`M90 160C130 130 170 150 210 136S300 118 340 140S390 160 388 166Q240 226 92 168Z`,
        colours.milk,
      ),
      flat(outline`M208 168C222 140 284 134 312 152C318 176 250 192 208 168Z`, colours.milkShade),
      stroke('M120 164q30 -14 60 -4M330 158q20 -6 34 2M226 176q40 10 74 -8', colours.creamShade, 5),
    ),
    stroke('M108 226Q240 274 372 226M124 242Q240 286 356 242', colours.clayShade, 5),
  )

export const gheeJar = (): string =>
  picture(
    colours.sea,
    shadow([240, 296], 120, 18),
    shape(pill(136, 104, 208, 192, 34), colours.ghee),
    flat(pill(292, 112, 46, 176, 26), colours.gheeShade),
    flat(pill(150, 122, 18, 150, 9), colours.cream),
    grains([226, 200], 30, 66, 72, 4, [colours.cream, colours.gheeShade]),
    shape(rect(140, 172, 200, 78), colours.enamel),
    shape(polygon([240, 178], [272, 208], [240, 244], [208, 208]), colours.red, 3),
    stroke('M240 178V244M208 208H272', colours.enamel, 4),
    shape(pill(128, 66, 224, 46, 14), colours.brass),
    stroke(
      'M150 76V102M180 76V102M210 76V102M240 76V102M270 76V102M300 76V102M330 76V102',
      colours.brassShade,
      4,
    ),
  )

const kulfi = (x: number, y: number, turn: number): Drawing =>
  at(
    [x, y],
    layers(
      shape('M-9 90H9V150Q0 158 -9 150Z', colours.wood),
      shape('M-34 -92Q0 -116 34 -92L50 82Q0 104 -50 82Z', colours.cream),
      flat('M12 -100Q30 -98 32 -90L47 80Q34 90 20 92Z', colours.creamShade),
      stroke('M-20 -80L-32 70', colours.milk, 7),
      slivers(
        [
          [-10, -60],
          [6, -20],
          [-16, 20],
          [10, 52],
          [-24, 62],
        ],
        10,
        [colours.pista, colours.herb],
      ),
      stroke('M-2 -84q10 8 16 2M-14 -10q10 8 18 0M2 30q10 6 16 0', colours.saffronShade, 3),
    ),
    { turn },
  )

export const malaiKulfi = (): string =>
  picture(colours.marigold, plate([240, 226], 204, 74), kulfi(188, 176, -58), kulfi(292, 198, 62))
