/** Tax classes and the components they resolve to. */
import type { RatePpm } from './money.ts'

export interface TaxComponent {
  readonly code: string
  readonly ratePpm: RatePpm
  readonly isCompound?: boolean
}

export interface TaxClass {
  readonly id: string
  readonly kind: 'gst' | 'list' | 'nil' | 'exempt' | 'out_of_scope'
  readonly ratePpm?: RatePpm
  readonly cessPpm?: RatePpm
  readonly isAggregate?: boolean
  readonly components?: readonly TaxComponent[]
}

export type Supply = 'intra' | 'inter'

export const componentsOf = (taxClass: TaxClass, supply: Supply): readonly TaxComponent[] => {
  switch (taxClass.kind) {
    case 'gst': {
      const rate = taxClass.ratePpm ?? 0
      const cess = taxClass.cessPpm ?? 0
      const heads =
        supply === 'intra'
          ? [
              { code: 'CGST', ratePpm: rate / 2 },
              { code: 'SGST', ratePpm: rate / 2 },
            ]
          : [{ code: 'IGST', ratePpm: rate }]
      return cess === 0 ? heads : [...heads, { code: 'CESS', ratePpm: cess }]
    }
    case 'list':
      return taxClass.components ?? []
    case 'nil':
    case 'exempt':
    case 'out_of_scope':
      return []
  }
}
