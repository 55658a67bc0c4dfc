/** An amount in the smallest unit of its currency (fen, cents). Never a float of yuan. */
export interface Money {
  readonly amountCents: number
  readonly currency: string
}

export const defaultCurrency = 'CNY'

export const money = (amountCents: number, currency: string = defaultCurrency): Money => ({ amountCents, currency })

/** How an amount is said to be in a currency, before or after its figures. */
const currencySigns: readonly (readonly [RegExp, string])[] = [
  [/^(?:hk\$|hkd|港[币幣元])|(?:hkd|港[币幣元])$/, 'HKD'],
  [/^(?:us\$|usd|\$|美[元金])|(?:usd|美[元金])$/, 'USD'],
  [/^(?:€|eur|[欧歐]元)|(?:€|eur|[欧歐]元)$/, 'EUR'],
  [/^(?:¥|rmb|cny|人民[币幣])|(?:rmb|cny|元整?|[块塊])$/, 'CNY'],
]

/** Powers of ten that Chinese counts in. */
const magnitudes: Readonly<Record<string, number>> = { 千: 3, 万: 4, 萬: 4, 百万: 6, 百萬: 6, 千万: 7, 千萬: 7, 亿: 8, 億: 8 }

/** A number in digits, with thousands and in Chinese magnitudes: `1,234.5`, `１２３４`, `3.5万`. As exact digits, `35000`; `undefined` when it is none. */
export function readDigits(typed: string): string | undefined {
  const plain = typed.normalize('NFKC').replaceAll('。', '.').replace(/[,、\s]/g, '').replace(/^[−–]/, '-')
  const [, sign = '', whole = '', fraction = '', tail = ''] = /^(-?)(\d*)(?:\.(\d*))?([百千]?[万萬]|[千亿億]|)$/.exec(plain) ?? []
  if (whole === '' && fraction === '') return undefined
  const power = magnitudes[tail] ?? 0
  const moved = fraction.padEnd(power, '0')
  const left = `${whole}${moved.slice(0, power)}`.replace(/^0+(?=\d)/, '')
  const right = moved.slice(power).replace(/0+$/, '')
  return `${sign}${left === '' ? '0' : left}${right === '' ? '' : `.${right}`}`
}

/** Reads an amount as people type it: `1,234.5`, `１２３４`, `¥3.5万`, `US$ 20`; in `currency` where none is said. `undefined` when it is none, or finer than a cent. */
export function readMoney(typed: string, currency: string = defaultCurrency): Money | undefined {
  let rest = typed.normalize('NFKC').toLowerCase().replace('￥', '¥').replace(/\s+/g, '')
  let said = currency
  for (const [sign, code] of currencySigns) {
    if (!sign.test(rest)) continue
    said = code
    // Both: `¥20元`.
    rest = rest.replace(sign, '').replace(sign, '')
    break
  }
  const digits = readDigits(rest)
  if (digits === undefined || !/^-?\d{1,12}(\.\d{1,2})?$/.test(digits)) return undefined
  const negative = digits.startsWith('-')
  const [whole = '0', fraction = ''] = digits.replace('-', '').split('.')
  const cents = Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
  return { amountCents: negative && cents !== 0 ? -cents : cents, currency: said }
}

/** The amount alone of {@link readMoney}, whatever the currency. */
export const parseAmountCents = (typed: string): number | undefined => readMoney(typed)?.amountCents

/** An amount so many times, to the cent: half a cent goes away from zero. Reckoned in whole numbers, so that 1.005 × 1.00 is 1.01. */
export function times({ amountCents, currency }: Money, count: number): Money {
  const [mantissa = '0', exponent = '0'] = String(count).toLowerCase().split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  const decimals = fraction.length - Number(exponent)
  const digits = BigInt(`${whole}${fraction}`) * BigInt(amountCents)
  if (decimals <= 0) return { currency, amountCents: Number(digits * 10n ** BigInt(-decimals)) }
  const unit = 10n ** BigInt(decimals)
  const magnitude = digits < 0n ? -digits : digits
  const rounded = (magnitude * 2n + unit) / (unit * 2n)
  return { currency, amountCents: Number(digits < 0n ? -rounded : rounded) }
}
