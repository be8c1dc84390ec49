/** How money that is held is spoken of. */
import { session } from '../../session.ts'
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

const nameOf = (deviceId: string | undefined): string | undefined => {
  const device = devices.value.find((one) => one.deviceId === deviceId)
  return device && deviceName(device)
}

/** What a screen of this outlet is called; another one that is called as this one is, is said to be another. */
export const screenNamed = (deviceId: string): string => {
  const ownId = session.value.me?.device.deviceId
  const screen = nameOf(deviceId)
  if (screen === undefined) return t('pay.some-screen')
  return deviceId !== ownId && screen === nameOf(ownId) ? t('pay.other-screen', { screen }) : screen
}
