/**
 * What can be asked for with a dish. A group whose minimum is one is a question
 * that must be answered; a modifier is priced wherever a dish it goes with is sold.
 */
import { counter, list, restaurant, wholesale } from '../prices.ts'
import type { DemoModifierGroup } from '../shapes.ts'

const free = [counter(0), restaurant(0)] as const

export const modifierGroups = [
  {
    id: 'thali-sweet',
    names: { en: 'Sweet of the thali', hi: 'थाली का मीठा' },
    min: 1,
    max: 1,
    modifiers: [
      {
        id: 'thali-gulab-jamun',
        names: { en: 'Gulab jamun', hi: 'गुलाब जामुन' },
        itemId: 'gulab-jamun-plate',
        prices: free,
      },
      {
        id: 'thali-rasmalai',
        names: { en: 'Rasmalai', hi: 'रसमलाई' },
        itemId: 'rasmalai-plate',
        prices: [counter(30_00), restaurant(30_00)],
      },
    ],
  },
  {
    id: 'chai-sugar',
    names: { en: 'Sugar', hi: 'चीनी' },
    min: 1,
    max: 1,
    modifiers: [
      { id: 'sugar-normal', names: { en: 'Normal sugar', hi: 'सामान्य चीनी' }, prices: free },
      { id: 'sugar-less', names: { en: 'Less sugar', hi: 'कम चीनी' }, prices: free },
      { id: 'sugar-none', names: { en: 'No sugar', hi: 'बिना चीनी' }, prices: free },
    ],
  },
  {
    id: 'soda-taste',
    names: { en: 'Taste', hi: 'स्वाद' },
    min: 1,
    max: 1,
    modifiers: [
      { id: 'soda-sweet', names: { en: 'Sweet', hi: 'मीठा' }, prices: free },
      { id: 'soda-salted', names: { en: 'Salted', hi: 'नमकीन' }, prices: free },
      { id: 'soda-mixed', names: { en: 'Sweet and salted', hi: 'मीठा-नमकीन' }, prices: free },
    ],
  },
  {
    id: 'pani',
    names: { en: 'Pani', hi: 'पानी' },
    min: 1,
    max: 1,
    modifiers: [
      { id: 'pani-hot', names: { en: 'Hot', hi: 'तीखा' }, prices: free },
      { id: 'pani-medium', names: { en: 'Medium', hi: 'मध्यम' }, prices: free },
      { id: 'pani-sweet', names: { en: 'Sweet', hi: 'मीठा' }, prices: free },
    ],
  },
  {
    id: 'spice',
    names: { en: 'Spice level', hi: 'मसाला' },
    min: 0,
    max: 1,
    modifiers: [
      { id: 'spice-mild', names: { en: 'Mild', hi: 'कम तीखा' }, prices: free },
      { id: 'spice-medium', names: { en: 'Medium', hi: 'मध्यम' }, prices: free },
      { id: 'spice-hot', names: { en: 'Extra hot', hi: 'ज़्यादा तीखा' }, prices: free },
    ],
  },
  {
    id: 'jain',
    names: { en: 'Jain', hi: 'जैन' },
    min: 0,
    max: 1,
    modifiers: [
      {
        id: 'no-onion-garlic',
        names: { en: 'No onion, no garlic', hi: 'बिना प्याज़-लहसुन' },
        prices: free,
      },
    ],
  },
  {
    id: 'lassi-topping',
    names: { en: 'Toppings', hi: 'ऊपर से' },
    min: 0,
    max: 3,
    modifiers: [
      {
        id: 'topping-malai',
        names: { en: 'Malai', hi: 'मलाई' },
        prices: [counter(15_00), restaurant(20_00)],
      },
      {
        id: 'topping-dry-fruits',
        names: { en: 'Dry fruits', hi: 'मेवा' },
        prices: [counter(25_00), restaurant(30_00)],
      },
      {
        id: 'topping-kesar',
        names: { en: 'Kesar', hi: 'केसर' },
        prices: [counter(20_00), restaurant(25_00)],
      },
    ],
  },
  {
    id: 'dosa-extras',
    names: { en: 'Extras', hi: 'अतिरिक्त' },
    min: 0,
    max: 4,
    modifiers: [
      { id: 'dosa-cheese', names: { en: 'Cheese', hi: 'चीज़' }, prices: [restaurant(40_00)] },
      {
        id: 'dosa-ghee-roast',
        names: { en: 'Ghee roast', hi: 'घी रोस्ट' },
        prices: [restaurant(30_00)],
      },
      {
        id: 'dosa-sambar',
        names: { en: 'Extra sambar', hi: 'अतिरिक्त सांभर' },
        prices: [restaurant(25_00)],
      },
      {
        id: 'dosa-chutney',
        names: { en: 'Extra chutney', hi: 'अतिरिक्त चटनी' },
        prices: [restaurant(0)],
      },
    ],
  },
  {
    id: 'pav-extras',
    names: { en: 'Extras', hi: 'अतिरिक्त' },
    min: 0,
    max: 3,
    modifiers: [
      {
        id: 'extra-pav',
        names: { en: 'Extra pav', hi: 'अतिरिक्त पाव' },
        prices: [counter(20_00), restaurant(25_00)],
      },
      {
        id: 'extra-butter',
        names: { en: 'Extra butter', hi: 'अतिरिक्त मक्खन' },
        prices: [counter(20_00), restaurant(25_00)],
      },
      {
        id: 'extra-onion',
        names: { en: 'Onion and lemon', hi: 'प्याज़ और नींबू' },
        prices: free,
      },
    ],
  },
  {
    id: 'roti-butter',
    names: { en: 'Butter', hi: 'मक्खन' },
    min: 0,
    max: 1,
    modifiers: [
      {
        id: 'with-butter',
        names: { en: 'With butter', hi: 'मक्खन के साथ' },
        prices: [restaurant(10_00)],
      },
      { id: 'with-ghee', names: { en: 'With ghee', hi: 'घी के साथ' }, prices: [restaurant(15_00)] },
    ],
  },
  {
    id: 'gift-wrap',
    names: { en: 'Gift wrap', hi: 'उपहार पैकिंग' },
    min: 0,
    max: 1,
    modifiers: [
      {
        id: 'gift-ribbon',
        names: { en: 'Ribbon and card', hi: 'रिबन और कार्ड' },
        prices: [list(40_00), wholesale(30_00)],
      },
    ],
  },
] as const satisfies readonly DemoModifierGroup[]
