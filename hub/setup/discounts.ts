/** Why a new shop lowers a price, and how far without asking; the owner changes them. */
import type { NewDiscountReason } from './shapes.ts'

const tenPercent = 100_000
const fifth = 200_000
const all = 1_000_000

export const discountReasons = [
  { id: 'regular', names: { en: 'Regular guest', hi: 'नियमित ग्राहक' }, maxPpm: tenPercent },
  { id: 'festival', names: { en: 'Festival offer', hi: 'त्योहार की छूट' }, maxPpm: 150_000 },
  { id: 'staff', names: { en: 'Staff meal', hi: 'कर्मचारी भोजन' }, maxPpm: fifth },
  { id: 'complaint', names: { en: 'Something was wrong', hi: 'शिकायत' }, maxPpm: fifth },
  {
    id: 'apology',
    names: { en: 'With our apologies', hi: 'क्षमा सहित' },
    maxPpm: all,
    isComp: true,
  },
  { id: 'house', names: { en: 'Guest of the house', hi: 'घर के मेहमान' }, maxPpm: all, isComp: true },
] as const satisfies readonly NewDiscountReason[]
