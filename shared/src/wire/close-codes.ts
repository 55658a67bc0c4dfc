/**
 * Why a channel or socket was closed. y-websocket gives up on 4400–4499 and tries again on all others,
 * so what may heal by itself lies outside of that range.
 */
export const closeCodes = {
  /** Going away on purpose. */
  normal: 1000,
  /** The relay is draining; come back. */
  restart: 1012,
  /** Too much unsent data for this socket, or too many frames; come back later. */
  overloaded: 1013,
  /** The frame was not of the grammar. */
  malformed: 4400,
  /** No valid session or token. */
  unauthenticated: 4401,
  /** This member may not open this volume. */
  forbidden: 4403,
  /** No such address. */
  unknownVolume: 4404,
  /** The volume was restored or rewritten; the local copy belongs to another epoch. */
  otherEpoch: 4409,
  /** The member was removed, or the session was revoked. */
  revoked: 4410,
  /** A frame or volume beyond its size. */
  tooLarge: 4413,
  /** An update that would harm others. */
  poisoned: 4422,
  /** The client speaks another wire version: update the app. */
  outdated: 4426,
  /** The relay cannot write at the moment; work is kept on the device and tried again. */
  storeUnavailable: 4503,
} as const

export type CloseReason = keyof typeof closeCodes

export type CloseCode = (typeof closeCodes)[CloseReason]

export function closeReason(code: number): CloseReason | undefined {
  return (Object.keys(closeCodes) as CloseReason[]).find((reason) => closeCodes[reason] === code)
}
