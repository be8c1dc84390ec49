import { describe, expect, test } from 'vitest'
import type { CatalogueDoc, CatalogueItem } from '../../schema/catalogue-doc.ts'
import { readFile, type FileRead } from '../../kiosk/office/catalogue/csv-file.ts'
import { planOf, type Plan } from '../../kiosk/office/catalogue/csv-plan.ts'
import { csvOf } from '../../kiosk/office/catalogue/csv-write.ts'

const item = (changes: Partial<CatalogueItem>): CatalogueItem => ({
  itemId: 'samosa',
  code: '401',
  categoryId: 'chaat',
  names: { en: 'Samosa', hi: 'समोसा' },
  kitchenNames: null,
  description: null,
  allergens: ['gluten'],
  prepMinutes: 4,
  isSpecial: false,
  served: [],
  unit: 'piece',
  isWeighed: false,
  mark: 'veg',
  picture: null,
  taxClassId: 'sweets',
  hsn: '210690',
  salesAccount: '4010',
  isDiscountable: true,
  isFavourite: true,
  position: 1,
  isActive: true,
  variants: [],
  modifierGroupIds: ['spice'],
  soldAt: [{ outletId: 'counter' }],
  ...changes,
})
const tea = item({
  itemId: 'tea',
  code: '901',
  categoryId: 'drinks',
  names: { en: 'Tea, "special"', hi: 'चाय' },
  hsn: '',
  variants: [
    { variantId: 'tea-s', names: { en: 'Small', hi: 'छोटी' } },
    { variantId: 'tea-l', names: { en: 'Large' } },
  ],
})
const known: CatalogueDoc = {
  rev: 1,
  categories: [
    { categoryId: 'chaat', names: { en: 'Chaat', hi: 'चाट' }, colour: 1, position: 1, served: [] },
    { categoryId: 'drinks', names: { en: 'Drinks' }, colour: 2, position: 2, served: [] },
  ],
  items: [item({}), tea, item({ itemId: 'odd', code: '=1', names: { en: '-odd' } })],
  modifierGroups: [],
  ingredients: [],
  recipes: [],
  prices: [],
  taxClasses: [{ taxClassId: 'sweets', names: { en: 'Sweets and namkeen', hi: 'मिठाई' } }],
  codes: [],
  labels: [],
  containers: [],
}
const prices: Readonly<Record<string, number>> = {
  'samosa ': 20_00,
  'samosa takeaway': 22_50,
  'tea-s ': 15_00,
  'tea-l ': 25_00,
}
const priceNow = (id: string, scope: string | null): number | undefined =>
  prices[`${id} ${scope ?? ''}`]
const priceText = (id: string, scope: string | null): string => {
  const amount = priceNow(id, scope)
  return amount === undefined ? '' : (amount / 100).toFixed(2)
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const read = (file: Uint8Array): FileRead => {
  const found = readFile(file)
  if (!('columns' in found)) throw new Error(`broken at line ${found.line}`)
  return found
}
let ids = 0
const plan = (file: Uint8Array | string): Plan =>
  planOf(read(typeof file === 'string' ? bytes(file) : file), {
    known,
    outletId: 'counter',
    currencyExponent: 2,
    newId: () => String((ids += 1)),
    priceNow,
  })
const problems = (text: string): readonly string[] =>
  plan(text).bad.map(({ line, problem }) => `${line} ${problem}`)

test('the file that was saved changes nothing when it comes back', () => {
  const saved = csvOf(known, known.items, priceText)
  expect(plan(saved)).toEqual({ items: [], categories: [], same: 3, bad: [] })
  expect(saved).toContain("'=1,'-odd")
})

describe('a file is read', () => {
  test('in UTF-8 with a mark, and with semicolons and decimal commas', () => {
    const { items } = plan('\ufeffcode;name_hi;price;price_takeaway\r\n401;समोसे;21,50;22,50\r\n')
    expect(items).toMatchObject([
      {
        args: { names: { en: 'Samosa', hi: 'समोसे' }, modifierGroupIds: ['spice'], prepMinutes: 4 },
        prices: [{ subjectId: 'samosa', scope: null, amount: 21_50 }],
      },
    ])
  })

  test('in Latin-1 as Windows writes it', () => {
    const latin = Buffer.from('code,name_en\n401,Caf\u00e9 samosa\n', 'latin1')
    expect(plan(latin).items[0]?.args?.names.en).toBe('Café samosa')
  })

  test('with amounts as people write them', () => {
    const amounts = plan('code,price\n401,"₹ 1,120.50"\n').items.map((one) => one.prices)
    expect(amounts).toMatchObject([[{ amount: 1120_50 }]])
  })

  test('up to a quotation mark that is never closed, and says where', () => {
    expect(readFile(bytes('code,name_en\n401,Samosa\n402,"Kachori\n403,Vada\n'))).toHaveProperty(
      'line',
    )
  })
})

describe('a row', () => {
  test('that is new makes an item like its neighbours, and its category where there is none', () => {
    const { items, categories } = plan(
      'code,name_en,category,mark,price,tax_class\n500,Sev puri,Chaat,veg,70,\n501,Pizza,Pizzas,veg,200,Sweets and namkeen\n',
    )
    expect(categories).toMatchObject([{ names: { en: 'Pizzas' } }])
    expect(items).toMatchObject([
      { isNew: true, args: { categoryId: 'chaat', taxClassId: 'sweets', hsn: '210690' } },
      { isNew: true, args: { categoryId: categories[0]?.categoryId, taxClassId: 'sweets' } },
    ])
    expect(items[0]?.prices).toMatchObject([{ subjectId: items[0]?.args?.itemId, amount: 70_00 }])
  })

  test('is a size where its code stands there again; sizes it does not name stay', () => {
    const { items } = plan('code,size,price\n901,large,30\n901,Jumbo,40\n')
    expect(items[0]?.args?.variants).toMatchObject([
      { variantId: 'tea-s' },
      { variantId: 'tea-l', names: { en: 'large' } },
      { names: { en: 'Jumbo' } },
    ])
    expect(items[0]?.prices.map(({ amount }) => amount)).toEqual([30_00, 40_00])
  })

  test('that cannot be is named with its line and why', () => {
    expect(
      problems(
        [
          'code,name_en,category,size,unit,mark,price,tax_class,hsn,on_menu',
          ',Nameless,,,,,,,,',
          '600,,Chaat,,,veg,,,,',
          '601,A,Chaat,,stone,veg,,,,',
          '602,B,Chaat,,,green,,,,',
          '603,C,Chaat,,,,,,,',
          '604,D,Chaat,,,veg,ten,,,',
          '605,E,Chaat,,,veg,1.234,,,',
          '606,F,Chaat,,,veg,,unknown,,',
          '607,G,,,,veg,,,,',
          '608,H,Nowhere,,,veg,,,,',
          '401,,,,,,,,12,',
          '901,,,,,,,,,maybe',
          '609,I,Chaat,S,,veg,,,,',
          '609,I,Chaat,s,,veg,,,,',
          '610,J,Chaat,,,veg,,,,',
          '610,J,Chaat,,,veg,,,,',
          '611,K,Chaat,S,,veg,,,,',
          '611,L,Chaat,M,,veg,,,,',
        ].join('\n'),
      ).toSorted(),
    ).toEqual(
      [
        '2 no-code',
        '3 no-name',
        '4 unit',
        '5 mark',
        '6 mark-missing',
        '7 price',
        '8 price',
        '9 tax',
        '10 category-missing',
        '11 tax-missing',
        '12 hsn',
        '13 yes-no',
        '14 size-twice',
        '16 size-missing',
        '19 other-name',
      ].toSorted(),
    )
  })

  test('that is bad leaves out its whole item and nothing else', () => {
    const { items, bad } = plan('code,price\n401,21\n901,oops\n')
    expect(items.map(({ name }) => name)).toEqual(['Samosa'])
    expect(bad).toMatchObject([{ line: 3, text: 'oops' }])
  })
})

test('a file of ten thousand rows is read in one go', () => {
  const rows = Array.from({ length: 10_000 }, (_, i) => `N${i},Item ${i},Chaat,veg,${i}.00`)
  expect(plan(['code,name_en,category,mark,price', ...rows].join('\n')).items).toHaveLength(10_000)
})
