/** How money that is held is spoken of. */
import { devices } from '../../till/store.ts'
import { money } from '../../words/format.ts'
import { deviceName } from '../../words/names.ts'
import { t } from '../../words/words.ts'
import { byKind, type Sum } from './money.ts'

/** `UPI ₹210.00 · Cash ₹100.00` */
export const sayMoney = (tenders: readonly Sum[]): string =>
  byKind(tenders)
    .map(({ kind, amount }) => `${t(`shared.tender-${kind}`)} ${money(amount, true)}`)
    .join(' · ')

/** What a screen of this outlet is called. */
export const screenNamed = (deviceId: string): string => {
  const device = devices.value.find((one) => one.deviceId === deviceId)
  return device === undefined ? t('pay.some-screen') : deviceName(device)
}
