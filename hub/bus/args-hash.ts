/** What a command would do, in one short text: the same name and arguments give the same hash. */
import { hash } from 'node:crypto'
import { toldArgs } from '../../schema/approval.ts'

/** @param more whatever else the same command must have the same. */
export const argsHashOf = (name: string, args: unknown, ...more: readonly unknown[]): string =>
  hash('sha256', `${name}\n${JSON.stringify([args, ...more])}`, 'base64url')

/** What an approval is held to, in one short text. */
export const allowedHashOf = (name: string, args: unknown): string =>
  argsHashOf(name, toldArgs(name, args))
