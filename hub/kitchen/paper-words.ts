/** The words on a kitchen's paper, in the language of its station. */
import type { Language } from '../../schema/names.ts'

interface KitchenWords {
  /** What cooks call a ticket on paper. */
  readonly ticket: string
  readonly token: string
  readonly orderTypes: Readonly<Record<'eat-here' | 'takeaway' | 'delivery', string>>
  readonly guests: (count: number) => string
  readonly seat: (seat: number) => string
  readonly course: (course: number) => string
  readonly added: string
  readonly rush: string
  readonly allergy: (what: string) => string
  readonly contains: (what: string) => string
  readonly taken: string
  readonly moved: string
  readonly goesTo: (place: string) => string
  readonly ofCombo: (combo: string) => string
  readonly left: (qty: string) => string
  readonly nothingLeft: string
  readonly duplicate: string
  readonly possibleDuplicate: string
  readonly unseen: (station: string) => string
  readonly insteadOf: (printer: string) => string
  readonly check: string
  readonly units: Readonly<Record<'piece' | 'kg' | 'litre' | 'plate' | 'box', string>>
}

export const kitchenWords: Readonly<Record<Language, KitchenWords>> = {
  en: {
    ticket: 'KOT',
    token: 'Token',
    orderTypes: { 'eat-here': 'Eat here', takeaway: 'TAKEAWAY', delivery: 'DELIVERY' },
    guests: (count) => (count === 1 ? '1 guest' : `${count} guests`),
    seat: (seat) => `Seat ${seat}`,
    course: (course) => `Course ${course}`,
    added: 'ADDED',
    rush: 'RUSH',
    allergy: (what) => `ALLERGY: ${what.toUpperCase()}`,
    contains: (what) => `!! CONTAINS ${what.toUpperCase()}`,
    taken: 'VOID – DO NOT MAKE',
    moved: 'MOVED',
    goesTo: (place) => `goes to ${place}`,
    ofCombo: (combo) => `part of ${combo}`,
    left: (qty) => `still to make: ${qty}`,
    nothingLeft: 'nothing left to make',
    duplicate: 'DUPLICATE',
    possibleDuplicate: 'POSSIBLE DUPLICATE',
    unseen: (station) => `${station} has not seen it on its screen.`,
    insteadOf: (printer) => `${printer} does not print.`,
    check: 'Check before making it again.',
    units: { piece: '', kg: 'kg', litre: 'l', plate: '', box: '' },
  },
  hi: {
    ticket: 'KOT',
    token: 'टोकन',
    orderTypes: { 'eat-here': 'यहीं खाना', takeaway: 'पैक', delivery: 'डिलीवरी' },
    guests: (count) => `${count} मेहमान`,
    seat: (seat) => `सीट ${seat}`,
    course: (course) => `कोर्स ${course}`,
    added: 'और जोड़ा',
    rush: 'जल्दी',
    allergy: (what) => `एलर्जी: ${what}`,
    contains: (what) => `!! ${what} है`,
    taken: 'रद्द – न बनाएँ',
    moved: 'जगह बदली',
    goesTo: (place) => `${place} पर जाएगा`,
    ofCombo: (combo) => `${combo} का हिस्सा`,
    left: (qty) => `अब भी बनाना है: ${qty}`,
    nothingLeft: 'अब कुछ नहीं बनाना',
    duplicate: 'प्रतिलिपि DUPLICATE',
    possibleDuplicate: 'शायद दोबारा',
    unseen: (station) => `${station} ने इसे स्क्रीन पर नहीं देखा।`,
    insteadOf: (printer) => `${printer} नहीं छाप रहा।`,
    check: 'बनाने से पहले जाँच लें।',
    units: { piece: '', kg: 'किलो', litre: 'ली', plate: '', box: '' },
  },
}
