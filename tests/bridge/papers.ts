/** Receipts and tickets a shop really prints, as the hub composes them. */
import * as v from 'valibot'
import { receiptDocument, type ReceiptDocument } from '../../schema/receipt.ts'

const document = (input: v.InferInput<typeof receiptDocument>): ReceiptDocument =>
  v.parse(receiptDocument, input)

export const upi = 'upi://pay?pa=sweets@upi&pn=Mithai%20Ghar&am=1234.00&cu=INR&tn=SB-25-000173'

export const englishReceipt = document({
  title: 'Receipt SB/25-26/000173',
  language: 'en',
  blocks: [
    { kind: 'text', text: 'Mithai Ghar', align: 'centre', size: 'large', isBold: true },
    { kind: 'text', text: '12, Station Road, Pune 411001', align: 'centre' },
    { kind: 'text', text: 'GSTIN 27ABCDE1234F1Z5', align: 'centre' },
    { kind: 'text', text: 'FSSAI 11521999000123', align: 'centre' },
    { kind: 'space' },
    { kind: 'text', text: 'TAX INVOICE', align: 'centre', isBold: true },
    { kind: 'space' },
    { kind: 'pair', left: 'Invoice', right: 'SB/25-26/000173' },
    { kind: 'pair', left: '18 Oct 2025, 19:42', right: 'Counter 1' },
    { kind: 'rule', style: 'thick' },
    { kind: 'item', name: 'Kaju Katli', sum: '0.500 kg x 960.00', amount: '480.00' },
    {
      kind: 'item',
      name: 'Masala Dosa',
      sum: '2 x 90.00',
      amount: '180.00',
      details: ['Extra butter', 'No onion'],
    },
    { kind: 'item', name: 'Filter Coffee', sum: '3 x 45.00', amount: '135.00' },
    {
      kind: 'item',
      name: 'Festive assortment of twelve sweets in a hand-painted wooden box, large',
      sum: '1 x 1,250.00',
      amount: '1,250.00',
    },
    { kind: 'rule' },
    { kind: 'pair', left: 'Subtotal', right: '2,045.00' },
    { kind: 'pair', left: 'CGST 2.5%', right: '51.13' },
    { kind: 'pair', left: 'SGST 2.5%', right: '51.13' },
    { kind: 'pair', left: 'Round-off', right: '-0.26' },
    { kind: 'rule', style: 'thick' },
    { kind: 'pair', left: 'TOTAL', right: '₹ 2,147.00', size: 'large', isBold: true },
    { kind: 'rule', style: 'thick' },
    { kind: 'pair', left: 'Cash', right: '2,200.00' },
    { kind: 'pair', left: 'Change', right: '53.00', isBold: true },
    { kind: 'space' },
    { kind: 'columns', cells: ['Tax', 'Taxable', 'CGST', 'SGST'], isBold: true },
    { kind: 'columns', cells: ['5%', '2,045.00', '51.13', '51.13'] },
    { kind: 'columns', cells: ['12%', '100.00', '6.00', '6.00'] },
    { kind: 'space' },
    { kind: 'text', text: 'TOKEN', align: 'centre' },
    { kind: 'text', text: '42', align: 'centre', size: 'large', isBold: true },
    { kind: 'qr', data: upi, caption: 'Scan to pay by UPI' },
    { kind: 'space' },
    { kind: 'text', text: 'Thank you. Please come again.', align: 'centre' },
  ],
})

export const hindiReceipt = document({
  title: 'रसीद SB/25-26/000174',
  language: 'hi',
  blocks: [
    { kind: 'text', text: 'मिठाई घर', align: 'centre', size: 'large', isBold: true },
    { kind: 'text', text: '१२, स्टेशन रोड, पुणे ४११००१', align: 'centre' },
    { kind: 'text', text: 'GSTIN 27ABCDE1234F1Z5', align: 'centre' },
    { kind: 'space' },
    { kind: 'text', text: 'कर बीजक', align: 'centre', isBold: true },
    { kind: 'space' },
    { kind: 'pair', left: 'बीजक', right: 'SB/25-26/000174' },
    { kind: 'pair', left: '18 अक्तू॰ 2025, 19:42', right: 'काउंटर 1' },
    { kind: 'rule', style: 'thick' },
    { kind: 'item', name: 'काजू कतली', sum: '0.500 किग्रा x 960.00', amount: '480.00' },
    {
      kind: 'item',
      name: 'मसाला डोसा',
      sum: '2 x 90.00',
      amount: '180.00',
      details: ['अतिरिक्त मक्खन', 'बिना प्याज़'],
    },
    { kind: 'item', name: 'फ़िल्टर कॉफ़ी', sum: '3 x 45.00', amount: '135.00' },
    {
      kind: 'item',
      name: 'हाथ से रँगे लकड़ी के डिब्बे में बारह मिठाइयों का त्योहारी संग्रह, बड़ा',
      sum: '1 x 1,250.00',
      amount: '1,250.00',
    },
    { kind: 'rule' },
    { kind: 'pair', left: 'उप-योग', right: '2,045.00' },
    { kind: 'pair', left: 'CGST 2.5%', right: '51.13' },
    { kind: 'pair', left: 'SGST 2.5%', right: '51.13' },
    { kind: 'pair', left: 'पूर्णांकन', right: '-0.26' },
    { kind: 'rule', style: 'thick' },
    { kind: 'pair', left: 'कुल', right: '₹ 2,147.00', size: 'large', isBold: true },
    { kind: 'rule', style: 'thick' },
    { kind: 'pair', left: 'नकद', right: '2,200.00' },
    { kind: 'pair', left: 'वापस', right: '53.00', isBold: true },
    { kind: 'space' },
    { kind: 'columns', cells: ['कर', 'कर-योग्य', 'CGST', 'SGST'], isBold: true },
    { kind: 'columns', cells: ['5%', '2,045.00', '51.13', '51.13'] },
    { kind: 'space' },
    { kind: 'text', text: 'टोकन', align: 'centre' },
    { kind: 'text', text: '42', align: 'centre', size: 'large', isBold: true },
    { kind: 'qr', data: upi, caption: 'UPI से भुगतान के लिए स्कैन करें' },
    { kind: 'space' },
    { kind: 'text', text: 'धन्यवाद। फिर पधारें।', align: 'centre' },
  ],
})

export const kitchenTicket = document({
  title: 'Ticket 17',
  language: 'en',
  blocks: [
    { kind: 'pair', left: 'KITCHEN', right: '#17', size: 'large', isBold: true },
    { kind: 'pair', left: 'Eat here, token 42', right: '19:42' },
    { kind: 'rule', style: 'thick' },
    { kind: 'text', text: '2 x Masala Dosa', size: 'large', isBold: true },
    { kind: 'text', text: '+ Extra butter' },
    { kind: 'text', text: '+ No onion' },
    { kind: 'space' },
    { kind: 'text', text: '1 x Chicken Tikka Pizza, large', size: 'large', isBold: true },
    { kind: 'space' },
    { kind: 'text', text: '3 x फ़िल्टर कॉफ़ी', size: 'large', isBold: true },
    { kind: 'rule' },
    { kind: 'text', text: 'Note: allergic to peanuts', isBold: true },
  ],
})

export const duplicateReceipt: ReceiptDocument = {
  ...englishReceipt,
  blocks: [{ kind: 'banner', text: 'DUPLICATE' }, ...englishReceipt.blocks],
}

export const hindiDuplicate: ReceiptDocument = {
  ...hindiReceipt,
  blocks: [{ kind: 'banner', text: 'दूसरी प्रति' }, ...hindiReceipt.blocks],
}
