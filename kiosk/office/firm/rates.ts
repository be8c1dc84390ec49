/** The rates of a tax class in words. */
import type { TaxClassDoc } from '../../../schema/shop-doc.ts'
import { t } from '../../lib/words/words.ts'

type Rate = TaxClassDoc['rates'][number]

/** `5 %`, `28 % + 12 %`, `STATE 6.25 % + CITY 1.25 %`. */
export const rateText = ({ parts }: Pick<Rate, 'parts'>): string =>
  parts
    .flatMap(({ code, ratePpm, cessPpm }) => [
      `${code === '' || code.includes('%') ? code : `${code} `}${code.includes('%') ? '' : percent(ratePpm)}`,
      ...(cessPpm === 0 ? [] : [t('firm.cess-of', { rate: percent(cessPpm) })]),
    ])
    .join(' + ')

const percent = (ppm: number): string => `${ppm / 10_000} %`

/** The rate of a class on a day; undefined where it has none. */
export const rateOn = ({ rates }: TaxClassDoc, date: number): Rate | undefined =>
  rates.find(({ from }) => from <= date)
