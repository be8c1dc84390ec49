/** What every part of the page about the shop is given. */
import type { ShopDoc } from '../../../schema/shop-doc.ts'

export interface FirmProps {
  readonly shop: ShopDoc
  /** Reads it again, after something was saved. */
  readonly again: () => void
}
