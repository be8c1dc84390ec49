/**
 * What the demo's kitchens make their dishes of: enough for the wall to say what
 * is needed now, and for a new owner to see what a recipe looks like. Amounts
 * are thousandths of the ingredient's unit for one piece, one plate, one kilogram.
 */
import type { DemoIngredient, DemoRecipe } from '../shapes.ts'

const kg = (id: string, en: string, hi: string): DemoIngredient => ({
  id,
  names: { en, hi },
  unit: 'kg',
})
const litre = (id: string, en: string, hi: string): DemoIngredient => ({
  id,
  names: { en, hi },
  unit: 'litre',
})
const piece = (id: string, en: string, hi: string): DemoIngredient => ({
  id,
  names: { en, hi },
  unit: 'piece',
})

export const ingredients: readonly DemoIngredient[] = [
  kg('atta', 'Wheat flour', 'आटा'),
  kg('maida', 'Fine flour', 'मैदा'),
  kg('besan', 'Gram flour', 'बेसन'),
  kg('rice', 'Rice', 'चावल'),
  kg('dosa-batter', 'Dosa batter', 'डोसा घोल'),
  kg('potato', 'Potatoes', 'आलू'),
  kg('onion', 'Onions', 'प्याज़'),
  kg('tomato', 'Tomatoes', 'टमाटर'),
  kg('vegetables', 'Mixed vegetables', 'मिली सब्ज़ियाँ'),
  kg('toor-dal', 'Toor dal', 'अरहर दाल'),
  kg('urad-dal', 'Black lentils', 'उड़द दाल'),
  kg('sprouts', 'Moth sprouts', 'मटकी'),
  kg('chickpeas', 'Chickpeas', 'काबुली चना'),
  kg('farsan', 'Farsan', 'फरसाण'),
  kg('paneer', 'Paneer', 'पनीर'),
  kg('butter', 'Butter', 'मक्खन'),
  kg('khoya', 'Khoya', 'मावा'),
  kg('sugar', 'Sugar', 'चीनी'),
  kg('cashew', 'Cashew nuts', 'काजू'),
  kg('tea-leaves', 'Tea', 'चायपत्ती'),
  kg('coffee-powder', 'Coffee powder', 'कॉफ़ी पाउडर'),
  litre('fresh-milk', 'Milk', 'दूध'),
  litre('curd', 'Curd', 'दही'),
  litre('oil', 'Oil', 'तेल'),
  litre('desi-ghee', 'Ghee', 'घी'),
  piece('pav', 'Pav', 'पाव'),
  piece('puri', 'Puri shells', 'पूरी'),
  piece('egg', 'Eggs', 'अंडे'),
  piece('lime', 'Limes', 'नींबू'),
]

export const recipes: readonly DemoRecipe[] = [
  { of: 'samosa', takes: { maida: 35, potato: 70, oil: 15 } },
  { of: 'kachori', takes: { maida: 40, onion: 45, oil: 18 } },
  { of: 'khaman-dhokla', takes: { besan: 90, curd: 40, sugar: 10 } },
  { of: 'vada-pav', takes: { pav: 1000, potato: 80, besan: 25, oil: 15 } },
  { of: 'pani-puri', takes: { puri: 6000, potato: 60, sprouts: 30 } },
  { of: 'dahi-puri', takes: { puri: 6000, curd: 90, potato: 50 } },
  { of: 'aloo-tikki', takes: { potato: 140, chickpeas: 40, curd: 40, oil: 15 } },
  { of: 'pav-bhaji', takes: { pav: 2000, potato: 120, tomato: 90, onion: 40, butter: 30 } },
  { of: 'misal-pav', takes: { pav: 2000, sprouts: 110, farsan: 50, onion: 40 } },
  { of: 'chole-bhature', takes: { maida: 110, chickpeas: 120, tomato: 60, oil: 40 } },
  { of: 'masala-dosa', takes: { 'dosa-batter': 150, potato: 110, 'toor-dal': 30, oil: 12 } },
  { of: 'idli-sambar', takes: { 'dosa-batter': 120, 'toor-dal': 40, vegetables: 50 } },
  { of: 'onion-uttapam', takes: { 'dosa-batter': 170, onion: 60, oil: 12 } },
  { of: 'paneer-butter-masala-half', takes: { paneer: 90, tomato: 110, cashew: 12, butter: 15 } },
  { of: 'paneer-butter-masala-full', takes: { paneer: 180, tomato: 220, cashew: 25, butter: 30 } },
  { of: 'dal-makhani-half', takes: { 'urad-dal': 60, butter: 18, 'fresh-milk': 30 } },
  { of: 'dal-makhani-full', takes: { 'urad-dal': 120, butter: 35, 'fresh-milk': 60 } },
  { of: 'veg-kolhapuri', takes: { vegetables: 220, tomato: 90, onion: 60, oil: 20 } },
  { of: 'veg-biryani', takes: { rice: 150, vegetables: 140, onion: 60, 'desi-ghee': 15 } },
  { of: 'paneer-tikka', takes: { paneer: 200, curd: 60, onion: 50 } },
  { of: 'egg-curry', takes: { egg: 2000, tomato: 110, onion: 80, oil: 20 } },
  { of: 'anda-bhurji', takes: { egg: 3000, onion: 60, tomato: 40, butter: 10 } },
  { of: 'tandoori-roti', takes: { atta: 70 } },
  { of: 'butter-naan', takes: { maida: 90, curd: 15, butter: 10 } },
  { of: 'garlic-naan', takes: { maida: 90, curd: 15, butter: 12 } },
  { of: 'aloo-paratha', takes: { atta: 80, potato: 90, butter: 12 } },
  { of: 'masala-chai', takes: { 'fresh-milk': 90, 'tea-leaves': 4, sugar: 8 } },
  { of: 'masala-chai-cutting', takes: { 'fresh-milk': 50, 'tea-leaves': 2, sugar: 5 } },
  { of: 'filter-coffee', takes: { 'fresh-milk': 110, 'coffee-powder': 10, sugar: 8 } },
  { of: 'lassi-small', takes: { curd: 150, sugar: 20 } },
  { of: 'lassi-large', takes: { curd: 280, sugar: 35 } },
  { of: 'fresh-lime-soda', takes: { lime: 1000, sugar: 20 } },
  { of: 'kaju-katli', takes: { cashew: 560, sugar: 420, 'desi-ghee': 30 } },
  { of: 'kesar-peda', takes: { khoya: 780, sugar: 240 } },
  { of: 'besan-laddu', takes: { besan: 480, sugar: 320, 'desi-ghee': 240 } },
  { of: 'gajar-halwa', takes: { vegetables: 900, 'fresh-milk': 600, sugar: 220, khoya: 150 } },
  { of: 'extra-pav', takes: { pav: 2000 } },
  { of: 'extra-butter', takes: { butter: 20 } },
  { of: 'extra-onion', takes: { onion: 40 } },
  { of: 'with-butter', takes: { butter: 10 } },
  { of: 'with-ghee', takes: { 'desi-ghee': 10 } },
]
