/**
 * The chart of accounts every new shop starts from.
 *
 * The code is stable and is the account's id; the kind alone decides which
 * report an account stands in.
 */
import type { NewAccount } from './shapes.ts'

const account =
  (kind: NewAccount['kind']) =>
  (id: string, en: string, hi: string): NewAccount => ({ id, kind, names: { en, hi } })

const asset = account('asset')
const liability = account('liability')
const equity = account('equity')
const income = account('income')
const expense = account('expense')

export const accounts = [
  asset('1010', 'Cash drawer', 'गल्ला'),
  asset('1020', 'Safe', 'तिजोरी'),
  asset('1030', 'Bank', 'बैंक'),
  asset('1035', 'Cheques in hand', 'हाथ में चेक'),
  asset('1040', 'UPI clearing', 'यूपीआई समाशोधन'),
  asset('1050', 'Card clearing', 'कार्ड समाशोधन'),
  asset('1060', 'Delivery platform receivable', 'डिलीवरी प्लेटफ़ॉर्म से प्राप्य'),
  asset('1100', 'Customer receivables', 'ग्राहकों से प्राप्य'),
  asset('1200', 'Inventory: raw materials', 'भंडार: कच्चा माल'),
  asset('1210', 'Inventory: packaging', 'भंडार: पैकिंग सामग्री'),
  asset('1220', 'Work in progress', 'निर्माणाधीन माल'),
  asset('1230', 'Inventory: finished goods', 'भंडार: तैयार माल'),
  asset('1240', 'Goods in transit', 'मार्ग में माल'),
  asset('1250', 'Inventory: trading goods', 'भंडार: व्यापारिक माल'),
  asset('1301', 'Input CGST', 'इनपुट सीजीएसटी'),
  asset('1302', 'Input SGST', 'इनपुट एसजीएसटी'),
  asset('1303', 'Input IGST', 'इनपुट आईजीएसटी'),
  asset('1304', 'Input cess', 'इनपुट उपकर'),
  asset('1320', 'Tax paid in advance, TDS and TCS', 'अग्रिम कर, टीडीएस और टीसीएस'),
  asset('1400', 'Supplier advances and deposits', 'आपूर्तिकर्ताओं को अग्रिम और जमा'),
  asset('1500', 'Equipment', 'उपकरण'),
  asset('1590', 'Accumulated depreciation', 'संचित मूल्यह्रास'),
  liability('2010', 'Supplier payables', 'आपूर्तिकर्ताओं को देय'),
  liability('2020', 'Goods received, not billed', 'प्राप्त माल, बिल बाक़ी'),
  liability('2101', 'Output CGST', 'आउटपुट सीजीएसटी'),
  liability('2102', 'Output SGST', 'आउटपुट एसजीएसटी'),
  liability('2103', 'Output IGST', 'आउटपुट आईजीएसटी'),
  liability('2104', 'Output cess', 'आउटपुट उपकर'),
  liability('2110', 'GST payable', 'देय जीएसटी'),
  liability('2120', 'VAT and sales tax payable', 'देय वैट और बिक्री कर'),
  liability('2200', 'Tips payable', 'देय टिप'),
  liability('2210', 'Customer advances and gift cards', 'ग्राहकों के अग्रिम और गिफ़्ट कार्ड'),
  liability('2300', 'Wages and expenses payable', 'देय वेतन और ख़र्च'),
  liability('2400', 'Loans', 'ऋण'),
  equity('3010', 'Capital', 'पूँजी'),
  equity('3020', 'Drawings', 'आहरण'),
  equity('3030', 'Retained earnings', 'संचित लाभ'),
  equity('3040', 'Opening balance', 'प्रारंभिक शेष'),
  income('4010', 'Sales, restaurant', 'बिक्री: रेस्टोरेंट'),
  income('4020', 'Sales, sweets and own goods', 'बिक्री: मिठाई और अपना माल'),
  income('4030', 'Sales, trading goods', 'बिक्री: व्यापारिक माल'),
  income('4050', 'Service charge', 'सेवा शुल्क'),
  income('4060', 'Packing and delivery', 'पैकिंग और डिलीवरी'),
  income('4090', 'Sales returns', 'बिक्री वापसी'),
  income('4095', 'Discounts allowed', 'दी गई छूट'),
  income('4920', 'Stock gain', 'भंडार में बढ़त'),
  income('4990', 'Other income', 'अन्य आय'),
  expense('5010', 'Cost of restaurant sales', 'रेस्टोरेंट बिक्री की लागत'),
  expense('5020', 'Cost of sweets sold', 'बिकी मिठाई की लागत'),
  expense('5030', 'Cost of trading goods sold', 'बिके व्यापारिक माल की लागत'),
  expense('5080', 'Stock cost corrections', 'भंडार लागत सुधार'),
  expense('5090', 'Abnormal production loss', 'असामान्य उत्पादन हानि'),
  expense('5100', 'Waste and expiry', 'बर्बादी और समाप्त तिथि का माल'),
  expense('5110', 'Stocktake shortage', 'गिनती में कमी'),
  expense('5120', 'Transit shortage', 'मार्ग में कमी'),
  expense('6010', 'Rent', 'किराया'),
  expense('6020', 'Wages', 'वेतन'),
  expense('6030', 'Electricity', 'बिजली'),
  expense('6040', 'Fuel', 'ईंधन'),
  expense('6050', 'Packing used', 'पैकिंग ख़र्च'),
  expense('6060', 'Platform commission', 'प्लेटफ़ॉर्म कमीशन'),
  expense('6070', 'Bank charges', 'बैंक शुल्क'),
  expense('6080', 'Repairs', 'मरम्मत'),
  expense('6900', 'Round-off', 'पूर्णांकन'),
  expense('6910', 'Cash over and short', 'नक़द घट-बढ़'),
  expense('6920', 'Bad debts', 'डूबत ऋण'),
  expense('6930', 'Composition tax and credit lost', 'कंपोज़िशन कर और खोया क्रेडिट'),
  expense('6940', 'Free food and promotions', 'मुफ़्त भोजन और प्रचार'),
  expense('6950', 'Depreciation', 'मूल्यह्रास'),
] as const satisfies readonly NewAccount[]
