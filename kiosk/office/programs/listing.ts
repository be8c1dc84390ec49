/** What the office reads of its programs beside the live view: when each was last heard from, and the roles. */
import { useEffect } from 'preact/hooks'
import type { DeviceDoc } from '../../../schema/device.ts'
import type { ReadingAnswer } from '../../../schema/readings.ts'
import { shownOutlet } from '../../lib/frame/shown-outlet.ts'
import { session } from '../../lib/session.ts'
import { useReading } from '../reading.ts'

export type Listing = ReadingAnswer<'integrations'>

/** Programs ask all day; when they last did is looked at again this often. */
const againMs = 20_000

/** The listing of the outlet that is shown, read anew with each program that comes or goes. */
export function useListing(programs: number): Listing | undefined {
  const outletId = shownOutlet.value?.outletId ?? ''
  const reading = useReading<Listing>(`/api/v1/integrations?outlet=${encodeURIComponent(outletId)}`)
  useEffect(() => {
    const timer = setInterval(reading.again, againMs)
    return () => clearInterval(timer)
  }, [outletId])
  useEffect(reading.again, [programs])
  return reading.value
}

/** When a program was last heard from: a moment, null where it never was, undefined while that is not known. */
export const lastHeard = (
  { deviceId }: DeviceDoc,
  listing: Listing | undefined,
): number | null | undefined =>
  listing?.programs.find((program) => program.deviceId === deviceId)?.lastHeardAt

/** Who issued a program's credential, and whether they still work at the outlet. */
export const issuerOf = ({
  integration,
}: DeviceDoc): { readonly name: string; readonly isHere: boolean } => {
  const issuedBy = integration?.issuedBy ?? ''
  const person = session.value.me?.users.find(({ userId }) => userId === issuedBy)
  return { name: person?.name ?? issuedBy, isHere: person !== undefined }
}
