/** What a page says beyond the words of a till’s paper. */
import type { Language } from '../../schema/names.ts'
import type { Unit } from '../../schema/catalogue.ts'

export interface SheetWords {
  readonly no: string
  readonly item: string
  readonly hsn: string
  readonly quantity: string
  readonly unit: string
  readonly units: Readonly<Record<Unit, string>>
  readonly each: string
  readonly eachInclusive: string
  readonly eachBefore: string
  readonly discount: string
  readonly taxable: string
  readonly gst: string
  readonly taxRate: string
  readonly tax: string
  readonly amount: string
  readonly sum: string
  readonly forward: string
  readonly brought: string
  readonly state: string
  readonly billTo: string
  readonly shipTo: string
  readonly reverseCharge: string
  readonly none: string
  readonly inWords: string
  readonly paid: string
  readonly paidBack: string
  readonly consignee: string
  readonly payBy: (days: number, date: string) => string
  readonly taxByCode: string
  readonly taxByRate: string
  readonly totalTax: string
  readonly order: string
  readonly invoiceDate: string
  readonly bank: string
  readonly account: string
  readonly terms: string
}

export const sheetWords: Readonly<Record<Language, SheetWords>> = {
  en: {
    no: 'No.',
    item: 'Item',
    hsn: 'HSN/SAC',
    quantity: 'Qty',
    unit: 'Unit',
    units: { piece: 'pcs', kg: 'kg', litre: 'l', plate: 'plate', box: 'box' },
    each: 'Rate',
    eachInclusive: 'Rate incl. tax',
    eachBefore: 'Rate before tax',
    discount: 'Discount',
    taxable: 'Taxable value',
    gst: 'GST',
    taxRate: 'Tax rate',
    tax: 'Tax',
    amount: 'Amount',
    sum: 'Total',
    forward: 'Carried forward',
    brought: 'Brought forward',
    state: 'State',
    billTo: 'Bill to',
    shipTo: 'Ship to',
    reverseCharge: 'Reverse charge',
    none: 'No',
    inWords: 'Amount in words',
    paid: 'Paid by',
    paidBack: 'Given back by',
    consignee: 'Consignee',
    payBy: (days, date) => `To be paid within ${days} days, by ${date}.`,
    taxByCode: 'Tax by HSN/SAC and rate',
    taxByRate: 'Tax by rate',
    totalTax: 'Total tax',
    order: 'Order',
    invoiceDate: 'Date of the bill',
    bank: 'Pay into',
    account: 'Account no.',
    terms: 'Terms',
  },
  hi: {
    no: 'क्र.',
    item: 'सामान',
    hsn: 'HSN/SAC',
    quantity: 'मात्रा',
    unit: 'इकाई',
    units: { piece: 'नग', kg: 'किलो', litre: 'ली', plate: 'प्लेट', box: 'डिब्बा' },
    each: 'दर',
    eachInclusive: 'दर, कर सहित',
    eachBefore: 'दर, कर से पहले',
    discount: 'छूट',
    taxable: 'कर योग्य मूल्य',
    gst: 'GST',
    taxRate: 'कर की दर',
    tax: 'कर',
    amount: 'रकम',
    sum: 'जोड़',
    forward: 'आगे ले जाया गया',
    brought: 'पीछे से लाया गया',
    state: 'राज्य',
    billTo: 'ख़रीदार',
    shipTo: 'पहुँचाने का पता',
    reverseCharge: 'रिवर्स चार्ज',
    none: 'नहीं',
    inWords: 'रकम शब्दों में',
    paid: 'भुगतान',
    paidBack: 'लौटाने का तरीका',
    consignee: 'पाने वाला',
    payBy: (days, date) => `${days} दिन में, ${date} तक चुकाना है।`,
    taxByCode: 'HSN/SAC और दर के अनुसार कर',
    taxByRate: 'दर के अनुसार कर',
    totalTax: 'कुल कर',
    order: 'ऑर्डर',
    invoiceDate: 'बिल का दिनांक',
    bank: 'इस खाते में चुकाएँ',
    account: 'खाता नं.',
    terms: 'शर्तें',
  },
}
