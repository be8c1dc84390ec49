/**
 * Drinks: glasses, tumblers and bottles seen from the side.
 */
import { grains, seeds, slivers, sprig, steam } from './forms.ts'
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
} from './svg.ts'
import { bowl, glass, shadow } from './vessels.ts'

const chaiGlass = (x: number): Drawing =>
  layers(
    glass(
      x,
      {
        top: 116,
        bottom: 274,
        mouth: 66,
        foot: 46,
        drink: colours.crust,
        drinkShade: colours.crustShade,
        level: 20,
      },
      grains([x, 136], 7, 40, 8, 4, [colours.crustLight]),
    ),
    ...[-36, -12, 12, 36].map((dx) =>
      stroke(outline`M${x + dx * 0.98} 230L${x + dx * 0.86} 272`, colours.crustShade, 4),
    ),
    stroke(outline`M${x - 52} 222Q${x} 240 ${x + 52} 222`, colours.ink, 3),
  )

export const masalaChai = (): string =>
  picture(
    colours.sage,
    chaiGlass(160),
    chaiGlass(308),
    steam([160, 106]),
    steam([308, 106]),
    at(
      [412, 268],
      layers(
        shape('M-34 4C-30 -16 10 -22 34 -8C30 12 -8 20 -34 4Z', colours.pistaShade, 3),
        stroke('M-24 2Q0 -8 26 -6M-24 4Q0 6 26 -4', colours.leafShade, 3),
      ),
    ),
    at(
      [232, 286],
      layers(
        stroke('M-34 0H34', colours.ink, 16),
        stroke('M-34 0H34', colours.jamunLight, 10),
        stroke('M-30 -2H30', colours.crust, 3),
      ),
    ),
  )

export const filterCoffee = (): string =>
  picture(
    colours.rose,
    bowl(
      [240, 236],
      { rx: 146, depth: 50, tone: tones.brass, filling: colours.brassShade, foot: 0.74 },
      flat(oval(240, 242, 60, 18), colours.cocoa),
    ),
    shape('M162 118L176 256Q240 284 304 256L318 118A78 24 0 0 1 162 118Z', colours.brass),
    flat('M262 140L258 268Q290 264 302 254L314 124Q290 138 262 140Z', colours.brassShade),
    stroke('M184 142L194 244', colours.ghee, 9),
    shape('M150 112A90 27 0 1 0 330 112A90 27 0 1 0 150 112Z', colours.ghee),
    shape(oval(240, 112, 78, 21), colours.crust, 3),
    flat(oval(240, 114, 70, 16), colours.crustLight),
    grains([240, 112], 26, 62, 13, 5, [colours.cream, colours.crust, colours.milk]),
    steam([246, 84]),
  )

/** A clay tumbler of lassi with its lid of cream. */
const kulhad = (x: number, top: number, mouth: number): Drawing => {
  const foot = mouth * 0.66
  return layers(
    shadow([x, 282], foot * 1.3, 14),
    shape(
      outline`M${x - mouth} ${top}L${x - foot} 272Q${x} 296 ${x + foot} 272L${x + mouth} ${top}Z`,
      colours.clay,
    ),
    flat(
      outline`M${x + mouth * 0.3} ${top + 8}L${x + foot * 0.3} 283Q${x + foot * 0.8} 280 ${x + foot - 3} 270L${x + mouth - 3} ${top + 4}Z`,
      colours.clayShade,
    ),
    stroke(
      outline`M${x - mouth * 0.8} ${top + 52}Q${x} ${top + 74} ${x + mouth * 0.8} ${top + 52}M${x - mouth * 0.77} ${top + 66}Q${x} ${top + 88} ${x + mouth * 0.77} ${top + 66}`,
      colours.clayShade,
      5,
    ),
    shape(oval(x, top, mouth, mouth * 0.28), colours.crust),
    shape(
      outline`M${x - mouth + 8} ${top}C${x - mouth + 2} ${top - 34} ${x - mouth * 0.3} ${top - 30} ${x - mouth * 0.2} ${top - 36}C${x + mouth * 0.3} ${top - 50} ${x + mouth - 2} ${top - 30} ${x + mouth - 8} ${top}Q${x} ${top + 26} ${x - mouth + 8} ${top}Z`,
      colours.milk,
      3,
    ),
    stroke(
      outline`M${x - mouth * 0.5} ${top - 6}q${mouth * 0.4} 12 ${mouth * 0.9} -6`,
      colours.milkShade,
      6,
    ),
    slivers(
      [
        [x - 14, top - 18],
        [x + 14, top - 24],
        [x + 26, top - 8],
        [x - 30, top - 6],
      ],
      10,
      [colours.pista, colours.crustLight],
    ),
    stroke(outline`M${x - 4} ${top - 6}q8 -8 16 0`, colours.saffronShade, 4),
  )
}

export const lassi = (): string => picture(colours.sea, kulhad(158, 110, 84), kulhad(334, 150, 66))

export const freshLimeSoda = (): string =>
  picture(
    colours.rose,
    at(
      [6, 30],
      layers(
        stroke('M300 40L262 150', colours.ink, 14),
        stroke('M300 40L262 150', colours.red, 8),
        glass(
          232,
          {
            top: 80,
            bottom: 284,
            mouth: 74,
            foot: 56,
            drink: colours.pista,
            drinkShade: colours.pistaShade,
            level: 34,
          },
          at([200, 150], shape(pill(-24, -22, 48, 44, 8), colours.glass, 3), { turn: 14 }),
          at([256, 176], shape(pill(-22, -20, 44, 40, 8), colours.glass, 3), { turn: -18 }),
          at([210, 214], shape(pill(-20, -18, 40, 36, 8), colours.glass, 3), { turn: 26 }),
          each(seeds(14, 40, 70), ([x, y]) => flat(oval(232 + x, 196 + y, 4), colours.enamel)),
        ),
        at(
          [312, 92],
          layers(
            shape(oval(0, 0, 46), colours.herb),
            flat(oval(0, 0, 38), colours.cream),
            ...[0, 60, 120, 180, 240, 300].map((turn) =>
              at([0, 0], flat('M0 -4L13 -32Q0 -40 -13 -32Z', colours.pista), { turn }),
            ),
          ),
        ),
        sprig([182, 106], 0.9, -20),
        at(
          [372, 268],
          layers(
            shape(oval(0, 0, 54, 40), colours.pistaShade),
            flat(oval(-14, -12, 18, 10), colours.pista),
            shape('M50 -6Q66 -6 66 4Q60 10 50 8Z', colours.pistaShade, 3),
          ),
        ),
      ),
      { size: 0.86 },
    ),
  )

export const mineralWater = (): string =>
  picture(
    colours.marigold,
    at(
      [-22, 20],
      layers(
        shadow([240, 320], 92, 16),
        shape(
          'M206 84H274V102Q276 122 300 140Q316 154 316 178V312Q316 326 300 326H180Q164 326 164 312V178Q164 154 180 140Q204 122 206 102Z',
          colours.sky,
        ),
        flat(
          'M280 130Q312 150 312 178V310Q312 322 300 322H272V150Q270 138 262 120Z',
          colours.glass,
        ),
        shape(pill(200, 56, 80, 32, 8), colours.navy),
        stroke('M216 62V82M232 62V82M248 62V82M264 62V82', colours.sky, 4),
        stroke('M186 168V306', colours.enamel, 8),
        stroke(
          'M168 176Q240 194 312 176M168 288Q240 306 312 288M168 302Q240 320 312 302',
          colours.navy,
          3,
        ),
        shape('M164 196Q240 214 316 196V268Q240 286 164 268Z', colours.enamel),
        shape(
          'M240 214C256 236 262 244 262 254C262 266 252 272 240 272C228 272 218 266 218 254C218 244 224 236 240 214Z',
          colours.navy,
          3,
        ),
      ),
      { size: 0.82 },
    ),
    glass(
      332,
      {
        top: 132,
        bottom: 280,
        mouth: 58,
        foot: 44,
        drink: colours.sky,
        drinkShade: colours.silverShade,
        level: 34,
      },
      stroke('M300 170q16 8 32 0t32 0', colours.enamel, 4),
    ),
  )

export const cola = (): string =>
  picture(
    colours.sage,
    shadow([172, 286], 76, 14),
    shape(
      'M106 96Q106 88 114 84L122 74H222L230 84Q238 88 238 96V264Q238 272 230 278L222 286Q172 300 122 286L114 278Q106 272 106 264Z',
      colours.chilliShade,
    ),
    flat(
      'M196 78H221L229 86Q235 90 235 97V263Q235 271 228 277L221 284Q204 289 190 290Q202 180 196 78Z',
      colours.jamunShade,
    ),
    flat('M108 150Q172 172 236 138V192Q172 232 108 208Z', colours.saffron),
    flat('M198 153L236 138V192Q218 204 198 208Z', colours.saffronShade),
    each(seeds(7, 30, 14), ([x, y], index) =>
      flat(oval(156 + x, 182 + y, 4 + (index % 3) * 2), colours.cream),
    ),
    stroke('M122 104V142M122 224V262', colours.chilli, 8),
    shape(oval(172, 78, 52, 14), colours.silver),
    shape(oval(172, 79, 38, 9), colours.silverShade, 3),
    shape(oval(184, 80, 12, 4), colours.silver, 2),
    glass(
      326,
      {
        top: 104,
        bottom: 278,
        mouth: 64,
        foot: 47,
        drink: colours.cocoa,
        drinkShade: colours.ink,
        level: 26,
      },
      at([306, 150], shape(pill(-18, -17, 36, 34, 8), colours.glass, 3), { turn: 16 }),
      at([346, 172], shape(pill(-17, -16, 34, 32, 8), colours.glass, 3), { turn: -14 }),
      grains([326, 130], 16, 46, 11, 5, [colours.crustLight, colours.crust]),
    ),
  )
