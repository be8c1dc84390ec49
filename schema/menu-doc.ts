/**
 * The menu of an outlet as the API describes it.
 *
 * Its types stand in `catalogue.ts`, `price.ts` and `tax.ts`, which every
 * screen carries and which therefore know no validator; the compiler holds
 * these shapes against them.
 */
import * as v from 'valibot'
import { usualKinds } from './usual-charges.ts'
import { allergens, foodMarks, orderTypes, units, type MenuDoc } from './catalogue.ts'
import {
  businessDay,
  described,
  moment,
  money,
  namesDoc,
  qty,
  ratePpm,
  rev,
  whole,
} from './doc-shapes.ts'
import type { ItemCode, LabelLayout } from './barcode.ts'
import type { EightySixDoc } from './eighty-six.ts'
import type { Container } from './packing.ts'
import type { PriceRow } from './price.ts'
import type { ServedTime } from './served.ts'
import type { TaxClass } from './tax.ts'

export const priceRow: v.GenericSchema<PriceRow> = v.object({
  subjectId: described(v.string(), 'The item, the variant or the modifier that is priced.'),
  orderType: described(v.nullable(v.picklist(orderTypes)), 'null: every order type.'),
  customerGroup: described(v.nullable(v.string()), 'null: every customer group.'),
  outletId: described(v.nullable(v.string()), 'null: every outlet.'),
  validFrom: described(businessDay, 'First business date it holds, yyyymmdd.'),
  fromRev: described(whole, 'The first revision in which it stands.'),
  untilRev: described(v.nullable(whole), 'The first revision in which it no longer stands.'),
  amount: money,
  isTaxIncluded: v.boolean(),
})

export const taxClass: v.GenericSchema<TaxClass> = v.object({
  id: v.string(),
  kind: v.picklist(['gst', 'list', 'nil', 'exempt', 'out_of_scope']),
  ratePpm: v.exactOptional(
    described(ratePpm, 'Of a GST class: the whole rate, in parts per million.'),
  ),
  cessPpm: v.exactOptional(ratePpm),
  isAggregate: v.exactOptional(
    described(v.boolean(), 'The components are added up, rounded once and then divided.'),
  ),
  components: v.exactOptional(
    v.array(
      v.object({
        code: v.string(),
        ratePpm,
        isCompound: v.exactOptional(
          described(v.boolean(), 'Charged on the value and on the taxes before it.'),
        ),
      }),
    ),
  ),
})

export const servedTimes: v.GenericSchema<readonly ServedTime[]> = described(
  v.array(
    v.object({
      days: described(v.array(whole), '1 is Monday, 7 is Sunday.'),
      fromMinute: described(whole, 'Minutes after local midnight.'),
      untilMinute: described(whole, 'The first minute in which it is over.'),
    }),
  ),
  'When it is served; nothing in it: always.',
)

const named = { names: namesDoc }

/** What a screen needs to read codes and to weigh, wherever it is told. */
export const packedDoc = {
  codes: described(
    v.array(
      v.object({ code: v.string(), itemId: v.string(), variantId: v.nullable(v.string()) }),
    ) satisfies v.GenericSchema<ItemCode[]>,
    'The codes on what is sold packed.',
  ),
  labels: described(
    v.array(
      v.object({
        layoutId: v.string(),
        prefix: v.string(),
        itemDigits: whole,
        valueDigits: whole,
        value: v.picklist(['weight', 'price']),
        decimals: whole,
        hasCheck: v.boolean(),
      }),
    ) satisfies v.GenericSchema<LabelLayout[]>,
    'How the labels of scales are laid out.',
  ),
  containers: described(
    v.array(
      v.object({
        containerId: v.string(),
        ...named,
        tareMilli: qty,
        itemId: described(v.nullable(v.string()), 'The item that is charged for it.'),
        box: described(
          v.nullable(v.object({ targetMilli: qty, toleranceMilli: qty })),
          'Of a gift box: how much goes into it.',
        ),
        position: whole,
      }),
    ) satisfies v.GenericSchema<Container[]>,
    'Trays, bowls and boxes, and what they weigh.',
  ),
}

export const menuDoc: v.GenericSchema<MenuDoc> = v.object({
  rev: described(rev, 'The price revision: what a customer saw is named by this number.'),
  outletId: v.string(),
  categories: v.array(
    v.object({
      categoryId: v.string(),
      ...named,
      colour: described(whole, 'One of the eight category colours of the look, 1 to 8.'),
      position: whole,
      served: servedTimes,
    }),
  ),
  items: v.array(
    v.object({
      itemId: v.string(),
      code: v.string(),
      categoryId: v.string(),
      ...named,
      kitchenNames: described(v.nullable(namesDoc), 'What the kitchen calls it; null: the same.'),
      description: described(v.nullable(namesDoc), 'A sentence for the guest.'),
      allergens: v.array(v.picklist(allergens)),
      prepMinutes: v.nullable(whole),
      isSpecial: described(v.boolean(), 'The chef’s special.'),
      served: servedTimes,
      unit: v.picklist(units),
      isWeighed: described(v.boolean(), 'Sold by weight: the quantity is typed or weighed.'),
      mark: described(
        v.picklist(foodMarks),
        'The square mark on Indian food; `none` for goods that are not food.',
      ),
      picture: described(
        v.nullable(v.string()),
        'The SHA-256 of its picture, to be fetched from `/media/{sha256}`.',
      ),
      stationId: v.nullable(v.string()),
      taxClassId: v.string(),
      hsn: v.string(),
      isDiscountable: v.boolean(),
      isFavourite: v.boolean(),
      position: whole,
      variants: v.array(v.object({ variantId: v.string(), ...named })),
      modifierGroups: v.array(
        v.object({
          groupId: v.string(),
          ...named,
          min: whole,
          max: whole,
          modifiers: v.array(
            v.object({
              modifierId: v.string(),
              ...named,
              itemId: described(v.nullable(v.string()), 'Of a combo: the item this choice is.'),
              variantId: v.exactOptional(
                described(v.string(), 'Of a combo: which size of that item, where it says so.'),
              ),
            }),
          ),
        }),
      ),
    }),
  ),
  prices: described(
    v.array(priceRow),
    'Every row that can apply at this outlet today: of items, of their variants, of modifiers.',
  ),
  taxClasses: v.array(taxClass),
  stations: v.array(v.object({ stationId: v.string(), ...named })),
  charges: v.exactOptional(
    described(
      v.array(
        v.object({
          chargeId: v.picklist(usualKinds),
          amount: described(money, 'Before its tax.'),
          taxClassId: described(v.nullable(v.string()), 'null: it is taxed as what is sold.'),
        }),
      ),
      'What is proposed on top: packing of what leaves the shop, delivery of what is brought.',
    ),
  ),
  ...packedDoc,
})

export const eightySixDoc: v.GenericSchema<EightySixDoc> = v.object({
  outletId: v.string(),
  itemId: v.string(),
  variantId: described(v.nullable(v.string()), 'One size of it; null: the item whatever its size.'),
  leftMilli: described(
    v.nullable(qty),
    'What is left; 0: none; null: it is back on the menu, and nobody counts it.',
  ),
  isCounted: described(
    v.boolean(),
    'Each order takes from what is left; false where it was simply taken off.',
  ),
  businessDate: described(
    v.nullable(businessDay),
    'The business date it holds for; null: until further notice.',
  ),
  at: moment,
  by: described(v.nullable(v.string()), 'Who said so; null where a screen acted by itself.'),
  rev,
})
