/**
 * What each allergen is called. A file of its own, without the validator: the
 * office, the kitchen's wall and its paper say it alike.
 */
import type { Allergen } from './catalogue.ts'
import { nameIn, type Language, type Names } from './names.ts'

export const allergenNames: Readonly<Record<Allergen, Names>> = {
  gluten: { en: 'Gluten', hi: 'ग्लूटेन' },
  crustaceans: { en: 'Crustaceans', hi: 'झींगा-केकड़ा' },
  egg: { en: 'Egg', hi: 'अंडा' },
  fish: { en: 'Fish', hi: 'मछली' },
  peanut: { en: 'Peanut', hi: 'मूँगफली' },
  soy: { en: 'Soy', hi: 'सोया' },
  milk: { en: 'Milk', hi: 'दूध' },
  nuts: { en: 'Nuts', hi: 'मेवे' },
  celery: { en: 'Celery', hi: 'सेलरी' },
  mustard: { en: 'Mustard', hi: 'सरसों' },
  sesame: { en: 'Sesame', hi: 'तिल' },
  sulphites: { en: 'Sulphites', hi: 'सल्फ़ाइट' },
  lupin: { en: 'Lupin', hi: 'ल्यूपिन' },
  molluscs: { en: 'Molluscs', hi: 'घोंघे-सीप' },
}

/** `Peanut, Milk`: in the order in which they were said. */
export const allergenText = (some: readonly Allergen[], reader: Language): string =>
  some.map((one) => nameIn(allergenNames[one], reader)).join(', ')
