/** The words on the shop's paper. A receipt is read by the guest, so it has words of its own. */
import type { ChargeKind, TenderKind } from '../../schema/bill.ts'
import type { Language, Names } from '../../schema/names.ts'

export interface PaperWords {
  readonly documents: Readonly<
    Record<'tax_invoice' | 'bill_of_supply' | 'invoice_cum_bill_of_supply', string>
  >
  readonly creditNote: string
  readonly creditNoteNo: string
  readonly forInvoice: string
  readonly reason: string
  readonly givenBack: string
  /** As the screens call what has become of a bill. */
  readonly fates: Readonly<Record<'partly' | 'refunded' | 'undone', string>>
  /** How much of what was sold: `1 of 3`. */
  readonly partOf: (part: string, whole: string) => string
  readonly compositionNote: string
  readonly duplicate: string
  readonly taxNumber: string
  readonly foodLicence: string
  readonly phone: string
  readonly invoice: string
  /** What the clock said, where that is another day than the shop's. */
  readonly clock: string
  readonly date: string
  readonly token: string
  readonly table: string
  readonly proforma: string
  readonly charges: Readonly<Record<ChargeKind, string>>
  readonly tip: string
  readonly paid: string
  readonly due: string
  readonly buyer: string
  /** The delivery challans the goods went on. */
  readonly challans: string
  /** What a scale showed, and what of it was tray or box. */
  readonly weighedIn: (gross: string, container: string, tare: string) => string
  /** How much lies in a gift box. */
  readonly netOf: (net: string) => string
  /** Of what is charged by the price printed on it. */
  readonly atLabel: string
  /** Over lines of which some have their tax inside and some on top. */
  readonly beforeTax: string
  readonly state: string
  readonly nil: string
  readonly exempt: string
  readonly payByUpi: string
  readonly forSeller: string
  readonly signature: string
  readonly placeOfSupply: string
  readonly reverseCharge: string
  readonly subtotal: string
  readonly roundOff: string
  readonly total: string
  readonly inclusive: string
  readonly rate: string
  readonly taxable: string
  readonly tax: string
  readonly tenders: Readonly<Record<TenderKind, string>>
  readonly reference: string
  readonly given: string
  readonly change: string
  readonly thanks: string
  readonly orderTypes: Readonly<Record<'eat-here' | 'takeaway' | 'delivery', string>>
  readonly units: Readonly<Record<'piece' | 'kg' | 'litre' | 'plate' | 'box', string>>
}

const indianWords: Readonly<Record<Language, PaperWords>> = {
  en: {
    documents: {
      tax_invoice: 'Tax Invoice',
      bill_of_supply: 'Bill of Supply',
      invoice_cum_bill_of_supply: 'Invoice-cum-Bill of Supply',
    },
    creditNote: 'Credit Note',
    creditNoteNo: 'Credit note',
    forInvoice: 'For bill',
    reason: 'Reason',
    givenBack: 'GIVEN BACK',
    fates: { partly: 'Partly refunded', refunded: 'Refunded', undone: 'Undone' },
    partOf: (part, whole) => `${part} of ${whole}`,
    compositionNote: 'Composition taxable person, not eligible to collect tax on supplies',
    duplicate: 'DUPLICATE',
    taxNumber: 'GSTIN',
    foodLicence: 'FSSAI',
    phone: 'Phone',
    invoice: 'Bill no.',
    clock: 'Time',
    date: 'Date',
    token: 'Token',
    table: 'Table',
    proforma: 'NOT AN INVOICE',
    charges: {
      service: 'Service charge (voluntary)',
      packing: 'Packing',
      delivery: 'Delivery',
    },
    tip: 'Tip',
    paid: 'Paid',
    due: 'Still to pay',
    buyer: 'Buyer',
    challans: 'Delivery challan',
    weighedIn: (gross, container, tare) => `Net wt. Gross ${gross}, ${container} ${tare}`,
    netOf: (net) => `net ${net}`,
    atLabel: 'Price on its label, incl. of all taxes',
    beforeTax: 'All prices below are before tax',
    state: 'State',
    nil: 'Nil',
    exempt: 'Exempt',
    payByUpi: 'Scan to pay by UPI:',
    forSeller: 'For',
    signature: 'Authorised signatory',
    placeOfSupply: 'Place of supply',
    reverseCharge: 'Reverse charge: No',
    subtotal: 'Subtotal',
    roundOff: 'Round-off',
    total: 'TOTAL',
    inclusive: 'Prices include GST',
    rate: 'HSN/SAC',
    taxable: 'Taxable',
    tax: 'Tax',
    tenders: {
      cash: 'Cash',
      upi: 'UPI',
      card: 'Card',
      wallet: 'Wallet',
      voucher: 'Voucher',
      account: 'On account',
    },
    reference: 'Ref.',
    given: 'Cash given',
    change: 'Change',
    thanks: 'Thank you. Come again!',
    orderTypes: { 'eat-here': 'Eat here', takeaway: 'Takeaway', delivery: 'Delivery' },
    units: { piece: '', kg: 'kg', litre: 'l', plate: '', box: '' },
  },
  hi: {
    documents: {
      tax_invoice: 'कर बीजक',
      bill_of_supply: 'आपूर्ति बिल',
      invoice_cum_bill_of_supply: 'बीजक-सह-आपूर्ति बिल',
    },
    creditNote: 'क्रेडिट नोट',
    creditNoteNo: 'क्रेडिट नोट नं.',
    forInvoice: 'बिल नं.',
    reason: 'कारण',
    givenBack: 'लौटाया',
    fates: { partly: 'आंशिक रिफ़ंड', refunded: 'पूरा रिफ़ंड', undone: 'वापस ली गई' },
    partOf: (part, whole) => `${whole} में से ${part}`,
    compositionNote: 'कंपोज़िशन करदाता, आपूर्ति पर कर लेने का अधिकारी नहीं',
    duplicate: 'प्रतिलिपि DUPLICATE',
    taxNumber: 'GSTIN',
    foodLicence: 'FSSAI',
    phone: 'फ़ोन',
    invoice: 'बिल नं.',
    clock: 'समय',
    date: 'दिनांक',
    token: 'टोकन',
    table: 'टेबल',
    proforma: 'यह बीजक नहीं है · NOT AN INVOICE',
    charges: {
      service: 'सेवा शुल्क (स्वैच्छिक)',
      packing: 'पैकिंग',
      delivery: 'डिलीवरी',
    },
    tip: 'टिप',
    paid: 'चुकाया',
    due: 'बाकी',
    buyer: 'ख़रीदार',
    challans: 'डिलीवरी चालान',
    weighedIn: (gross, container, tare) => `शुद्ध वज़न। कुल ${gross}, ${container} ${tare}`,
    netOf: (net) => `शुद्ध ${net}`,
    atLabel: 'लेबल का दाम, सभी कर सहित',
    beforeTax: 'नीचे के सभी दाम कर से पहले के हैं',
    state: 'राज्य',
    nil: 'शून्य',
    exempt: 'छूट प्राप्त',
    payByUpi: 'UPI से चुकाने के लिए स्कैन करें:',
    forSeller: 'कृते',
    signature: 'अधिकृत हस्ताक्षर',
    placeOfSupply: 'आपूर्ति का स्थान',
    reverseCharge: 'रिवर्स चार्ज: नहीं',
    subtotal: 'जोड़',
    roundOff: 'पूर्णांकन',
    total: 'कुल',
    inclusive: 'दाम में GST शामिल है',
    rate: 'HSN/SAC',
    taxable: 'कर योग्य',
    tax: 'कर',
    tenders: {
      cash: 'नकद',
      upi: 'UPI',
      card: 'कार्ड',
      wallet: 'वॉलेट',
      voucher: 'वाउचर',
      account: 'खाते में',
    },
    reference: 'संदर्भ',
    given: 'नकद दिया',
    change: 'छुट्टा',
    thanks: 'धन्यवाद, फिर पधारें!',
    orderTypes: { 'eat-here': 'यहीं खाना', takeaway: 'पैक', delivery: 'डिलीवरी' },
    units: { piece: '', kg: 'किलो', litre: 'ली', plate: '', box: '' },
  },
}

/** What is called otherwise where it is not Indian law that asks for it. */
const abroad: Readonly<
  Record<
    Language,
    Pick<PaperWords, 'documents' | 'taxNumber' | 'foodLicence' | 'inclusive' | 'rate'>
  >
> = {
  en: {
    documents: {
      tax_invoice: 'Invoice',
      bill_of_supply: 'Invoice',
      invoice_cum_bill_of_supply: 'Invoice',
    },
    taxNumber: 'Tax no.',
    foodLicence: 'Food licence',
    inclusive: 'Prices include tax',
    rate: 'Tax',
  },
  hi: {
    documents: {
      tax_invoice: 'बीजक',
      bill_of_supply: 'बीजक',
      invoice_cum_bill_of_supply: 'बीजक',
    },
    taxNumber: 'कर नं.',
    foodLicence: 'खाद्य लाइसेंस',
    inclusive: 'दाम में कर शामिल है',
    rate: 'कर',
  },
}

const foreignWords: Readonly<Record<Language, PaperWords>> = {
  en: { ...indianWords.en, ...abroad.en },
  hi: { ...indianWords.hi, ...abroad.hi },
}

/** A way of paying as each reader knows it. */
export const wayNames = (kind: TenderKind): Names => ({
  en: indianWords.en.tenders[kind],
  hi: indianWords.hi.tenders[kind],
})

/** The words of an outlet's paper, by its country and the guest's language. */
export const wordsFor = (
  { country }: { readonly country: string },
  language: Language,
): PaperWords => (country === 'IN' ? indianWords : foreignWords)[language]
