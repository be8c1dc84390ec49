import { expect, test } from 'vitest'
import { wifiUri } from '../../schema/wifi.ts'

test('a phone is told the name and the password of a Wi-Fi', () => {
  expect(wifiUri('Lal Patang Guests', 'jalebi-2026')).toBe(
    'WIFI:T:WPA;S:Lal Patang Guests;P:jalebi-2026;;',
  )
})

test('an open Wi-Fi asks for no password', () => {
  expect(wifiUri('Guests', '')).toBe('WIFI:T:nopass;S:Guests;;')
})

test('what means something in the code is written so that it does not', () => {
  expect(wifiUri('Ram; Shyam', 'a:b,"c"\\d')).toBe(
    'WIFI:T:WPA;S:Ram\\; Shyam;P:a\\:b\\,\\"c\\"\\\\d;;',
  )
})
