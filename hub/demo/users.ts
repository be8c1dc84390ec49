/**
 * The people of the demo shop, one for every role and two at the counter.
 *
 * Their PINs are part of the demo and are shown to whoever tries it, so they
 * open nothing but the demo.
 */
import type { DemoUser } from './shapes.ts'

export const users = [
  {
    id: 'asha',
    name: 'Asha Kulkarni',
    roleId: 'owner',
    language: 'en',
    outletIds: ['counter', 'restaurant', 'factory'],
    pin: '704218',
  },
  {
    id: 'imran',
    name: 'Imran Shaikh',
    roleId: 'manager',
    language: 'en',
    outletIds: ['counter', 'restaurant', 'factory'],
    pin: '315986',
  },
  {
    id: 'meena',
    name: 'Meena Jadhav',
    roleId: 'cashier',
    language: 'en',
    outletIds: ['counter', 'restaurant'],
    pin: '862430',
  },
  {
    id: 'ravi',
    name: 'Ravi Pawar',
    roleId: 'seller',
    language: 'hi',
    outletIds: ['counter'],
    pin: '597103',
  },
  {
    id: 'sunita',
    name: 'Sunita More',
    roleId: 'seller',
    language: 'en',
    outletIds: ['counter', 'restaurant'],
    pin: '418265',
  },
  {
    id: 'dinesh',
    name: 'Dinesh Yadav',
    roleId: 'cook',
    language: 'hi',
    outletIds: ['counter', 'restaurant'],
    pin: '930574',
  },
  {
    id: 'farida',
    name: 'Farida Sayyed',
    roleId: 'waiter',
    language: 'en',
    outletIds: ['restaurant'],
    pin: '275841',
  },
  {
    id: 'kiran',
    name: 'Kiran Gaikwad',
    roleId: 'waiter',
    language: 'hi',
    outletIds: ['restaurant'],
    pin: '640379',
  },
] as const satisfies readonly DemoUser[]
