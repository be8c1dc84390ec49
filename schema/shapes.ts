/**
 * The small shapes every command and document is made of.
 *
 * Input is parsed here and nowhere else, so a value that got past a shape can
 * be trusted everywhere behind it.
 */
import * as v from 'valibot'
import { languages } from './names.ts'

export type { Language, Names } from './names.ts'

/** A parsed value that nobody changes any more. */
export type ReadonlyDeep<T> = T extends readonly (infer U)[]
  ? readonly ReadonlyDeep<U>[]
  : T extends object
    ? { readonly [K in keyof T]: ReadonlyDeep<T[K]> }
    : T

export const language = v.picklist(languages)

/**
 * Text typed by a person. Control characters become spaces, because a name
 * ends up on a printer, where ESC and GS are orders to the machine, and a lone
 * surrogate is refused, because SQLite would hand back another string than the
 * one that went into the hash chain.
 */
export const text = (maxLength: number, minLength = 0): v.GenericSchema<string, string> =>
  v.pipe(
    v.string(),
    v.minLength(minLength),
    v.maxLength(maxLength * 2),
    v.check((value) => !/\p{Surrogate}/u.test(value), 'has half a character'),
    v.description(
      `Text, composed (NFC), single-spaced and without control characters when it is stored: up to ${maxLength} characters then.`,
    ),
    v.transform((value) => cleanText(value)),
    v.minLength(minLength),
    v.maxLength(maxLength),
  )

/** Text as `text` stores it: composed (NFC), without control characters, single-spaced, trimmed. */
export const cleanText = (value: string): string =>
  value
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]+/gu, (run) => (/^[\u200c\u200d]+$/.test(run) ? run : ' '))
    .replace(/\s+/g, ' ')
    .trim()

export const requiredText = (maxLength: number): v.GenericSchema<string, string> =>
  text(maxLength, 1)

export const names = v.strictObject({ en: requiredText(80), hi: v.optional(requiredText(80)) })

/** Any id made by the product or by a client: a UUID or a short code such as `kitchen`. */
export const id = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, 'is not an id'),
  v.description('A UUID, or a short code such as `kitchen`.'),
)

/** A UUIDv7, the only form a command id may have: it sorts by time and is made without the hub. */
export const uuid = v.pipe(
  v.string(),
  v.description('A UUIDv7: it sorts by time and is made without the hub.'),
  v.regex(
    /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    'is not a UUIDv7',
  ),
)

/** An amount a client may name: cash handed over, a new price. Never a price or total of a sale. */
export const amount = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(0),
  v.maxValue(1_000_000_000_00),
  v.description('An amount in whole minor units of the outlet’s currency: paise, cents.'),
)

/** A quantity in thousandths: 1 piece is 1000, 350 g of a sweet sold by the kilogram is 350. */
export const qtyMilli = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(1),
  v.maxValue(1_000_000_000),
  v.description('Whole thousandths: one piece is 1000, 350 g of a sweet sold by the kilogram 350.'),
)

/** A business date as the integer yyyymmdd. */
export const dateNumber = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(2000_01_01),
  v.maxValue(2999_12_31),
  v.description('A business date as the integer yyyymmdd.'),
)

/** A moment as milliseconds since 1970 UTC. */
export const instant = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(0),
  v.description('Milliseconds since 1970 UTC.'),
)

/** A SHA-256 in hexadecimal, the name of a file in the media folder. */
export const sha256 = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{64}$/, 'is not a SHA-256'),
  v.description('A SHA-256 in hexadecimal, the name of a file in the media folder.'),
)
