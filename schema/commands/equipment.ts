/** What a screen is called, and what a till stands at: its drawer, and the printer of its receipts. */
import * as v from 'valibot'
import { command, someId } from './command-shape.ts'
import { described } from '../doc-shapes.ts'
import { drawerPin } from '../device.ts'
import { id, names, uuid } from '../shapes.ts'

export const equipmentCommands = {
  'drawer.set': command({
    says: 'Makes a drawer at a printer, or changes what it is called and where it hangs.',
    takes: {
      drawerId: described(id, 'A new one makes a drawer.'),
      names,
      printerId: described(id, 'The printer whose socket it hangs at; it says the outlet too.'),
      pin: drawerPin,
    },
    example: {
      drawerId: 'counter-drawer-2',
      names: { en: 'Second drawer', hi: 'दूसरी दराज़' },
      printerId: 'counter-receipt',
      pin: 5,
    },
    refuses: ['printer.unknown', 'drawer.unknown', 'drawer.name-taken', 'drawer.socket-taken'],
  }),
  'device.equip': command({
    says: 'Says at which drawer a till stands, and which printer prints its receipts.',
    takes: {
      deviceId: uuid,
      printerId: described(v.nullable(id), 'null: none.'),
      drawerId: described(v.nullable(id), 'null: none; then it keeps no till.'),
    },
    example: { deviceId: someId, printerId: 'counter-receipt', drawerId: 'counter-drawer' },
    refuses: ['device.missing', 'device.no-till', 'printer.unknown', 'drawer.unknown'],
  }),
  'device.rename': command({
    says: 'Calls a screen, a bridge or a program something else.',
    takes: { deviceId: uuid, names },
    example: { deviceId: someId, names: { en: 'Kitchen wall', hi: 'रसोई की दीवार' } },
    refuses: ['device.missing'],
  }),
} as const

export type EquipmentCommandName = keyof typeof equipmentCommands
