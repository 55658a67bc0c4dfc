import type { Money } from './money.ts'

const letters = {
  'zh-Hans': { digits: '零壹贰叁肆伍陆柒捌玖', places: ['', '拾', '佰', '仟'], groups: ['', '万', '亿', '万亿'], currency: '人民币', negative: '负' },
  'zh-Hant': { digits: '零壹貳參肆伍陸柒捌玖', places: ['', '拾', '佰', '仟'], groups: ['', '萬', '億', '萬億'], currency: '人民幣', negative: '負' },
} as const

/** Four digits in capitals, without zeros at the ends: `1020` is `壹仟零贰拾`. */
function inGroup(value: number, { digits, places }: (typeof letters)['zh-Hans' | 'zh-Hant']): string {
  let said = ''
  let zero = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10
    if (digit === 0) zero = said !== ''
    else {
      said += `${zero ? '零' : ''}${digits[digit]}${places[place]}`
      zero = false
    }
  }
  return said
}

/** An amount of renminbi as contracts and quotes write it out: `人民币壹万贰仟叁佰元零伍分`. Of another currency there is none. */
export function moneyInCapitals({ amountCents, currency }: Money, language: 'zh-Hans' | 'zh-Hant'): string | undefined {
  if (currency !== 'CNY' || !Number.isSafeInteger(amountCents)) return undefined
  const form = letters[language]
  const cents = Math.abs(amountCents)
  const [yuan, jiao, fen] = [Math.floor(cents / 100), Math.floor(cents / 10) % 10, cents % 10]
  let said = ''
  let skipped = false
  for (let group = 3; group >= 0; group--) {
    const value = Math.floor(yuan / 10_000 ** group) % 10_000
    if (value === 0) {
      skipped = said !== ''
      continue
    }
    // What is left out between two digits is said once.
    said += `${said !== '' && (skipped || value < 1000) ? '零' : ''}${inGroup(value, form)}${form.groups[group]}`
    skipped = false
  }
  const whole = said === '' ? (jiao + fen === 0 ? '零元' : '') : `${said}元`
  const rest = `${jiao > 0 ? `${form.digits[jiao]}角` : fen > 0 && whole !== '' ? '零' : ''}${fen > 0 ? `${form.digits[fen]}分` : ''}`
  return `${form.currency}${amountCents < 0 ? form.negative : ''}${whole}${rest}${fen === 0 ? '整' : ''}`
}
