import { safeFileName } from '@hebu/shared/vocabulary/file-names.ts'

/** A part of a file, as `Range` asks for it: from a byte up to but without another. */
export interface ByteRange {
  readonly fromByte: number
  readonly toByte: number
}

/** The one range that a `Range` header names. `undefined`: the whole is answered; `unsatisfiable`: there are no such bytes. */
export function rangeOf(header: string | undefined, sizeBytes: number): ByteRange | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '')
  if (match === null || (match[1] === '' && match[2] === '')) return undefined
  if (match[1] === '') {
    const last = Number(match[2])
    return last === 0 || sizeBytes === 0 ? 'unsatisfiable' : { fromByte: Math.max(0, sizeBytes - last), toByte: sizeBytes }
  }
  const fromByte = Number(match[1])
  const toByte = match[2] === '' ? sizeBytes : Math.min(sizeBytes, Number(match[2]) + 1)
  if (match[2] !== '' && Number(match[2]) < fromByte) return undefined
  return fromByte >= sizeBytes ? 'unsatisfiable' : { fromByte, toByte }
}

/** `Content-Disposition` of a download, with its name in ASCII and in UTF-8 (RFC 6266, RFC 8187). */
export function asAttachment(name: string | undefined): string {
  const saved = safeFileName(name ?? '')
  if (saved === '') return 'attachment'
  const ascii = saved.replaceAll(/[^\u0020-\u007e]/g, '_').replaceAll('%', '_').replaceAll("'", '_')
  const encoded = encodeURIComponent(saved).replaceAll(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
