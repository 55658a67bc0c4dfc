import type { RouteStep, Seal, SealStatement, WitnessStatement } from '../../vocabulary/sealing.ts'
import { canonicalJson } from '../canonical.ts'
import { isRecord } from '../fields.ts'

/** A statement as it is signed: its canonical JSON. */
export const writeStatement = (statement: SealStatement | WitnessStatement): string => canonicalJson(statement)

const isText = (value: unknown): value is string => typeof value === 'string'
const isTextOrAbsent = (value: unknown): boolean => value === undefined || isText(value)
const isHex = (value: unknown): boolean => isText(value) && /^[0-9a-f]{64}$/.test(value)

export const isRouteStep = (value: unknown): value is RouteStep =>
  isRecord(value) && Array.isArray(value.by) && value.by.every(isText) && (value.members === undefined || (Array.isArray(value.members) && value.members.every(isText))) && (value.mode === 'single' || value.mode === 'any' || value.mode === 'all') && typeof value.limitWorkingDays === 'number'

export const isRoute = (value: unknown): value is readonly RouteStep[] => Array.isArray(value) && value.every(isRouteStep)

function parsed(words: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(words)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** The statement that a seal is over, or `undefined` where the words are none. */
export function readStatement(words: string): SealStatement | undefined {
  const value = parsed(words)
  if (value?.hebu !== 'seal/1') return undefined
  const { workspace, book, page, id, move, from, to, by, at } = value
  const texts = [workspace, book, page, id, move, from, to, by, at].every(isText) && [value.as, value.for, value.note, value.after, value.series].every(isTextOrAbsent)
  const rest = isHex(value.content) && (value.previous === undefined || isHex(value.previous)) && (value.route === undefined || isRoute(value.route)) && (value.step === undefined || Number.isInteger(value.step))
  return texts && rest ? (value as unknown as SealStatement) : undefined
}

/** The statement of a witness, or `undefined` where the words are none. */
export function readWitnessStatement(words: string): WitnessStatement | undefined {
  const value = parsed(words)
  if (value?.hebu !== 'witness/1') return undefined
  const texts = [value.workspace, value.by, value.at].every(isText) && isHex(value.seal) && [value.post, value.refused, value.series].every(isTextOrAbsent)
  return texts && (value.number === undefined || Number.isInteger(value.number)) ? (value as unknown as WitnessStatement) : undefined
}

export const isSeal = (value: unknown): value is Seal => isRecord(value) && [value.statement, value.key, value.signature].every(isText)
