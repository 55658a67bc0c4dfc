/** What the company sells, all under its own invented brand. Prices are list prices in yuan. */
export interface Product {
  readonly label: string
  readonly yuan: number
  readonly code: string
  readonly unit: string
  readonly leadDays: number
  readonly stock: number
}

export const products = {
  moonSmall: { label: '望月礼盒·雅致款', yuan: 168, code: 'QY-WY-01', unit: '盒', leadDays: 12, stock: 1800 },
  moonMiddle: { label: '望月礼盒·臻选款', yuan: 298, code: 'QY-WY-02', unit: '盒', leadDays: 12, stock: 960 },
  moonLarge: { label: '望月礼盒·典藏款', yuan: 688, code: 'QY-WY-03', unit: '盒', leadDays: 18, stock: 240 },
  riceSix: { label: '青棹粽礼·六只装', yuan: 98, code: 'QY-QZ-06', unit: '盒', leadDays: 10, stock: 2200 },
  riceTen: { label: '青棹粽礼·十只装', yuan: 168, code: 'QY-QZ-10', unit: '盒', leadDays: 10, stock: 1500 },
  cup: { label: '暖杯套装·单杯', yuan: 88, code: 'QY-NB-01', unit: '只', leadDays: 7, stock: 3100 },
  cups: { label: '暖杯套装·对杯', yuan: 158, code: 'QY-NB-02', unit: '套', leadDays: 7, stock: 1450 },
  stationerySchool: { label: '云笺文具包·学生款', yuan: 38, code: 'QY-YJ-01', unit: '套', leadDays: 9, stock: 5200 },
  stationeryOffice: { label: '云笺文具包·商务款', yuan: 78, code: 'QY-YJ-02', unit: '套', leadDays: 9, stock: 2600 },
  umbrella: { label: '晴雨伞礼', yuan: 69, code: 'QY-QY-01', unit: '把', leadDays: 6, stock: 1900 },
  teaSmall: { label: '木铃茶礼·品鉴装', yuan: 198, code: 'QY-ML-01', unit: '盒', leadDays: 8, stock: 1320 },
  teaLarge: { label: '木铃茶礼·珍藏装', yuan: 368, code: 'QY-ML-02', unit: '盒', leadDays: 8, stock: 420 },
  cards: { label: '定制贺卡（十张）', yuan: 48, code: 'QY-HK-10', unit: '套', leadDays: 5, stock: 6000 },
  fruit: { label: '节令果篮', yuan: 188, code: 'QY-GL-01', unit: '篮', leadDays: 2, stock: 0 },
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
