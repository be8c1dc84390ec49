/** Why a new shop pays cash in or out of a drawer, and where the other side stands in the books. */
import { takenTwice } from '../../schema/till-words.ts'
import type { NewTillReason } from './shapes.ts'

export const tillReasons = [
  {
    id: 'from-safe',
    names: { en: 'Change from the safe', hi: 'तिजोरी से छुट्टा' },
    direction: 'in',
    account: '1020',
  },
  {
    id: 'owner-in',
    names: { en: 'Owner puts money in', hi: 'मालिक ने पैसे डाले' },
    direction: 'in',
    account: '3010',
  },
  {
    id: 'supplier-back',
    names: { en: 'Money back from a supplier', hi: 'आपूर्तिकर्ता से वापसी' },
    direction: 'in',
    account: '2010',
  },
  {
    id: 'other-in',
    names: { en: 'Other income', hi: 'अन्य आय' },
    direction: 'in',
    account: '4990',
  },
  {
    id: 'supplier',
    names: { en: 'Supplier paid', hi: 'आपूर्तिकर्ता को भुगतान' },
    direction: 'out',
    account: '2010',
  },
  {
    id: 'ingredients',
    names: { en: 'Ingredients bought', hi: 'कच्चा माल ख़रीदा' },
    direction: 'out',
    account: '1200',
  },
  { id: 'gas', names: { en: 'Gas and fuel', hi: 'गैस और ईंधन' }, direction: 'out', account: '6040' },
  {
    id: 'packing',
    names: { en: 'Packing material', hi: 'पैकिंग सामग्री' },
    direction: 'out',
    account: '6050',
  },
  { id: 'repairs', names: { en: 'Repairs', hi: 'मरम्मत' }, direction: 'out', account: '6080' },
  {
    id: 'wages',
    names: { en: 'Wages, advance to staff', hi: 'वेतन, कर्मचारी को अग्रिम' },
    direction: 'out',
    account: '2300',
  },
  {
    id: 'tips',
    names: { en: 'Tips paid out', hi: 'टिप बाँटी' },
    direction: 'out',
    account: '2200',
  },
  {
    id: 'owner-out',
    names: { en: 'Owner takes money out', hi: 'मालिक ने पैसे निकाले' },
    direction: 'out',
    account: '3020',
  },
  {
    id: takenTwice,
    names: { en: 'Given back: taken twice', hi: 'लौटाया: दो बार लिया गया' },
    direction: 'out',
    account: '6910',
  },
] as const satisfies readonly NewTillReason[]
