/** An amount in the smallest unit of its currency (fen, cents). Never a float of yuan. */
export interface Money {
  readonly amountCents: number
  readonly currency: string
}

export const defaultCurrency = 'CNY'

export const money = (amountCents: number, currency: string = defaultCurrency): Money => ({ amountCents, currency })

/** Reads what a person types: `1,234.5`, `１２３４`, `¥1234.50`; `undefined` when it is no amount. */
export function parseAmountCents(typed: string): number | undefined {
  const plain = typed.normalize('NFKC').replace(/[,\s¥￥元]/g, '')
  if (!/^-?\d{1,12}(\.\d{1,2})?$/.test(plain)) return undefined
  const negative = plain.startsWith('-')
  const [whole = '0', fraction = ''] = plain.replace('-', '').split('.')
  const cents = Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
  return negative ? -cents : cents
}
