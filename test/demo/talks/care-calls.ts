import { who } from '../cast/people.ts'

/** A follow-up: whom, by whom, why, when it was due and made, and what was heard. */
export interface CareCall {
  readonly customer: string
  /** The customer's owner where absent. */
  readonly by?: string
  readonly reason: 'newCustomer' | 'regular' | 'majorProject' | 'afterDelivery' | 'afterCase'
  readonly method: 'phone' | 'email' | 'visit'
  /** The n-th working day of the month that it was due on. */
  readonly due: number
  /** So many working days later it was made; absent: never. */
  readonly after?: number
  readonly usage: string
  readonly score?: number
  readonly noScore?: string
  readonly needs?: string
  readonly opinions?: string
}

const { serviceLead, lin, yao } = who

const call = (customer: string, by: string | undefined, reason: CareCall['reason'], method: CareCall['method'], due: number, after: number | undefined, usage: string, score?: number, needs?: string, opinions?: string): CareCall => ({
  customer, ...(by === undefined ? {} : { by }), reason, method, due, ...(after === undefined ? {} : { after }), usage, ...(score === undefined ? {} : { score }), ...(needs === undefined ? {} : { needs }), ...(opinions === undefined ? {} : { opinions }),
})

const silent = (of: CareCall, noScore: string): CareCall => ({ ...of, noScore })

/** Thirty-four due within the month: twenty-seven in time, three after their grace, four not made. */
export const careCalls: readonly CareCall[] = [
  call('qinghe', undefined, 'majorProject', 'visit', 4, 0, '答谢礼样盒在前台摆了两周，来客问的人多。', 5, '年底想加 50 份给合作印厂。'),
  call('wangchuan', undefined, 'regular', 'phone', 6, 1, '茶礼每天补一次，保洁说好摆。', 4, undefined, '卡片易卷边，希望纸再厚一点。'),
  call('danfeng', undefined, 'regular', 'phone', 9, 0, '上季节礼发完，员工反映提手好拎。', 4, '问可拆分的小盒。'),
  call('zhixing', undefined, 'regular', 'email', 12, 2, '公开课伴手礼用到第三场，还剩 20 份。', 4, '下季四场，要换封面。'),
  call('yunshan', undefined, 'regular', 'phone', 5, 0, '入职礼每月 18 份够用，杯子评价好。', 5),
  call('wensheng', undefined, 'afterCase', 'visit', 8, 1, '换过的杯盖试了一周，没有再渗水。', 3, undefined, '希望补偿分担写成书面。'),
  call('chenxi', yao, 'afterDelivery', 'phone', 10, 0, '易撕口内袋长者能自己打开了。', 5, '护理员也想要一份。'),
  call('lingyun', lin, 'regular', 'phone', 7, 1, '入职礼标位偏了 2 毫米，已接受。', 3, undefined, '下批要先看首件。'),
  call('langrun', lin, 'afterDelivery', 'phone', 13, 0, '换的两把伞收到，参观礼发了一半。', 4),
  call('jihe', serviceLead, 'majorProject', 'visit', 11, 0, '科室登记分装省了护士长半天时间。', 5, '夜班小礼想续三个月。'),
  call('huichuan', lin, 'regular', 'phone', 9, 2, '果篮改下午送，夜班收到不软了。', 4),
  call('baizhou', undefined, 'regular', 'phone', 14, 1, '第一批 600 件铺到 31 家店，走得动。', 4, undefined, '还是想要账期。'),
  call('tongze', lin, 'regular', 'phone', 15, 0, '会员日兑换排队短了，预先分袋有用。', 4, '两家店想长期试伞礼。'),
  call('guyu', undefined, 'newCustomer', 'phone', 16, 1, '联名盒结构图已转给车间看。', 4),
  call('chuyang', yao, 'afterDelivery', 'phone', 12, 0, '无别针版小朋友喜欢，没有再卡。', 5),
  call('qiming', undefined, 'majorProject', 'visit', 17, 0, '色样在校办会上通过，两款都留。', 5, '毕业季还想做一款。'),
  call('muye', yao, 'afterDelivery', 'phone', 14, 0, '补的 5 份到了，箱角护板有用。', 4, '茶室零售想换小包。'),
  call('tingyu', yao, 'regular', 'phone', 18, 2, '寄售结算对清，明信片卖得最好。', 4),
  call('mingde', lin, 'newCustomer', 'phone', 18, 0, '参赛包挂绳颜色定了，学生试戴过。', 5),
  call('anlan', undefined, 'majorProject', 'phone', 13, 1, '两轮打样速度满意，庆典流程已排。', 5, '庆典后要一份发放照片。'),
  call('jiamu', yao, 'afterCase', 'phone', 11, 0, '三把伞换好，店员会检查伞骨了。', 4),
  call('xingye', yao, 'afterDelivery', 'phone', 16, 0, '补的 4 份到 B 校区，家长会用完。', 4),
  call('yuanfan', lin, 'regular', 'phone', 19, 0, '早七点收货顺，五个站点都签了。', 4, '司机想要保温大一点的杯。'),
  call('hengxin', undefined, 'regular', 'phone', 19, 1, '沙龙改期，礼品先存我们仓。', 4),
  silent(call('bailu', undefined, 'newCustomer', 'phone', 17, 0, '开业礼还没发，店长休假。'), '店长不在，店员不便评分'),
  call('qiyun', undefined, 'regular', 'phone', 20, 0, '茶器寄售上架，摆在收银台边。', 4),
  call('linfeng', undefined, 'newCustomer', 'phone', 20, 1, '交接后园长认可，活动单已确认。', 5),
  // After their grace.
  call('xingye', undefined, 'regular', 'phone', 3, 6, '合版印刷家长没看出两版差别。', 4),
  call('jiamu', undefined, 'regular', 'phone', 5, 5, '会员礼库存够到下月，暂不加。', 3, undefined, '回访晚了，店长说前两次都打不通。'),
  call('lingyun', undefined, 'regular', 'email', 8, 6, '标位确认单已补签。', 3),
  // Not made.
  call('guyu', yao, 'regular', 'phone', 9, undefined, ''),
  call('hengxin', yao, 'regular', 'phone', 6, undefined, ''),
  call('bailu', yao, 'regular', 'phone', 12, undefined, ''),
  call('tingyu', undefined, 'regular', 'phone', 14, undefined, ''),
]

/** Those that lie ahead: the working days after the last one; one of them was moved there with a reason. */
export const careAhead: readonly { readonly customer: string; readonly by?: string; readonly reason: CareCall['reason']; readonly in: number; readonly moved?: { readonly from: number; readonly why: string } }[] = [
  { customer: 'wensheng', by: serviceLead, reason: 'afterCase', in: 1 },
  { customer: 'qinghe', reason: 'regular', in: 2 },
  { customer: 'chenxi', by: lin, reason: 'regular', in: 3 },
  { customer: 'langrun', reason: 'regular', in: 4, moved: { from: 21, why: '样板间停电整修，对方请下周再来' } },
  { customer: 'muye', reason: 'regular', in: 6 },
  { customer: 'huichuan', by: yao, reason: 'afterDelivery', in: 7 },
]
