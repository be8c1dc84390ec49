/**
 * Tax classes, and the components a class resolves to.
 *
 * A rate that is taxed on top of others (a compound one) has an effective rate
 * of its own, kept as an exact fraction so that nothing is rounded but the tax.
 */
import { allocate, mulRatio, sum, type Money, type RatePpm, type RoundingMode } from './money.ts'

export interface TaxComponent {
  readonly code: string
  readonly ratePpm: RatePpm
  /** Charged on the value and on the taxes before it. */
  readonly isCompound?: boolean
}

export interface TaxClass {
  readonly id: string
  readonly kind: 'gst' | 'list' | 'nil' | 'exempt' | 'out_of_scope'
  /** Of a GST class: the whole rate, halved into CGST and SGST within the State. */
  readonly ratePpm?: RatePpm
  readonly cessPpm?: RatePpm
  /** Of a list: the components are added up, rounded once and then divided (stacked US taxes). */
  readonly isAggregate?: boolean
  readonly components?: readonly TaxComponent[]
}

/** Whether the place of supply is the supplier's own State. */
export type Supply = 'intra' | 'inter'

/** A component with its effective rate, `numerator` over the denominator all of a class share. */
export interface EffectiveRate {
  readonly code: string
  readonly numerator: bigint
}

/** The components of a class with their exact effective rates. */
export interface Resolved {
  readonly rates: readonly EffectiveRate[]
  readonly denominator: bigint
  readonly isAggregate: boolean
}

const million = 1_000_000n

/** Within the State half CGST and half SGST, else IGST; a list as it stands; nil taxes have no components. */
export const resolveTax = (taxClass: TaxClass, supply: Supply): Resolved => {
  const bySupply = workedOut.get(taxClass) ?? {}
  workedOut.set(taxClass, bySupply)
  return (bySupply[supply] ??= resolve(taxClass, supply))
}

/** A class is worked out once, for as long as it is the same object. */
const workedOut = new WeakMap<TaxClass, { [supply in Supply]?: Resolved }>()

/** All a class comes to together, in parts per million; only good for telling which of two is more. */
export const totalRatePpm = (taxClass: TaxClass): number => {
  const { rates, denominator } = resolveTax(taxClass, 'intra')
  const all = rates.reduce((total, { numerator }) => total + numerator, 0n)
  return (Number(all) / Number(denominator)) * 1_000_000
}

const resolve = (taxClass: TaxClass, supply: Supply): Resolved => {
  const components = componentsOf(taxClass, supply)
  let denominator = 2n * million
  let rates: EffectiveRate[] = []
  for (const { code, doublePpm, isCompound } of components) {
    if (isCompound) {
      const before = rates.reduce((total, { numerator }) => total + numerator, 0n)
      const base = denominator + before
      rates = rates.map((rate) => ({ ...rate, numerator: rate.numerator * 2n * million }))
      rates.push({ code, numerator: BigInt(doublePpm) * base })
      denominator *= 2n * million
    } else {
      rates.push({ code, numerator: (BigInt(doublePpm) * denominator) / (2n * million) })
    }
  }
  return { rates, denominator, isAggregate: taxClass.isAggregate === true }
}

/** A component with its rate in half parts per million, so that half of an odd rate is still whole. */
interface HalvableComponent {
  readonly code: string
  readonly doublePpm: number
  readonly isCompound: boolean
}

const component = (code: string, doublePpm: number, isCompound = false): HalvableComponent => ({
  code,
  doublePpm,
  isCompound,
})

const componentsOf = (taxClass: TaxClass, supply: Supply): readonly HalvableComponent[] => {
  const { kind, ratePpm = 0, cessPpm = 0, components = [] } = taxClass
  if (kind === 'list')
    return components.map((one) => component(one.code, one.ratePpm * 2, one.isCompound === true))
  if (kind !== 'gst') return []
  const heads =
    supply === 'intra'
      ? [component('CGST', ratePpm), component('SGST', ratePpm)]
      : [component('IGST', ratePpm * 2)]
  return cessPpm === 0 ? heads : [...heads, component('CESS', cessPpm * 2)]
}

export type Taxes = Readonly<Record<string, Money>>

/**
 * The taxes in a net amount: on top of it where the price excludes them, within
 * it where it includes them (CGST Rule 35: net x rate / (100 + sum of rates)), and
 * there never more than it. Of several lines taxed as one, a line of a few paise may
 * still be given more of it than it costs.
 */
export const taxesOn = (
  net: Money,
  resolved: Resolved,
  isIncluded: boolean,
  mode: RoundingMode,
): Taxes => {
  const { rates, denominator, isAggregate } = resolved
  const numerators = rates.map(({ numerator }) => numerator)
  const all = numerators.reduce((total, numerator) => total + numerator, 0n)
  const base = isIncluded ? denominator + all : denominator
  const each = isAggregate
    ? allocate(mulRatio(net, all, base, mode), numerators)
    : numerators.map((numerator) => mulRatio(net, numerator, base, mode))
  // Of a price of a few paise, several taxes that are all rounded up would be more than the price.
  const amounts = isIncluded && sum(each) > net && net >= 0 ? allocate(net, numerators) : each
  return addTaxes(rates.map(({ code }, i) => ({ [code]: amounts[i] ?? 0 })))
}

/** What several taxes come to, by code, in the order the codes first appear. */
export const addTaxes = (all: readonly Taxes[]): Taxes => {
  const total: Record<string, Money> = {}
  for (const taxes of all) {
    for (const [code, amount] of Object.entries(taxes)) total[code] = (total[code] ?? 0) + amount
  }
  return total
}

export const taxSum = (taxes: Taxes): Money => sum(Object.values(taxes))

/** A line or a charge on its way to being taxed. */
export interface Taxable {
  readonly net: Money
  readonly taxClass: TaxClass
  readonly isTaxIncluded: boolean
}

export interface Taxed {
  readonly taxable: Money
  readonly taxes: Taxes
  readonly total: Money
}

/** How an outlet taxes what it sells. */
export interface TaxRules {
  /** Who is not registered, or pays a composition out of their own pocket, charges no tax. */
  readonly isCharged: boolean
  readonly supply: Supply
  /** `bill`: each tax is rounded once for all that shares a class and a kind of price. */
  readonly rounding: 'line' | 'bill'
  readonly mode: RoundingMode
}

/** Taxes the lines and charges of one bill; the answer stands in the order of the question. */
export const taxParts = (parts: readonly Taxable[], rules: TaxRules): readonly Taxed[] => {
  if (!rules.isCharged) return parts.map((part) => toTaxed(part, {}))
  if (rules.rounding === 'line') return parts.map((part) => taxGroup([part], rules)[0]!)
  const groups = new Map<string, number[]>()
  parts.forEach(({ taxClass, isTaxIncluded }, i) => {
    const key = `${taxClass.id} ${isTaxIncluded}`
    groups.set(key, [...(groups.get(key) ?? []), i])
  })
  const taxed: Taxed[] = []
  for (const members of groups.values()) {
    const group = taxGroup(
      members.map((i) => parts[i]!),
      rules,
    )
    members.forEach((i, j) => (taxed[i] = group[j]!))
  }
  return taxed
}

/** Rounds each tax once on the sum of the group and gives it back by the nets. */
const taxGroup = (group: readonly Taxable[], { supply, mode }: TaxRules): readonly Taxed[] => {
  const { taxClass, isTaxIncluded } = group[0]!
  const nets = group.map(({ net }) => net)
  const whole = taxesOn(sum(nets), resolveTax(taxClass, supply), isTaxIncluded, mode)
  if (group.length === 1) return [toTaxed(group[0]!, whole)]
  const shares = Object.entries(whole).map(
    ([code, amount]) => [code, allocate(amount, nets)] as const,
  )
  return group.map((part, i) =>
    toTaxed(part, Object.fromEntries(shares.map(([code, share]) => [code, share[i] ?? 0]))),
  )
}

/** An inclusive price is what the guest pays, so the taxable value is what the taxes leave of it. */
const toTaxed = ({ net, isTaxIncluded }: Taxable, taxes: Taxes): Taxed => {
  const tax = taxSum(taxes)
  const taxable = isTaxIncluded ? net - tax : net
  return { taxable, taxes, total: taxable + tax }
}

/** The rate as paper shows it: `5%`, `28% + 12%` with a cess; of what is not taxed, `nil` or `exempt`. */
export const rateWords = ({
  kind,
  ratePpm = 0,
  cessPpm = 0,
  components = [],
}: TaxClass): string => {
  if (kind === 'nil' || kind === 'exempt') return kind
  const rates =
    kind === 'gst'
      ? [ratePpm, ...(cessPpm === 0 ? [] : [cessPpm])]
      : components.map((one) => one.ratePpm)
  return rates.map((ppm) => `${ppm / 10_000}%`).join(' + ')
}
