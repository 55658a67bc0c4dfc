/** What the company sells, all under its own invented brand. Prices are list prices in yuan. */
export interface Product {
  readonly label: string
  readonly yuan: number
}

export const products = {
  moonSmall: { label: '望月礼盒·雅致款', yuan: 168 },
  moonMiddle: { label: '望月礼盒·臻选款', yuan: 298 },
  moonLarge: { label: '望月礼盒·典藏款', yuan: 688 },
  riceSix: { label: '青棹粽礼·六只装', yuan: 98 },
  riceTen: { label: '青棹粽礼·十只装', yuan: 168 },
  cup: { label: '暖杯套装·单杯', yuan: 88 },
  cups: { label: '暖杯套装·对杯', yuan: 158 },
  stationerySchool: { label: '云笺文具包·学生款', yuan: 38 },
  stationeryOffice: { label: '云笺文具包·商务款', yuan: 78 },
  umbrella: { label: '晴雨伞礼', yuan: 69 },
  teaSmall: { label: '木铃茶礼·品鉴装', yuan: 198 },
  teaLarge: { label: '木铃茶礼·珍藏装', yuan: 368 },
  cards: { label: '定制贺卡（十张）', yuan: 48 },
  fruit: { label: '节令果篮', yuan: 188 },
} as const satisfies Readonly<Record<string, Product>>

export type ProductId = keyof typeof products

/** The festival that the orders of the season are for, and what is given then. */
export interface Season {
  readonly festival: string
  readonly gift: ProductId
  readonly giftLarge: ProductId
}

/** By the month of a date: people order one to four months ahead. */
export function seasonOf(date: string): Season {
  const month = Number(date.slice(5, 7))
  if (month >= 3 && month <= 5) return { festival: '端午', gift: 'riceSix', giftLarge: 'riceTen' }
  if (month >= 6 && month <= 9) return { festival: '中秋', gift: 'moonSmall', giftLarge: 'moonMiddle' }
  return { festival: '春节', gift: 'teaSmall', giftLarge: 'fruit' }
}
