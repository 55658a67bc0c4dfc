import type { Text } from '../vocabulary/text.ts'
import { text } from '../vocabulary/text.ts'
import type { Indicator } from './define-charter.ts'

/** An indicator without its weight: wording, block, and the measure of domain part (e) that fills it. */
interface Item {
  readonly label: Text
  readonly block: Indicator['block']
  readonly measure?: string
}

const result = (hant: string, en: string, measure?: string): Item => ({ label: text(hant, en), block: 'result', ...(measure === undefined ? {} : { measure }) })

/** Indicators that several regulations name, so that they are worded and measured alike. */
export const items = {
  salesAmount: result('銷售額', 'Sales amount', 'salesAmount'),
  salesProfit: result('銷售利潤', 'Sales profit', 'salesProfit'),
  salesGrowth: result('銷售增長率', 'Sales growth', 'salesGrowth'),
  marketShare: result('市場佔有率', 'Market share', 'marketShare'),
  newCustomers: result('新客戶數', 'New customers', 'newCustomers'),
  contractsSigned: result('合同簽訂數', 'Contracts signed', 'signedAmount'),
  signedAmount: result('簽約金額', 'Signed amount', 'signedAmount'),
  revenueAttainment: result('收入完成率', 'Revenue attainment', 'revenueAttainment'),
  potentialConversion: result('潛在客戶轉化率', 'Potential-customer conversion', 'potentialConversion'),
  satisfaction: result('客戶滿意度', 'Customer satisfaction', 'satisfaction'),
  loyalty: result('客戶忠誠度', 'Customer loyalty', 'loyalty'),
  followUpRate: result('客戶回訪率', 'Return-visit rate', 'followUpRate'),
  onTimeDelivery: result('訂單按時交付率', 'On-time delivery', 'onTimeDelivery'),
  orderAccuracy: result('訂單執行準確率', 'Order accuracy', 'orderAccuracy'),
  replyTimeliness: result('諮詢回覆及時率', 'Reply timeliness', 'replyTimeliness'),
  complaintRate: result('投訴率', 'Complaint rate', 'complaintRate'),
  complaintCount: result('投訴數量', 'Complaints', 'complaintRate'),
  complaintResolution: result('投訴解決率', 'Complaint resolution', 'complaintResolution'),
  complaintSuccess: result('投訴處理成功率', 'Complaint success', 'complaintSuccess'),
  complaintSatisfaction: result('投訴處理滿意度', 'Complaint-handling satisfaction', 'complaintSatisfaction'),
  resolutionTimeliness: result('問題解決及時率', 'Resolution timeliness', 'resolutionTimeliness'),
  dataAccuracy: result('銷售數據準確率', 'Sales-data accuracy', 'dataAccuracy'),
  processEfficiency: result('流程執行效率', 'Process efficiency', 'processEfficiency'),
  operatingCost: result('運營成本控制', 'Operating cost control', 'operatingCost'),
  contractQuality: result('合同履行質量', 'Contract performance quality', 'contractQuality'),
  contractRisk: result('合同風險控制', 'Contract risk control', 'contractRisk'),
  collectionRate: result('回款率', 'Collection rate', 'collectionRate'),
  budgetVariance: result('預算偏差率', 'Budget variance', 'budgetVariance'),
  reportPunctuality: result('報告提交及時性', 'Report punctuality', 'reportSubmission'),
  trainingEffect: result('培訓效果', 'Training effect', 'trainingEffect'),
  crossCompletion: { label: text('跨部門協作項目完成情況', 'Cross-department completion'), block: 'teamwork', measure: 'crossCompletion' },
  cooperation: { label: text('團隊協作配合度', 'Cooperation'), block: 'teamwork' },
  teamwork: { label: text('團隊協作', 'Teamwork'), block: 'teamwork' },
} as const satisfies Readonly<Record<string, Item>>

export const ability = (hant: string, en: string): Item => ({ label: text(hant, en), block: 'ability' })
export const attitude = (hant: string, en: string): Item => ({ label: text(hant, en), block: 'attitude' })
/** A result that no measure fills; people score it. */
export const judged = (hant: string, en: string): Item => ({ label: text(hant, en), block: 'result' })

/** A share of the review, in per cent, divided equally among its items. */
export interface Share {
  readonly percent: number
  readonly items: Readonly<Record<string, Item>>
}

/** Equal shares for everything, as where the regulation gives no weights. */
export const evenly = (all: Readonly<Record<string, Item>>): readonly Share[] => [{ percent: 100, items: all }]

/**
 * The indicators of a post or group with their weights in per cent of the whole review. What a division leaves over
 * goes to the last item, so that each share is met exactly.
 */
export function indicatorsOf(of: string, shares: readonly Share[]): Readonly<Record<string, Indicator>> {
  const weighted = shares.flatMap(({ percent, items: inShare }) => {
    const names = Object.keys(inShare)
    const each = Math.floor((percent / names.length) * 100) / 100
    return Object.entries(inShare).map(([name, item], index): [string, Indicator] => {
      const weight = index === names.length - 1 ? Math.round((percent - each * index) * 100) / 100 : each
      return [`${of}.${name}`, { ...item, of, weight }]
    })
  })
  return Object.fromEntries(weighted)
}
