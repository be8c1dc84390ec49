/** The words on a till's paper: X and Z reports are read by the staff and kept by the owner. */
import type { Language } from '../../schema/names.ts'

interface TillWords {
  readonly x: string
  readonly z: string
  readonly xNote: string
  readonly duplicate: string
  readonly businessDate: string
  readonly opened: string
  readonly closed: string
  readonly printed: string
  readonly by: string
  readonly allowedBy: string
  readonly handedTo: string
  readonly unconfirmed: string
  readonly sales: string
  readonly bills: string
  readonly undone: string
  readonly refundsGiven: string
  readonly invoices: string
  readonly creditNotes: string
  readonly gross: string
  readonly discounts: string
  readonly comps: string
  readonly net: string
  readonly charges: string
  readonly taxInside: string
  readonly taxable: string
  readonly roundOff: string
  readonly total: string
  readonly tips: string
  readonly refunds: string
  readonly left: string
  readonly voids: string
  readonly rate: string
  readonly untaxed: string
  readonly tenders: string
  readonly tender: Readonly<Record<string, string>>
  readonly retendered: string
  readonly became: (from: string, to: string) => string
  readonly cash: string
  readonly float: string
  readonly cashSales: string
  readonly cashRefunds: string
  readonly ofIt: string
  readonly parts: string
  readonly cashReceived: string
  readonly offline: string
  readonly paidIn: string
  readonly paidOut: string
  readonly drops: string
  readonly expected: string
  readonly counted: string
  readonly over: string
  readonly short: string
  readonly exact: string
  readonly sinceCount: string
  readonly timesCounted: string
  readonly leftIn: string
  readonly deposit: string
  readonly noSales: string
  readonly openBills: string
  readonly chequesInHand: string
  readonly chequeBounced: string
  readonly note: string
  readonly signature: string
  readonly log: string
}

export const tillWords: Readonly<Record<Language, TillWords>> = {
  en: {
    x: 'X report',
    z: 'Z report',
    xNote: 'The till stays open',
    duplicate: 'DUPLICATE',
    businessDate: 'Business day',
    opened: 'Opened',
    closed: 'Closed',
    printed: 'Up to',
    by: 'by',
    allowedBy: 'Allowed by',
    handedTo: 'Handed over to',
    unconfirmed: 'Nobody has confirmed the float',
    sales: 'Sales',
    bills: 'Bills',
    undone: 'of them undone',
    refundsGiven: 'Refunds',
    invoices: 'Invoices',
    creditNotes: 'Credit notes',
    gross: 'Gross',
    discounts: 'Discounts',
    comps: 'Given free',
    net: 'Net sales',
    charges: 'Charges',
    taxInside: 'Tax inside the prices',
    taxable: 'Taxable',
    roundOff: 'Round-off',
    total: 'TOTAL OF INVOICES',
    tips: 'Tips',
    refunds: 'Refunds',
    left: 'With tips, after refunds',
    voids: 'Voids',
    rate: 'Rate',
    untaxed: 'No tax',
    tenders: 'Taken by, less refunds',
    tender: {
      cash: 'Cash',
      upi: 'UPI',
      card: 'Card',
      wallet: 'Wallet',
      voucher: 'Voucher',
      account: 'On account',
      cheque: 'Cheque',
      transfer: 'Bank transfer',
    },
    retendered: 'Payments changed',
    became: (from, to) => `${from} became ${to}`,
    cash: 'Cash in the drawer',
    float: 'Float',
    cashSales: 'Cash sales',
    cashRefunds: 'Cash refunds',
    ofIt: 'Of it for accounts, wallets, vouchers, or paid twice',
    parts: 'Of it for bills not settled here',
    cashReceived: 'Accounts, wallets, vouchers, paid twice',
    offline: 'Sold while cut off: over, short',
    paidIn: 'Paid in',
    paidOut: 'Paid out',
    drops: 'Cash drops',
    expected: 'Expected',
    counted: 'Counted',
    over: 'OVER',
    short: 'SHORT',
    exact: 'Nothing over or short',
    sinceCount: 'of it after the count',
    timesCounted: 'Times counted',
    leftIn: 'Left as float',
    deposit: 'To the safe',
    noSales: 'Opened without a sale',
    openBills: 'Bills still open',
    chequesInHand: 'Cheques in hand',
    chequeBounced: 'Cheque bounced',
    note: 'Note',
    signature: 'Signature',
    log: 'Log',
  },
  hi: {
    x: 'X रिपोर्ट',
    z: 'Z रिपोर्ट',
    xNote: 'गल्ला खुला रहता है',
    duplicate: 'प्रतिलिपि DUPLICATE',
    businessDate: 'कारोबारी दिन',
    opened: 'खुला',
    closed: 'बंद',
    printed: 'अब तक',
    by: '·',
    allowedBy: 'अनुमति दी',
    handedTo: 'सौंपा गया',
    unconfirmed: 'शुरुआती नकद की पुष्टि किसी ने नहीं की',
    sales: 'बिक्री',
    bills: 'बिल',
    undone: 'जिनमें से वापस ली गईं',
    refundsGiven: 'रिफ़ंड',
    invoices: 'बीजक',
    creditNotes: 'क्रेडिट नोट',
    gross: 'कुल मूल्य',
    discounts: 'छूट',
    comps: 'मुफ़्त दिया',
    net: 'शुद्ध बिक्री',
    charges: 'शुल्क',
    taxInside: 'दाम में शामिल कर',
    taxable: 'कर योग्य',
    roundOff: 'पूर्णांकन',
    total: 'बीजकों का योग',
    tips: 'टिप',
    refunds: 'रिफ़ंड',
    left: 'टिप सहित, रिफ़ंड के बाद',
    voids: 'हटाई गई चीज़ें',
    rate: 'दर',
    untaxed: 'बिना कर',
    tenders: 'भुगतान, रिफ़ंड घटाकर',
    tender: {
      cash: 'नकद',
      upi: 'UPI',
      card: 'कार्ड',
      wallet: 'वॉलेट',
      voucher: 'वाउचर',
      account: 'खाते में',
      cheque: 'चेक',
      transfer: 'बैंक ट्रांसफ़र',
    },
    retendered: 'बदले गए भुगतान',
    became: (from, to) => `${from} की जगह ${to}`,
    cash: 'दराज़ में नकद',
    float: 'शुरुआती नकद',
    cashSales: 'नकद बिक्री',
    cashRefunds: 'नकद रिफ़ंड',
    ofIt: 'इसमें खाता, वॉलेट, वाउचर या दोबारा चुकाया',
    parts: 'इसमें यहाँ पूरे न हुए बिल',
    cashReceived: 'खाता, वॉलेट, वाउचर, दोबारा चुकाया',
    offline: 'हब से कटे समय का अंतर',
    paidIn: 'नकद डाला',
    paidOut: 'नकद निकाला',
    drops: 'तिजोरी में डाला',
    expected: 'होना चाहिए',
    counted: 'गिना गया',
    over: 'ज़्यादा',
    short: 'कम',
    exact: 'न ज़्यादा, न कम',
    sinceCount: 'इसमें गिनने के बाद',
    timesCounted: 'कितनी बार गिना',
    leftIn: 'दराज़ में छोड़ा',
    deposit: 'तिजोरी में',
    noSales: 'बिना बिक्री दराज़ खुली',
    openBills: 'बिल अभी खुले',
    chequesInHand: 'हाथ में चेक',
    chequeBounced: 'चेक बाउंस हुआ',
    note: 'टिप्पणी',
    signature: 'हस्ताक्षर',
    log: 'लॉग',
  },
}
