/**
 * What the demo's guests and cooks are told of the dishes: a sentence, what is
 * in them that somebody may not eat, how long they take, when they are served.
 */
import type { DemoFacts } from '../shapes.ts'

const everyDay = [1, 2, 3, 4, 5, 6, 7] as const

export const facts: Readonly<Record<string, DemoFacts>> = {
  'idli-sambar': {
    description: {
      en: 'Two steamed rice cakes with lentil stew and coconut chutney. Until half past eleven.',
      hi: 'भाप में पकी दो इडली, सांभर और नारियल की चटनी। साढ़े ग्यारह बजे तक।',
    },
    prepMinutes: 5,
    served: [{ days: everyDay, fromMinute: 7 * 60, untilMinute: 11 * 60 + 30 }],
  },
  'masala-dosa': {
    kitchenNames: { en: 'M. dosa', hi: 'म. डोसा' },
    description: {
      en: 'Crisp rice pancake filled with spiced potato, with sambar and two chutneys.',
      hi: 'आलू मसाले से भरा कुरकुरा डोसा, सांभर और दो चटनियों के साथ।',
    },
    allergens: ['mustard'],
    prepMinutes: 10,
  },
  'paneer-butter-masala': {
    kitchenNames: { en: 'PBM', hi: 'पी.बी.एम.' },
    description: {
      en: 'Fresh cheese in a mild tomato and cashew gravy.',
      hi: 'टमाटर और काजू की हल्की ग्रेवी में ताज़ा पनीर।',
    },
    allergens: ['milk', 'nuts'],
    prepMinutes: 14,
  },
  'dal-makhani': {
    description: {
      en: 'Black lentils simmered overnight with butter and cream.',
      hi: 'रात भर पकी काली दाल, मक्खन और मलाई के साथ।',
    },
    allergens: ['milk'],
    prepMinutes: 8,
  },
  'paneer-tikka': {
    description: {
      en: 'Cottage cheese and peppers from the tandoor, with mint chutney.',
      hi: 'तंदूर का पनीर और शिमला मिर्च, पुदीने की चटनी के साथ।',
    },
    allergens: ['milk', 'mustard'],
    prepMinutes: 15,
    isSpecial: true,
  },
  'patang-thali': {
    description: {
      en: 'The whole table on one plate: two curries, dal, rice, breads, and a sweet of your choice.',
      hi: 'एक थाली में सब कुछ: दो सब्ज़ियाँ, दाल, चावल, रोटियाँ और आपकी पसंद का मीठा।',
    },
    allergens: ['milk', 'gluten', 'nuts'],
    prepMinutes: 12,
  },
  'egg-curry': { allergens: ['egg'], prepMinutes: 12 },
  'anda-bhurji': { allergens: ['egg', 'milk'], prepMinutes: 8 },
  'butter-naan': { allergens: ['gluten', 'milk'], prepMinutes: 6 },
  'garlic-naan': { allergens: ['gluten', 'milk'], prepMinutes: 6 },
  'tandoori-roti': { allergens: ['gluten'], prepMinutes: 5 },
  'aloo-paratha': { allergens: ['gluten', 'milk'], prepMinutes: 9 },
  'kaju-katli': { allergens: ['nuts', 'milk'] },
  samosa: {
    description: {
      en: 'Potato and peas in a crisp pastry, fried through the day.',
      hi: 'कुरकुरी परत में आलू और मटर, दिन भर ताज़ा तले जाते हैं।',
    },
    allergens: ['gluten'],
    prepMinutes: 3,
  },
  'vada-pav': { allergens: ['gluten', 'peanut'], prepMinutes: 4 },
  'pav-bhaji': { allergens: ['gluten', 'milk'], prepMinutes: 7 },
}
