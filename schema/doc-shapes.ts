/**
 * The small shapes that documents and replies are made of: what the hub says,
 * where `shapes.ts` is what it takes. The API description is made from them,
 * and the types of the documents too, so neither can drift from the other.
 *
 * Nothing is parsed with them while a shop runs. An object is open: a released
 * document may gain a field, and whoever reads it must let that pass.
 */
import * as v from 'valibot'
import { languages, type Names } from './names.ts'

/** The shape with one sentence about it for the API description. */
export const described = <S extends v.GenericSchema>(
  shape: S,
  words: string,
): v.SchemaWithPipe<readonly [S, v.DescriptionAction<v.InferOutput<S>, string>]> =>
  v.pipe(shape, v.description(words))

export const whole: v.GenericSchema<number> = v.pipe(v.number(), v.safeInteger())

export const money: v.GenericSchema<number> = v.pipe(
  v.number(),
  v.safeInteger(),
  v.title('Money'),
  v.description('An amount in whole minor units of the outlet’s currency: paise, cents.'),
  v.examples([23600]),
)

export const qty: v.GenericSchema<number> = v.pipe(
  v.number(),
  v.safeInteger(),
  v.title('Quantity'),
  v.description('Whole thousandths: one piece is 1000, 350 g of a sweet sold by the kilogram 350.'),
  v.examples([1000]),
)

export const ratePpm: v.GenericSchema<number> = v.pipe(
  v.number(),
  v.safeInteger(),
  v.title('Rate'),
  v.description('Parts per million: 18 % is 180000.'),
  v.examples([50_000]),
)

export const moment: v.GenericSchema<number> = v.pipe(
  v.number(),
  v.safeInteger(),
  v.title('Moment'),
  v.description('Milliseconds since 1970 UTC.'),
  v.examples([1795239000000]),
)

export const businessDay: v.GenericSchema<number> = v.pipe(
  v.number(),
  v.safeInteger(),
  v.title('BusinessDate'),
  v.description(
    'The trading day as the integer yyyymmdd; it ends at the outlet’s cut-off, not at midnight.',
  ),
  v.examples([2026_11_21]),
)

export const rev: v.GenericSchema<number> = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(0),
  v.title('Revision'),
  v.description('Grows with every change of the document; a command may `expect` it.'),
  v.examples([1]),
)

export const namesDoc: v.GenericSchema<Names> = v.pipe(
  v.object({ en: v.string(), hi: v.exactOptional(v.string()) }),
  v.title('Names'),
  v.description('One name in each language; English is always there.'),
)

export const languageDoc: v.PicklistSchema<typeof languages, undefined> = v.picklist(languages)

export const idDoc: v.GenericSchema<string> = v.string()
