/** What the guests of an order may not eat. */
import type { Allergen } from '../../schema/catalogue.ts'
import type { OrderDoc } from '../../schema/order.ts'
import type { TicketLine } from '../../schema/ticket.ts'

/** The field as an order and its tickets have it: nothing where nobody said so. @param avoids a JSON array. */
export const avoidsOf = (avoids: string): Pick<OrderDoc, 'avoids'> =>
  avoids === '[]' ? {} : { avoids: JSON.parse(avoids) as readonly Allergen[] }

/** What of it is in a dish: nothing where none is. @param allergens the dish's own, as a JSON array. */
export const containsOf = (
  allergens: string,
  avoids: readonly Allergen[],
): Pick<TicketLine, 'contains'> => {
  if (avoids.length === 0) return {}
  const own = JSON.parse(allergens) as readonly Allergen[]
  const contains = avoids.filter((one) => own.includes(one))
  return contains.length === 0 ? {} : { contains }
}
