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

/** Rates in half parts per million, so that half of an odd rate is still whole. */
const componentsOf = (
  taxClass: TaxClass,
  supply: Supply,
): readonly {
  readonly code: string
  readonly doublePpm: number
  readonly isCompound: boolean
}[] => {
  const one = (code: string, doublePpm: number, isCompound = false) => ({
    code,
    doublePpm,
    isCompound,
  })
  switch (taxClass.kind) {
    case 'gst': {
      const rate = taxClass.ratePpm ?? 0
      const cess = taxClass.cessPpm ?? 0
      return [
        ...(supply === 'intra' ? [one('CGST', rate), one('SGST', rate)] : [one('IGST', rate * 2)]),
        ...(cess === 0 ? [] : [one('CESS', cess * 2)]),
      ]
    }
    case 'list':
      return (taxClass.components ?? []).map((part) =>
        one(part.code, part.ratePpm * 2, part.isCompound === true),
      )
    case 'nil':
    case 'exempt':
    case 'out_of_scope':
      return []
  }
}

export type Taxes = Readonly<Record<string, Money>>

/**
 * The taxes in a net amount: on top of it where the price excludes them, within
 * it where it includes them (CGST Rule 35: net x rate / (100 + sum of rates)).
 */
export const taxesOn = (
  net: Money,
  resolved: Resolved,
  isIncluded: boolean,
  mode: RoundingMode,
): Taxes => {
  const { rates, denominator, isAggregate } = resolved
  const all = rates.reduce((total, { numerator }) => total + numerator, 0n)
  const base = isIncluded ? denominator + all : denominator
  if (isAggregate) {
    const shares = allocate(
      mulRatio(net, all, base, mode),
      rates.map(({ numerator }) => numerator),
    )
    return Object.fromEntries(rates.map(({ code }, i) => [code, shares[i] ?? 0]))
  }
  return Object.fromEntries(
    rates.map(({ code, numerator }) => [code, mulRatio(net, numerator, base, mode)]),
  )
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
