/** A line of an offer: a product or anything else, how many, and the price in yuan where it is not the list price. */
export type OfferLine = readonly [what: string, qty: number, yuan?: number]

/** What one version changes, and how it went. Working days of the month; zero and below lie before it. */
export interface OfferVersion {
  readonly submitted: number
  /** Absent while nobody has decided. */
  readonly decided?: number
  /** Why it was sent back. */
  readonly refused?: string
  readonly sent?: number
  /** What the customer said of it, on a later day, and who. */
  readonly feedback?: readonly (readonly [day: number, from: string, text: string])[]
  /** Lines that are other than in the version before: a price or quantity by the line's place, or a new line. */
  readonly prices?: readonly (readonly [line: number, yuan: number])[]
  readonly quantities?: readonly (readonly [line: number, qty: number])[]
  readonly adds?: readonly OfferLine[]
  readonly says?: string
}

/** An offer of the season. */
export interface Offer {
  /** The customer of the deal that it is for. */
  readonly deal: string
  readonly title: string
  readonly begun: number
  readonly lines: readonly OfferLine[]
  readonly delivery: string
  readonly intro: string
  readonly solution: readonly string[]
  readonly service: readonly string[]
  readonly event?: string
  readonly policyReason?: string
  readonly versions: readonly OfferVersion[]
  /** How it ended, on a working day. */
  readonly ends?: { readonly move: 'accept' | 'decline'; readonly on: number; readonly why?: string }
  /** Working days from the end of the month to the day it is valid until; thirty days on where nothing is said. */
  readonly validFor?: number
  readonly template?: boolean
}

const care = ['破损或错发，四十八小时内补发，运费由我方承担。', '交付后七天内回访一次，收集使用情况。']

/** Fourteen over all states, one to four versions; two below policy, of which one was approved and one sent back; one past its day. */
export const offers: readonly Offer[] = [
  { deal: 'qinghe', title: '全员福利与客户答谢礼年框方案', begun: -3, delivery: '分三批：春、夏、秋各一批，每批提前七天锁定数量', intro: '一年三次福利与客户答谢，一份框架、三档价格，用贵司的特种纸做外盒。',
    lines: [['teaSmall', 620, 188], ['cups', 380, 150], ['cards', 200]], solution: ['外盒用贵司“云纹”特种纸，内托统一尺寸，三批共用一套模。', '量价分三档：满 800 份 95 折，满 1500 份 93 折，满 2500 份 91 折。', '每批次前由行政部确认名单与寄语。'], service: care,
    versions: [
      { submitted: 0, decided: 0, sent: 1, feedback: [[4, '行政部 覃主任', '茶礼单价再低一些；打样费能不能不单列？']] },
      { submitted: 6, decided: 7, sent: 7, prices: [[0, 184]], says: '打样费并入首批，不单列。', feedback: [[12, '财务 沈经理', '三档价写清起算口径，按年累计还是按批？']] },
      { submitted: 15, decided: 15, sent: 16, quantities: [[1, 420]], prices: [[0, 182]], says: '三档价按全年累计数量起算，年末多退少补。', feedback: [[20, '总经理办公室', '原则同意，等打样定色后签。']] },
    ] },
  { deal: 'wangchuan', title: '客房欢迎茶礼按月供应方案', begun: 2, delivery: '每月 4 日前送到，首月 600 份', intro: '小份茶礼放进客房，宾客离店时可带走。', lines: [['teaSmall', 600, 183], ['cards', 60]],
    solution: ['改小份装，一盒两泡，独立封口。', '到货时剩余保质期不少于三分之二，不足的整批更换。'], service: ['破损补发，当月结清；连续两月破损率超过 1% 另行赔付。'],
    versions: [{ submitted: 8, decided: 9, sent: 10, feedback: [[18, '餐饮总监', '每月再提前一天；破损的赔付写进服务承诺。']] }] },
  { deal: 'anlan', title: '三十周年庆典礼 850 份方案', begun: -5, delivery: '庆典前三天寄达三地，当天拍照归档', intro: '三十周年，一份能留下来的礼：刻名的对杯与珍藏茶。', policyReason: '重点客户三十周年首单，量 850 份，后续年框在谈；低于下限 2.4 个点，由总监批准。',
    lines: [['cups', 850, 145], ['cards', 850, 45]], solution: ['杯身刻姓名与入职年份，名单由贵司品牌部提供。', '总部、云岫、梧溪三地直寄，各地一份清单。', '样稿两轮，签样后开刻。'], service: ['刻字有误，三天内重做寄出。', ...care], event: '庆典当天派两人到场，协助发放与合影点布置。',
    versions: [
      { submitted: -4, decided: -4, sent: -3, feedback: [[-2, '品牌经理', '想加一份茶，做成两件套。']] },
      { submitted: 1, decided: 1, sent: 2, adds: [['teaSmall', 850, 182]], says: '改为对杯加品鉴茶两件套，共用一个外盒。', feedback: [[5, '品牌经理', '超了预算，贺卡可以不要，单价再谈。']] },
      { submitted: 7, decided: 8, sent: 9, prices: [[0, 142.2], [2, 178.2]], quantities: [[1, 200]], says: '贺卡只配管理层 200 份。', feedback: [[12, '采购部', '对杯能到 138 就定。']] },
      { submitted: 13, decided: 14, sent: 15, prices: [[0, 138]] },
    ], ends: { move: 'accept', on: 18 } },
  { deal: 'qiming', title: '校庆纪念文具 3400 份方案', begun: -10, delivery: '开学前一周送校办统一收货', intro: '分学段两款，同一套封面。', lines: [['stationerySchool', 2600, 35], ['stationeryOffice', 800, 72]], solution: ['小学部用学生款，初中部用商务款，封面印校训。', '按班分箱，箱外贴班级与人数。'], service: care,
    versions: [{ submitted: -9, decided: -9, sent: -8, feedback: [[-6, '校办', '按班分箱，人数以开学名单为准。']] }, { submitted: -4, decided: -4, sent: -3, quantities: [[0, 2580], [1, 820]], says: '按开学名单，最终数量以校办确认为准。' }], ends: { move: 'accept', on: 3 } },
  { deal: 'mingde', title: '赛事参赛包 600 份方案', begun: -5, delivery: '赛前五天到场馆', intro: '一包装齐：文具、证书夹、挂绳。', lines: [['stationeryOffice', 600, 72], ['证书夹（定制）', 600, 6]], solution: ['证书夹与文具同色，挂绳按色卡选定。'], service: care, versions: [{ submitted: -3, decided: -3, sent: -2 }], ends: { move: 'accept', on: 2 } },
  { deal: 'guifan', title: '旅舍年卡礼方案', begun: -10, delivery: '下单后十五天', intro: '明信片与小杯的组合。', lines: [['cup', 180, 82], ['cards', 60]], solution: ['杯身印旅舍手绘图案。'], service: care, versions: [{ submitted: -8, decided: -8, sent: -7 }], ends: { move: 'decline', on: 11, why: '对方换了供应商，单价低两成，我们跟不到。' } },
  { deal: 'jihe', title: '夜班关怀小礼三个月试行方案', begun: 0, delivery: '每月 1 日、15 日两次', intro: '给夜班护士的一杯热茶。', lines: [['cup', 360, 82], ['teaSmall', 90, 183]], solution: ['每月由护理部写寄语，随杯附卡。', '先试三个月，满意度 8 分以上续签。'], service: care, versions: [{ submitted: 10, decided: 10, sent: 11, feedback: [[19, '护理部', '首月反响好，寄语想换成手写体。']] }], validFor: 2 },
  { deal: 'yunshan', title: '入职礼包年签方案', begun: 12, delivery: '每月末按实际入职人数寄出', intro: '三件套，入职当天放在工位上。', lines: [['cups', 240, 150], ['stationeryOffice', 240, 74], ['cards', 24]], solution: ['按月发，按季结，人数以人力资源部名单为准。'], service: care, versions: [{ submitted: 19, decided: 21 }] },
  { deal: 'huichuan', title: '年度表彰礼 80 份刻名方案', begun: 14, delivery: '名单盖章后三天', intro: '八十份刻名的珍藏茶礼。', lines: [['teaLarge', 80, 348], ['刻名（每份）', 80, 12]], solution: ['名单双方盖章后开刻，错一赔一。'], service: ['刻名有误，两天内重做。'], versions: [{ submitted: 21 }] },
  { deal: 'jincheng', title: '城北店试驾礼试点方案', begun: 7, delivery: '每周一补货', intro: '一家店试一个月，按实发结算。', lines: [['umbrella', 900, 58], ['cup', 300, 79.2]], solution: ['陈列架出借，押金一千元。', '每周交一次发放数据。'], service: care, policyReason: '试点价，争取集团备案。',
    versions: [{ submitted: 12, decided: 13, refused: '伞的报价低于政策下限一成多，试点没有量的承诺，不批。先谈最低起订量，再报。' }] },
  { deal: 'chenxi', title: '护理员福利礼方案', begun: -6, delivery: '与长者节礼错开两周', intro: '给护理员的一份谢意。', lines: [['stationeryOffice', 130, 74], ['cup', 130, 82]], solution: ['分两次送，先送夜班组。'], service: care, versions: [{ submitted: -4, decided: -3, sent: -2 }], validFor: -6 },
  { deal: 'lanting', title: '样板间签约礼方案', begun: 18, delivery: '待定', intro: '先做样板间签约礼，再谈交房礼。', lines: [['teaLarge', 60]], solution: ['交房日历与茶礼两款，选一款打样。'], service: [], versions: [] },
  { deal: 'jingxing', title: '用户大会伴手礼 150 份方案', begun: 11, delivery: '大会前两天', intro: '对杯加云笺本。', lines: [['cups', 150, 150], ['stationeryOffice', 150, 74]], solution: ['一周出数码样，封面印大会主题。'], service: care, versions: [] },
  { deal: '', title: '节礼标准方案（模板）', begun: -12, delivery: '签约后二十天，节前十天送达', intro: '节礼的通用写法：礼品组合、包装、寄语、分送四段，按客户改。', lines: [['teaSmall', 100], ['fruit', 50], ['cards', 10]], solution: ['礼品组合：两款主礼加贺卡，按预算选档。', '包装：标准外盒，可印客户标识。', '分送：一次送达，或按名单直寄。'], service: care, event: '如需现场发放，提前五个工作日说明人数与地点。', versions: [], template: true },
]
