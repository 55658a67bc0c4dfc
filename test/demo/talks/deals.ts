/** A possible deal of the season: what it is, how it was judged and how far it got. */
export interface Deal {
  readonly customer: string
  readonly title: string
  readonly yuan: number
  readonly state: 'found' | 'assessed' | 'pursuing' | 'negotiating' | 'won' | 'lost' | 'dropped'
  /** Scale, demand, competition, profit; absent while nobody has judged it. */
  readonly scores?: readonly [number, number, number, number]
  readonly plan: string
  readonly next: string
  /** Working days of the month on which it was found and then moved on, step by step. Zero and below: before the month. */
  readonly days: readonly number[]
  /** Days from the last day of the month to the expected signing. */
  readonly closesIn: number
  readonly notes?: readonly (readonly [day: number, note: string])[]
  readonly terms?: readonly (readonly [topic: 'model' | 'price' | 'payment' | 'delivery' | 'afterSales', ours: string, theirs: string, agreed: boolean])[]
  readonly risk?: string
  /** Why it was lost or given up. */
  readonly why?: string
}

/** The eighteen of the season, over all states; some have stood still for too long. */
export const deals: readonly Deal[] = [
  { customer: 'changgeng', title: '外勤关怀包按季供应', yuan: 62_000, state: 'found', plan: '', next: '约安全环保部看样', days: [16], closesIn: 60 },
  { customer: 'woye', title: '合作社年会果礼包装', yuan: 18_500, state: 'found', plan: '', next: '问清包装由谁设计', days: [4], closesIn: 45 },
  { customer: 'jiamuTwin', title: '开业礼（展会登记）', yuan: 25_000, state: 'found', plan: '', next: '核对是否与嘉木家居同一家', days: [14], closesIn: 40 },
  { customer: 'lanting', title: '澜庭二期交房礼 600 份', yuan: 108_000, state: 'assessed', scores: [4, 4, 3, 3], plan: '先做样板间签约礼切入，再谈交房礼。', next: '请陆行舟定是否投入打样', days: [9, 13], closesIn: 55 },
  { customer: 'jingxing', title: '用户大会伴手礼 150 份', yuan: 27_000, state: 'assessed', scores: [2, 4, 4, 3], plan: '对杯加云笺本，一周出数码样。', next: '等大会日期', days: [5, 8], closesIn: 35, notes: [[8, '大会日期未定，市场部说最迟月底定。']] },
  { customer: 'siqi', title: '开放日小礼试单', yuan: 9_600, state: 'assessed', scores: [1, 3, 3, 3], plan: '小批量现货，不打样。', next: '问人数', days: [16, 20], closesIn: 30 },
  { customer: 'qinghe', title: '全员福利与客户答谢礼年框', yuan: 268_000, state: 'negotiating', scores: [5, 5, 3, 4], plan: '用他们的特种纸做外盒，量价分三档，年框签一年。', next: '把外盒打样费写进框架', days: [-12, -8, -4, 6], closesIn: 12,
    notes: [[6, '行政部认可外盒方案，财务要看三档价。'], [15, '总经理原则同意年框，打样费由谁出还没定。']],
    terms: [['price', '三档阶梯价', '要求第一档再降 3%', false], ['payment', '三成预付，验收后结清', '同意', true], ['delivery', '分三批，提前七天锁数', '同意', true]], risk: '特种纸由对方供，晚到会顶住交期；合同写明顺延。' },
  { customer: 'wangchuan', title: '客房欢迎茶礼按月供应', yuan: 146_000, state: 'negotiating', scores: [4, 5, 4, 3], plan: '小份茶礼按月滚动备货，宴会伴手礼另议。', next: '对方法务看保质期条款', days: [-9, -6, -2, 9], closesIn: 18,
    notes: [[9, '餐饮总监同意小份装。'], [18, '法务要求到货时剩余保质期不少于三分之二。']],
    terms: [['delivery', '每月 5 日前到', '希望提前一天', true], ['afterSales', '破损补发', '补发之外要赔付', false]] },
  { customer: 'anlan', title: '三十周年庆典礼 850 份', yuan: 198_000, state: 'negotiating', scores: [5, 4, 3, 4], plan: '分三地直寄，庆典当天拍照归档。', next: '确认刻字样稿', days: [-6, -3, 2, 12], closesIn: 9, notes: [[12, '品牌经理签了第二轮样。'], [20, '刻字名单还差 40 人。']] },
  { customer: 'jihe', title: '夜班关怀小礼三个月', yuan: 54_000, state: 'pursuing', scores: [3, 4, 4, 3], plan: '护理部每月给寄语，先签三个月试行。', next: '取三个月采购函', days: [-5, -2, 3], closesIn: 20, notes: [[14, '首月满意度 9 分，护理部愿意续。']] },
  { customer: 'yunshan', title: '入职礼包年签', yuan: 76_000, state: 'pursuing', scores: [3, 4, 3, 4], plan: '三件套按月发，按实际入职人数结。', next: '报全年单价', days: [1, 4, 7], closesIn: 28, notes: [[17, '人力资源部提出按季结算。']] },
  { customer: 'huichuan', title: '年度表彰礼 80 份刻名', yuan: 33_600, state: 'pursuing', scores: [2, 4, 4, 4], plan: '名单双方盖章后开刻，三天交。', next: '约名单定稿日', days: [2, 5, 8], closesIn: 42 },
  { customer: 'jincheng', title: '城北店试驾礼试点', yuan: 88_000, state: 'pursuing', scores: [5, 3, 2, 3], plan: '一家店试一个月，陈列架押金出借；集团备案同步做。', next: '报试点周数据', days: [3, 6, 10], closesIn: 50, notes: [[19, '城北店第一周发出 210 份。']] },
  { customer: 'chenxi', title: '护理员福利礼', yuan: 21_000, state: 'pursuing', scores: [2, 3, 3, 3], plan: '与长者节礼错开两周送。', next: '问院办预算', days: [-8, -4, -1], closesIn: 25 },
  { customer: 'qiming', title: '校庆纪念文具 3400 份', yuan: 129_200, state: 'won', scores: [5, 5, 3, 3], plan: '分学段两款，校办统一收货。', next: '', days: [-14, -11, -9, -2, 13], closesIn: -8, notes: [[-2, '校办会通过两款方案。']] },
  { customer: 'mingde', title: '赛事参赛包 600 份', yuan: 46_800, state: 'won', scores: [3, 4, 4, 3], plan: '证书夹一并供，挂绳看色卡。', next: '', days: [-10, -8, -6, 1, 17], closesIn: -4 },
  { customer: 'guifan', title: '旅舍年卡礼', yuan: 16_000, state: 'lost', scores: [2, 2, 2, 2], plan: '明信片与小杯组合。', next: '', days: [-11, -9, -7, 12], closesIn: -6, why: '对方换了老板，改用本地小作坊，单价低两成，我们跟不到。' },
  { customer: 'baichuan', title: '内托换员工福利互供', yuan: 12_000, state: 'dropped', scores: [1, 2, 2, 2], plan: '', next: '', days: [-3, 4, 11], closesIn: 20, why: '互供要走两套合同，量小不值得；先按普通客户维护。' },
]
