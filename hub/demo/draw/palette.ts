/**
 * The paint box: every picture is mixed from these colours and no others, so
 * that seventy drawings look like the work of one sign painter.
 */

export const colours = {
  /** The contour of everything. */
  ink: '#552f1c',

  // Grounds.
  paper: '#f3e3c4',
  sand: '#e6cfa3',
  marigold: '#f3cf7f',
  rose: '#eec6b1',
  sage: '#c5d2a8',
  sea: '#a3c9c2',
  sky: '#b5cddb',

  // Vessels.
  enamel: '#fdf9ee',
  enamelShade: '#e2dac6',
  navy: '#27406b',
  steel: '#d5dcde',
  steelShade: '#a5b2b7',
  brass: '#dfab42',
  brassShade: '#b57f29',
  clay: '#c66b41',
  clayShade: '#974a2c',
  leaf: '#5f8d46',
  leafShade: '#456f31',
  red: '#b83a2b',
  redShade: '#8c271d',
  wood: '#b98250',
  woodShade: '#8e5d34',
  glass: '#d3e4e2',

  // Food.
  milk: '#fffaee',
  milkShade: '#e8dcc2',
  cream: '#f8e9c6',
  creamShade: '#dfc28b',
  ghee: '#f4cd62',
  gheeShade: '#d79f35',
  saffron: '#f09a30',
  saffronShade: '#cc6a1c',
  chilli: '#cb432d',
  chilliShade: '#992c20',
  crust: '#d89a4d',
  crustShade: '#ad6e2f',
  crustLight: '#edc382',
  jamun: '#87421f',
  jamunShade: '#5d2911',
  jamunLight: '#b56a3b',
  cocoa: '#5d3421',
  pista: '#a9bf62',
  pistaShade: '#7d963f',
  herb: '#4d873b',
  chutney: '#5f8d46',
  tamarind: '#5d2911',
  onion: '#c98aa6',
  silver: '#eaeeef',
  silverShade: '#bcc7cb',
} as const

/** A thing's own colour, the side turned from the light, and the spot that catches it. */
export interface Tone {
  readonly fill: string
  readonly shade: string
  readonly light: string
}

const c = colours

export const tones = {
  enamel: { fill: c.enamel, shade: c.enamelShade, light: c.milk },
  steel: { fill: c.steel, shade: c.steelShade, light: c.enamel },
  brass: { fill: c.brass, shade: c.brassShade, light: c.ghee },
  clay: { fill: c.clay, shade: c.clayShade, light: c.crust },
  red: { fill: c.red, shade: c.redShade, light: c.chilli },
  wood: { fill: c.wood, shade: c.woodShade, light: c.crust },
  navy: { fill: c.navy, shade: c.ink, light: c.sky },
  milk: { fill: c.milk, shade: c.milkShade, light: c.enamel },
  cream: { fill: c.cream, shade: c.creamShade, light: c.milk },
  ghee: { fill: c.ghee, shade: c.gheeShade, light: c.cream },
  saffron: { fill: c.saffron, shade: c.saffronShade, light: c.ghee },
  chilli: { fill: c.chilli, shade: c.chilliShade, light: c.saffron },
  crust: { fill: c.crust, shade: c.crustShade, light: c.crustLight },
  jamun: { fill: c.jamun, shade: c.jamunShade, light: c.jamunLight },
  cocoa: { fill: c.cocoa, shade: c.ink, light: c.jamun },
  pista: { fill: c.pista, shade: c.pistaShade, light: c.cream },
  rose: { fill: c.rose, shade: c.onion, light: c.milk },
} as const satisfies Record<string, Tone>
