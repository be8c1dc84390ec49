/**
 * Colour as eyes meet it: contrast by WCAG 2.2 (1.4.3), distance in OKLab
 * (Ottosson 2020), and colour-blindness by Machado, Oliveira and Fernandes
 * (2009) at full severity.
 */
type Triple = readonly [number, number, number]

const channel = (hex: string, at: number): number => {
  const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

/** Linear light of `#rrggbb`. */
const linear = (hex: string): Triple => [channel(hex, 1), channel(hex, 3), channel(hex, 5)]

const luminance = ([r, g, b]: Triple): number => 0.2126 * r + 0.7152 * g + 0.0722 * b

/** From 1 (the same) to 21 (black on white). */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(linear(one)), luminance(linear(other))].toSorted((a, b) => a - b)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

type Matrix = readonly [Triple, Triple, Triple]

/** How each kind of eye mixes linear light. */
export const eyes: Readonly<Record<string, Matrix>> = {
  'full colour': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'no red cones': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'no green cones': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  'no blue cones': [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

const times = (matrix: Matrix, [r, g, b]: Triple): Triple => [
  matrix[0][0] * r + matrix[0][1] * g + matrix[0][2] * b,
  matrix[1][0] * r + matrix[1][1] * g + matrix[1][2] * b,
  matrix[2][0] * r + matrix[2][1] * g + matrix[2][2] * b,
]

const toCones: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
]

const toLab: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
]

const clamp = (value: number): number => Math.min(1, Math.max(0, value))

function lab(hex: string, eye: Matrix): Triple {
  const [r, g, b] = times(eye, linear(hex))
  const [long, middle, short] = times(toCones, [clamp(r), clamp(g), clamp(b)])
  return times(toLab, [Math.cbrt(long), Math.cbrt(middle), Math.cbrt(short)])
}

/** How far apart two colours are for an eye; 0.02 is about the least that side by side shows. */
export function distance(one: string, other: string, eye: Matrix): number {
  const [a, b] = [lab(one, eye), lab(other, eye)]
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}
