/**
 * The picture of every item of the demo menu, drawn by us.
 *
 * The compiler holds this list and the menu together: an item without a
 * drawing, or a drawing without an item, does not build.
 */
import * as barfi from './draw/barfi.ts'
import * as blocks from './draw/blocks.ts'
import * as breads from './draw/breads.ts'
import * as chaat from './draw/chaat.ts'
import * as dairy from './draw/dairy.ts'
import * as drinks from './draw/drinks.ts'
import * as boxes from './draw/gift-boxes.ts'
import * as laddu from './draw/laddu.ts'
import * as mains from './draw/mains.ts'
import * as namkeen from './draw/namkeen.ts'
import * as packs from './draw/packs.ts'
import * as platters from './draw/platters.ts'
import * as snacks from './draw/snacks.ts'
import * as south from './draw/south.ts'
import * as syrup from './draw/syrup.ts'
import type { DemoItemId } from './menu.ts'

const drawings: Readonly<Record<DemoItemId, () => string>> = {
  'kaju-katli': barfi.kajuKatli,
  'kaju-roll': barfi.kajuRoll,
  'pista-barfi': barfi.pistaBarfi,
  'coconut-barfi': barfi.coconutBarfi,
  'chocolate-barfi': barfi.chocolateBarfi,
  'milk-cake': blocks.milkCake,
  'kesar-peda': barfi.kesarPeda,
  'mawa-modak': barfi.mawaModak,
  'mysore-pak': blocks.mysorePak,
  'soan-papdi': blocks.soanPapdi,
  'motichoor-laddu': laddu.motichoorLaddu,
  'besan-laddu': laddu.besanLaddu,
  'dry-fruit-laddu': laddu.dryFruitLaddu,
  balushahi: laddu.balushahi,
  'gajar-halwa': laddu.gajarHalwa,
  'gulab-jamun': syrup.gulabJamun,
  rasgulla: syrup.rasgulla,
  rasmalai: syrup.rasmalai,
  jalebi: syrup.jalebi,
  rabri: syrup.rabri,
  bhujia: namkeen.bhujia,
  'ratlami-sev': namkeen.ratlamiSev,
  'poha-chivda': namkeen.pohaChivda,
  mathri: namkeen.mathri,
  chakli: namkeen.chakli,
  bakarwadi: namkeen.bakarwadi,
  'assorted-box': boxes.assortedBox,
  'kaju-katli-box': boxes.kajuKatliBox,
  'dry-fruit-box': boxes.dryFruitBox,
  'gift-carton': boxes.giftCarton,
  'bhujia-packet': packs.bhujiaPacket,
  nankhatai: packs.nankhatai,
  'til-chikki': packs.tilChikki,
  khakhra: packs.khakhra,
  paneer: dairy.paneer,
  dahi: dairy.dahi,
  'ghee-jar': dairy.gheeJar,
  'malai-kulfi': dairy.malaiKulfi,
  samosa: snacks.samosa,
  kachori: snacks.kachori,
  'khaman-dhokla': snacks.khamanDhokla,
  'vada-pav': snacks.vadaPav,
  'pani-puri': chaat.paniPuri,
  'dahi-puri': chaat.dahiPuri,
  'aloo-tikki': chaat.alooTikki,
  'pav-bhaji': chaat.pavBhaji,
  'misal-pav': chaat.misalPav,
  'chole-bhature': snacks.choleBhature,
  'masala-dosa': south.masalaDosa,
  'idli-sambar': south.idliSambar,
  'onion-uttapam': south.onionUttapam,
  'paneer-butter-masala': mains.paneerButterMasala,
  'dal-makhani': mains.dalMakhani,
  'veg-kolhapuri': mains.vegKolhapuri,
  'veg-biryani': platters.vegBiryani,
  'patang-thali': platters.patangThali,
  'paneer-tikka': platters.paneerTikka,
  'egg-curry': mains.eggCurry,
  'anda-bhurji': mains.andaBhurji,
  'tandoori-roti': breads.tandooriRoti,
  'butter-naan': breads.butterNaan,
  'garlic-naan': breads.garlicNaan,
  'aloo-paratha': breads.alooParatha,
  'gulab-jamun-plate': breads.gulabJamunPlate,
  'rasmalai-plate': breads.rasmalaiPlate,
  'jalebi-rabri': breads.jalebiRabri,
  'masala-chai': drinks.masalaChai,
  'filter-coffee': drinks.filterCoffee,
  lassi: drinks.lassi,
  'fresh-lime-soda': drinks.freshLimeSoda,
  'mineral-water': drinks.mineralWater,
  cola: drinks.cola,
}

const isDrawn = (itemId: string): itemId is DemoItemId => Object.hasOwn(drawings, itemId)

/**
 * The picture of an item as SVG text, 480 × 360, the same on every run.
 *
 * @throws RangeError for an id that is not on the demo menu.
 */
export const renderPicture = (itemId: string): string => {
  if (!isDrawn(itemId)) throw new RangeError(`The demo menu has no picture of ${itemId}.`)
  return drawings[itemId]()
}
