/** Ways to be refused a change of the shop's business card or of its taxes. */
import { exampleOf, type CommandInput } from '../../schema/commands.ts'
import type { Refusal, RefusalCode } from '../../schema/refusals.ts'
import { done, saleOf } from './evening.ts'
import { chai } from './mix.ts'
import type { Way, WayKit } from './refusal-ways.ts'

type ShopCommand = 'outlet.set' | 'outlet.foot' | 'outlet.tax' | 'tax-class.set'

/** The example of a command with something else in it. */
const otherwise = (
  { send, as }: WayKit,
  name: ShopCommand,
  changes: Readonly<Record<string, unknown>>,
): Promise<Refusal> => send(as('asha'), name, { ...(exampleOf(name) as object), ...changes })

const { bank } = exampleOf('outlet.foot') as CommandInput<'outlet.foot'>

export const taxWays = {
  'outlet.gstin': (kit) => otherwise(kit, 'outlet.set', { taxNumber: '27ZZZFL0000Z1Z8' }),
  'outlet.food-licence': (kit) => otherwise(kit, 'outlet.set', { foodLicence: '115260' }),
  'outlet.ifsc': (kit) => otherwise(kit, 'outlet.foot', { bank: { ...bank, code: 'DEMO1000001' } }),
  'outlet.bank-account': (kit) =>
    otherwise(kit, 'outlet.foot', { bank: { ...bank, account: '12345' } }),
  'outlet.series-taken': (kit) => otherwise(kit, 'outlet.set', { series: 'R1' }),
  'tax.past-date': (kit) => otherwise(kit, 'outlet.tax', { from: 2026_11_20 }),
  'tax-class.kind-fixed': (kit) => otherwise(kit, 'tax-class.set', { kind: 'nil' }),
  'tax-class.abroad': async (kit) => {
    done(await kit.shop.send(kit.as('ravi'), 'sale.ring', saleOf([chai])))
    const vat = { kind: 'list', components: [{ code: 'VAT', ratePpm: 70_000 }] }
    const { taxClassId: _, ...example } = exampleOf('tax-class.set') as { taxClassId: string }
    const args = { ...example, ...vat, taxClassId: 'vat' }
    done(await kit.shop.send(kit.as('asha'), 'tax-class.set', args as never))
    return kit.send(kit.as('asha'), 'tax-class.move', { taxClassId: 'sweets', toId: 'vat' })
  },
  'tax-class.components': (kit) =>
    otherwise(kit, 'tax-class.set', {
      taxClassId: 'vat',
      kind: 'list',
      components: [
        { code: 'VAT', ratePpm: 70_000 },
        { code: 'VAT', ratePpm: 190_000 },
      ],
    }),
  'tax-preset.other-country': async (kit) => {
    done(await kit.shop.send(kit.as('ravi'), 'sale.ring', saleOf([chai])))
    const args = { outletId: 'counter', presetId: 'de-vat' }
    return kit.send(kit.as('asha'), 'tax-preset.choose', args)
  },
} as const satisfies Partial<Record<RefusalCode, Way>>
