/** A refusal is a value; a bug throws. `E` is a machine-readable reason that the interface puts into words. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: E }

export const granted = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })

export const refused = <E>(refusal: E): { readonly ok: false; readonly refusal: E } => ({ ok: false, refusal })
