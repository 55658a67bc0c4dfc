import { fold } from '../search/fold.ts'

const fewestDigits = 7

/** The numbers in a cell, each as bare digits: without +86, what parts the digits, and extensions ([MRG2]). */
export function foldPhones(typed: string): readonly string[] {
  return fold(typed)
    .split(/[、,;/\n|]|(?:转|分机|ext\.?|x)\s*\d+/u)
    .map((part) => part.replace(/\(0\)/u, '').replace(/[^\d]/gu, '').replace(/^(?:00)?86(?=1[3-9]\d{9}$|0?\d{10,11}$)/u, ''))
    .map((digits) => (/^[2-9]\d{9}$/u.test(digits) && /^\s*(?:\+|00)86/u.test(fold(typed)) ? `0${digits}` : digits))
    .filter((digits) => digits.length >= fewestDigits)
}

/** Somebody's own number, and not that of a house. */
export const isMobile = (digits: string): boolean => /^1[3-9]\d{9}$/u.test(digits)

/** One number, or a land line written with and without its area code. */
export function isSamePhone(one: string, other: string): boolean {
  if (one === other) return true
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return !isMobile(long) && long.startsWith('0') && !short.startsWith('0') && short.length <= 8 && long.length - short.length <= 4 && long.length - short.length >= 3 && long.endsWith(short)
}

/** What two numbers that may be the same have in common. */
export const phoneTail = (digits: string): string => digits.slice(-fewestDigits)
