import type { ProductId } from '../cast/products.ts'

/** A contract of the story: what was agreed, how far it got, and on which working days of the month; zero and below lie before it. */
export interface Agreement {
  readonly key: string
  readonly customer: string
  readonly title: string
  readonly kind: 'sale' | 'service' | 'framework'
  readonly lines: readonly (readonly [product: ProductId, qty: number, yuan: number])[]
  readonly payment: readonly (readonly [milestone: string, percent: number])[]
  /** Days from the last day of the month. */
  readonly deliverIn: number
  readonly endsIn: number
  readonly quality: string
  readonly place: string
  readonly duties: readonly [ours: string, theirs: string]
  readonly breach: string
  readonly state: 'draft' | 'inReview' | 'returned' | 'performing' | 'archived'
  /** Begun, handed in, decided, signed; as many as it took. */
  readonly days: readonly number[]
  readonly milestones?: readonly (readonly [what: string, due: number, done?: number, quality?: 'ok' | 'defect', paidPercent?: number])[]
  /** What the lead says with the first answer. */
  readonly leadSays?: string
  readonly opinions?: readonly (readonly [field: string, words: string])[]
  readonly risk?: string
  /** The title of the deal that it came of. */
  readonly deal?: string
}

const thirds = [['签订后五日内预付', 30], ['验收合格后十五日内结清', 70]] as const
const halves = [['签订后五日内预付', 50], ['到货验收后十日内结清', 50]] as const

/** Nine contracts over all states: five are being performed, one of them with a milestone past its day. */
export const agreements: readonly Agreement[] = [
  {
    key: 'qiming', customer: 'qiming', title: '校庆纪念文具供货合同', kind: 'sale', deal: '校庆纪念文具 3400 份',
    lines: [['stationerySchool', 2400, 34], ['stationeryOffice', 680, 70]], payment: thirds, deliverIn: 26, endsIn: 58,
    quality: '按封样验收，印字清晰，破损率不超过千分之三。', place: '梧溪市校区收发室，分两批送达，供方卸货到位。',
    duties: ['按封样备货，分两批送达；破损两日内补发。', '收货当日点数签收，三日内提出异议。'], breach: '逾期交货每日按该批货款万分之五计，最高百分之五；逾期付款同此。',
    state: 'performing', days: [-1, 1, 3, 5], milestones: [['预付款到账', 9, 9, 'ok', 30], ['封样确认', 8, 8, 'ok'], ['首批一千二百份送达', 15, 16, 'ok'], ['第二批送达', 27], ['结清余款', 40]],
  },
  {
    key: 'mingde', customer: 'mingde', title: '赛事参赛包供货合同', kind: 'sale', deal: '赛事参赛包 600 份',
    lines: [['stationeryOffice', 600, 74], ['cards', 60, 40]], payment: halves, deliverIn: 12, endsIn: 40,
    quality: '证书夹与挂绳按色卡，偏差须事先书面确认。', place: '梧溪市赛场库房，一次送达。',
    duties: ['赛前五日送达，现场留一人补缺。', '提供参赛名单，定稿后不再更改。'], breach: '未按时送达且影响赛事的，按合同金额百分之十赔付。',
    state: 'performing', days: [-4, -3, -2, 0], milestones: [['名单定稿', 6, 6, 'ok'], ['挂绳色卡确认', 14], ['送达赛场', 26]],
    risk: '名单晚定会顶住刻印，已约定顺延。',
  },
  {
    key: 'jihe', customer: 'jihe', title: '夜班关怀小礼三个月服务合同', kind: 'service',
    lines: [['cup', 360, 80], ['teaSmall', 120, 188]], payment: [['每月五日前结上月', 100]], deliverIn: 60, endsIn: 75,
    quality: '到货时剩余保质期不少于三分之二。', place: '澄渡市护理部，每月五日前送达。',
    duties: ['按月配送，附手写寄语卡。', '每月二十日前报下月份数。'], breach: '当月缺送一次，次月货款减收百分之五。',
    state: 'performing', days: [-20, -18, -15, -13], milestones: [['首月送达', 3, 3, 'ok'], ['首月货款到账', 7, 7, 'ok', 33], ['次月送达', 24], ['第三月送达', 45]],
  },
  {
    key: 'wensheng', customer: 'wensheng', title: '文创市集联名杯供货合同', kind: 'sale',
    lines: [['cups', 900, 139], ['umbrella', 600, 60]], payment: thirds, deliverIn: -4, endsIn: 20,
    quality: '杯身图案按定稿，套色偏差不超过零点五毫米。', place: '澄渡市库房自提，供方装托。',
    duties: ['分色打样两轮，定稿后二十日出货。', '十日内确认图案与授权文件。'], breach: '图案授权有瑕疵的，由需方承担全部责任。',
    state: 'performing', days: [-16, -14, -12, -10], milestones: [['图案定稿', 1, 1, 'ok'], ['大货出厂', 16, 18, 'defect'], ['补印一百二十只', 24]],
  },
  {
    key: 'wangchuan', customer: 'wangchuan', title: '客房欢迎茶礼年度框架合同', kind: 'framework', deal: '客房欢迎茶礼按月供应',
    lines: [['teaSmall', 1200, 175], ['teaLarge', 600, 350]], payment: [['每季首月预付当季三成', 30], ['每季末结清', 70]], deliverIn: 200, endsIn: 300,
    quality: '茶样封存双方各一份，到货时剩余保质期不少于三分之二。', place: '鹿汀市酒店验货区，每月五日前送达。',
    duties: ['按月滚动备货，破损补发。', '提前十五日报次月数量。'], breach: '断供一次补偿当月货款百分之三，累计三次可解除。',
    state: 'performing', days: [-13, -12, -10, -8], milestones: [['首月到货', 2, 2, 'ok'], ['次月到货', 23], ['季度对账', 28]], risk: '保质期要求高，库存要按月滚动。',
  },
  {
    key: 'anlan', customer: 'anlan', title: '三十周年庆典礼供货合同', kind: 'sale', deal: '三十周年庆典礼 850 份',
    lines: [['moonMiddle', 600, 240], ['teaLarge', 250, 216]], payment: thirds, deliverIn: 20, endsIn: 50,
    quality: '刻字按双方签字名单，错漏三日内重做。', place: '三地直寄，地址见附件。',
    duties: ['三地分装直寄，庆典当日拍照归档。', '名单双方签字后开刻。'], breach: '刻字错漏超过百分之一的，退还该部分货款。',
    state: 'inReview', days: [17, 19, 21], risk: '刻字名单还差四十人，晚交要顺延。',
  },
  {
    key: 'qinghe', customer: 'qinghe', title: '全员福利与客户答谢礼年度框架合同', kind: 'framework', deal: '全员福利与客户答谢礼年框',
    lines: [['moonSmall', 900, 150], ['teaSmall', 700, 190]], payment: thirds, deliverIn: 90, endsIn: 365,
    quality: '外盒用需方特种纸，按封样验收。', place: '云岫市厂区，分三批送达。',
    duties: ['分三批备货，提前七天锁数。', '特种纸提前二十日到供方。'], breach: '特种纸晚到的，交期顺延且不计违约。',
    state: 'returned', days: [13, 15, 18],
    opinions: [['breach', '只写了对方纸晚到的情形，我方晚交怎么算没写，请补上比例和上限。'], ['payment', '年框三批交货，付款只分两期，第二批之前没有回款节点，建议按批结。'], ['duties', '“提前七天锁数”之后对方再改数量的，写明费用由谁承担。']],
  },
  {
    key: 'yunshan', customer: 'yunshan', title: '入职礼包年签合同', kind: 'framework', deal: '入职礼包年签',
    lines: [['stationeryOffice', 400, 72], ['cup', 400, 82]], payment: [['按季结上季', 100]], deliverIn: 120, endsIn: 365,
    quality: '三件套按月发，缺件两日内补。', place: '云岫市总部前台。',
    duties: ['按实际入职人数发货。', '每月二十五日前报人数。'], breach: '',
    state: 'draft', days: [20],
  },
  {
    key: 'chenxi', customer: 'chenxi', title: '重阳长者慰问礼供货合同', kind: 'sale',
    lines: [['fruit', 100, 180]], payment: halves, deliverIn: -40, endsIn: -24,
    quality: '当日分装，冷链送达。', place: '云岫市院区护理站。',
    duties: ['当日分装、冷链送达。', '当面点数签收。'], breach: '变质当场退换，并按该批货款百分之十补偿。',
    state: 'archived', days: [-19, -18, -17, -16], milestones: [['预付款到账', -15, -15, 'ok', 50], ['分装送达', -13, -13, 'ok'], ['结清余款', -6, -6, 'ok', 50]],
  },
]
