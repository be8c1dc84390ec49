/** What an outlet usually asks for on top of what it sells. */
import type { UsualCharge } from '../../schema/usual-charges.ts'
import { query } from '../store/query.ts'

export const usualChargesOf = query<[outletId: string], UsualCharge>(
  `select u.charge_id as chargeId, u.amount, t.tax_class_id as taxClassId
     from charge_usual u
     left join charge_tax t on t.outlet_id = u.outlet_id and t.charge_id = u.charge_id
    where u.outlet_id = ? order by u.charge_id desc`,
  ['chargeId', 'amount', 'taxClassId'],
)
