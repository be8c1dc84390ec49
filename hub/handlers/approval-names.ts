/** What a question is about, by name, where that is no line of an order: an item, a drawer, an outlet, a program. */
import { asBanksWrite } from '../../schema/bank.ts'
import { nameIn, type Names } from '../../schema/names.ts'
import { subjectNames } from '../catalogue/catalogue.sql.ts'
import { itemNow } from '../catalogue/packed-item.sql.ts'
import { groupById } from '../customers/customers.sql.ts'
import { drawerById } from '../devices/devices.sql.ts'
import { rolesForPeople } from '../devices/integrations.sql.ts'
import type { Tx } from '../bus/tx.ts'
import type { Args } from './approval-args.ts'
import { outletById } from '../outlets/outlets.sql.ts'
import { classById } from '../taxes/taxes.sql.ts'

const scopes: Readonly<Record<string, Names>> = {
  read: { en: 'looks on only', hi: 'सिर्फ़ देखता है' },
  write: { en: 'acts too', hi: 'काम भी करता है' },
}
const priceKinds = {
  included: { en: 'tax included', hi: 'कर सहित' },
  onTop: { en: 'tax on top', hi: 'कर अलग से' },
} as const
const footWords = {
  noAccount: { en: 'no account any more', hi: 'अब कोई खाता नहीं' },
  terms: { en: 'other terms', hi: 'शर्तें बदलेंगी' },
} as const

/** What a command is about, as far as its arguments name it. */
export const namesAbout = (tx: Tx, name: string, args: Args): Names | null => {
  switch (name) {
    case 'price.set':
    case 'price.end':
      return subjectOf(tx, args.subjectId)
    case 'barcode.set':
      return joined(itemOf(tx, args.itemId), plain(args.code))
    case 'sale.ring':
      return itemsOf(tx, args)
    case 'till.open-short':
    case 'till.no-sale':
      return drawerOf(tx, args)
    case 'customer.terms':
      return parsed(groupById.get(tx.db, args.groupId ?? '')?.names)
    case 'integration.issue':
      return joined(
        plain(args.name),
        outletOf(tx, args),
        roleOf(tx, args.roleId),
        scopes[args.scope ?? ''] ?? null,
      )
    case 'tax-class.set':
      return joined(args.names ?? null, rate(args))
    case 'tax-class.move':
      return joinedBy(' → ', classOf(tx, args.taxClassId), classOf(tx, args.toId))
    case 'charge.set':
      return joined(outletOf(tx, args), plain(args.chargeId), classOf(tx, args.taxClassId))
    case 'outlet.prices':
      return joined(
        outletOf(tx, args),
        args.isTaxIncluded === true ? priceKinds.included : priceKinds.onTop,
      )
    case 'outlet.foot':
      return footOf(tx, args)
    case 'outlet.tax':
      return joined(outletOf(tx, args), plain(args.taxScheme))
    case 'tax-preset.choose':
      return joined(outletOf(tx, args), plain(args.presetId))
    default:
      return args.names ?? null
  }
}

/** The drawer a command names, or that of the screen it comes from. */
export const drawerIdOf = (tx: Tx, { drawerId }: Args): string =>
  drawerId ?? tx.sender().drawerId ?? ''

const drawerOf = (tx: Tx, args: Args): Names | null => {
  const drawer = drawerById(tx.db, drawerIdOf(tx, args))
  return drawer?.outletId === tx.outlet.outletId ? drawer.names : null
}

const itemOf = (tx: Tx, itemId = ''): Names | null => parsed(itemNow.get(tx.db, itemId)?.names)

/** The first items of a sale, and how many more there are. */
const itemsOf = (tx: Tx, { lines = [] }: Args): Names | null =>
  joinedBy(
    ', ',
    ...lines.slice(0, 3).map(({ itemId }) => itemOf(tx, itemId)),
    lines.length > 3 ? plain(`+${lines.length - 3}`) : null,
  )

/** An item; a size or a choice with what it belongs to. */
const subjectOf = (tx: Tx, subjectId = ''): Names | null => {
  const found = subjectNames.get(tx.db, subjectId, subjectId, subjectId)
  return found === undefined ? null : joined(parsed(found.ofNames), parsed(found.names))
}

const outletOf = (tx: Tx, { outletId = '' }: Args): Names | null =>
  outletById(tx.db, outletId)?.names ?? null

/** The account as it will be kept, whole: whoever owns another one gets the money. Of the terms, whether they change. */
const footOf = (tx: Tx, { outletId = '', bank = null, terms = [] }: Args): Names | null => {
  const outlet = outletById(tx.db, outletId)
  if (outlet === undefined) return null
  const account =
    bank === null
      ? [outlet.bank === null ? null : footWords.noAccount]
      : [bank.name, asBanksWrite(bank.account), asBanksWrite(bank.code), bank.branch].map(plain)
  const isReworded = JSON.stringify(terms) !== JSON.stringify(outlet.terms)
  return joined(outlet.names, ...account, isReworded ? footWords.terms : null)
}

const classOf = (tx: Tx, taxClassId: string | null | undefined): Names | null =>
  parsed(classById.get(tx.db, taxClassId ?? '')?.names)

const roleOf = (tx: Tx, roleId = ''): Names | null =>
  parsed(rolesForPeople.all(tx.db).find((role) => role.roleId === roleId)?.names)

const rate = ({ ratePpm = 0, cessPpm = 0 }: Args): Names | null =>
  ratePpm + cessPpm === 0 ? null : plain(`${(ratePpm + cessPpm) / 10_000}%`)

const plain = (said: string | undefined): Names | null =>
  said === undefined || said === '' ? null : { en: said }

const parsed = (json: string | null | undefined): Names | null =>
  json === undefined || json === null ? null : (JSON.parse(json) as Names)

const joined = (...parts: readonly (Names | null)[]): Names | null => joinedBy(' · ', ...parts)

const joinedBy = (between: string, ...parts: readonly (Names | null)[]): Names | null => {
  const there = parts.filter((part) => part !== null)
  const inOne = (language: 'en' | 'hi'): string =>
    there.map((part) => nameIn(part, language)).join(between)
  return there.length === 0 ? null : { en: inOne('en'), hi: inOne('hi') }
}
