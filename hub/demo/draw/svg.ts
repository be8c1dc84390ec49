/**
 * The pen: a picture is a row of filled or stroked paths on one flat ground.
 *
 * Nothing but paths and moved groups is ever written, because that is what
 * every renderer draws alike: no gradients, filters, classes, text or links.
 */
import { colours } from './palette.ts'

export const pictureWidth = 480
export const pictureHeight = 360

/** The outline of a shape: the `d` of an SVG path. */
export type Outline = string

/** A finished piece of the picture: SVG markup. */
export type Drawing = string

export type Point = readonly [x: number, y: number]

/** Joins path commands and coordinates, rounding to a tenth so that pictures stay small. */
export const outline = (parts: TemplateStringsArray, ...values: readonly number[]): Outline =>
  parts.reduce((text, part, index) => `${text}${short(values[index - 1] ?? 0)}${part}`)

const short = (value: number): string => String(Math.round(value * 10) / 10)

/** A filled shape with the contour all pictures share. */
export const shape = (d: Outline, fill: string, width = 4): Drawing =>
  `<path d="${d}" fill="${fill}" stroke="${colours.ink}" stroke-width="${short(width)}" stroke-linejoin="round"/>`

/** A filled shape without a contour: a shade, a light, a grain. */
export const flat = (d: Outline, fill: string): Drawing => `<path d="${d}" fill="${fill}"/>`

/** A stroke of its own: a thread of saffron, a seam. */
export const stroke = (d: Outline, colour: string, width: number): Drawing =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${short(width)}" stroke-linecap="round" stroke-linejoin="round"/>`

/** A stroke with the contour around it: a coil of jalebi, a stick of sev. */
export const cord = (d: Outline, colour: string, width: number): Drawing =>
  stroke(d, colours.ink, width + 6) + stroke(d, colour, width)

/** The drawing moved to a place, turned by degrees and scaled. */
export const at = (
  [x, y]: Point,
  drawing: Drawing,
  { turn = 0, size = 1 }: { readonly turn?: number; readonly size?: number } = {},
): Drawing =>
  `<g transform="translate(${short(x)} ${short(y)}) rotate(${short(turn)}) scale(${size})">${drawing}</g>`

/** Several drawings, one above the other in the order given. */
export const layers = (...drawings: readonly Drawing[]): Drawing => drawings.join('')

/** The same drawing at several places, from back to front as they are given. */
export const each = <T>(
  things: readonly T[],
  draw: (thing: T, index: number) => Drawing,
): Drawing => things.map((thing, index) => draw(thing, index)).join('')

/** The whole picture on its ground. */
export const picture = (ground: string, ...drawings: readonly Drawing[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${pictureWidth}" height="${pictureHeight}" viewBox="0 0 ${pictureWidth} ${pictureHeight}">${flat(rect(0, 0, pictureWidth, pictureHeight), ground)}${drawings.join('')}</svg>`

export const oval = (x: number, y: number, rx: number, ry = rx): Outline =>
  outline`M${x - rx} ${y}A${rx} ${ry} 0 1 0 ${x + rx} ${y}A${rx} ${ry} 0 1 0 ${x - rx} ${y}Z`

export const rect = (x: number, y: number, width: number, height: number): Outline =>
  outline`M${x} ${y}H${x + width}V${y + height}H${x}Z`

/** A rectangle with rounded corners. */
export const pill = (x: number, y: number, width: number, height: number, r: number): Outline =>
  outline`M${x + r} ${y}H${x + width - r}Q${x + width} ${y} ${x + width} ${y + r}V${y + height - r}Q${x + width} ${y + height} ${x + width - r} ${y + height}H${x + r}Q${x} ${y + height} ${x} ${y + height - r}V${y + r}Q${x} ${y} ${x + r} ${y}Z`

export const polygon = (...points: readonly Point[]): Outline =>
  `${points.map(([x, y], index) => (index === 0 ? outline`M${x} ${y}` : outline`L${x} ${y}`)).join('')}Z`

export const polyline = (...points: readonly Point[]): Outline =>
  points.map(([x, y], index) => (index === 0 ? outline`M${x} ${y}` : outline`L${x} ${y}`)).join('')

/** The shaded lower rim of a ball: between its edge and a wider arc. */
export const crescent = (x: number, y: number, rx: number, ry = rx): Outline =>
  outline`M${x - rx} ${y}A${rx} ${ry} 0 0 0 ${x + rx} ${y}A${rx * 1.12} ${ry * 0.62} 0 0 1 ${x - rx} ${y}Z`

/** A coil seen at a slant, wound outward for so many turns. */
export const coil = (
  x: number,
  y: number,
  radius: number,
  turns: number,
  slant = 0.6,
  start = 0,
): Outline => {
  const steps = Math.round(turns * 20)
  const points = Array.from({ length: steps + 1 }, (_, step): Point => {
    const angle = start + (step / 20) * 2 * Math.PI
    const r = radius * (0.12 + (0.88 * step) / steps)
    return [x + r * Math.cos(angle), y + slant * r * Math.sin(angle)]
  })
  return polyline(...points)
}
