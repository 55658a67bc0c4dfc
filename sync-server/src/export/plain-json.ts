import { isRecord } from '@hebu/shared/codec/fields.ts'
import { fragmentToJson } from '@hebu/shared/codec/canonical.ts'
import { isHistoryRoot, isTextRoot } from '@hebu/shared/codec/roots.ts'
import type { Doc } from 'yjs'
import { AbstractType, Array as YArray, Map as YMap, XmlFragment } from 'yjs'

/** Plain data in one order of keys, whatever Yjs or SQLite gave; what JSON has no form for is kept as a text. */
export function plain(value: unknown): unknown {
  if (typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value))) return String(value)
  if (value instanceof Uint8Array) return { base64: Buffer.from(value).toString('base64') }
  if (Array.isArray(value)) return value.map(plain)
  if (!isRecord(value)) return value
  const keys = Object.keys(value).filter((key) => value[key] !== undefined).toSorted()
  return Object.fromEntries(keys.map((key) => [key, plain(value[key])]))
}

/** Whatever stands under a root, as plain data; also what does not belong under a root of that name. */
export function rootToJson(doc: Doc, root: string): unknown {
  const isText = isTextRoot(root)
  const isList = isText || isHistoryRoot(root)
  const type = doc.get(root, isText ? XmlFragment : isList ? YArray<unknown> : YMap<unknown>)
  const content = isText ? fragmentToJson(type as XmlFragment, 'all') : (YArray.prototype.toArray.call(type) as readonly unknown[]).map((each) => (each instanceof AbstractType ? (each.toJSON() as unknown) : each))
  const keys = YMap.prototype.toJSON.call(type) as object
  const isPure = isList ? Object.keys(keys).length === 0 : content.length === 0
  return plain(isPure ? (isList ? content : keys) : { keys, content })
}

/** Elements one a line, so that two exports can be compared line by line. */
export const jsonLines = (elements: readonly unknown[]): string => (elements.length === 0 ? '[]\n' : `[\n${elements.map((element) => JSON.stringify(element)).join(',\n')}\n]\n`)
