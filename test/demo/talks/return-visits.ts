import { who } from '../cast/people.ts'
import type { Talk } from './script.ts'
import { talk } from './script.ts'

/** A return visit by telephone: whom customer service called, and what came of it. */
export interface ReturnVisit {
  readonly customer: string
  readonly by: string
  readonly talk: Talk
}

const { serviceLead, lin, yao } = who

const heard = (customer: string, by: string, purpose: string, needs: string, concerns: string, intent: Talk['intent'], next: string, brief: string): ReturnVisit => ({
  customer, by, talk: talk('call', purpose, '', needs, concerns, intent, next, brief),
})

/** Those that were answered, in the order in which they were made. */
export const answeredCalls: readonly ReturnVisit[] = [
  heard('wensheng', lin, '杯盖渗水受理回访', '店长要的是原因和时间点，不是安慰；会员群需要一段能直接发的话。', '第二批货不敢上架。', 'low', '当天给会员群说明文字', '回访闻笙文创杯盖渗水，给会员群说明文字'),
  heard('chenxi', yao, '上批礼盒使用回访', '长者反映提手偏硬，护理员建议换布提。', '', 'mid', '提手意见转运营', '回访晨曦康养，提手偏硬转运营'),
  heard('tongze', lin, '会员日兑换满意度', '兑换排队久，建议预先分袋。', '有 3 件外袋破。', 'mid', '补 3 件，建议书转周明棠', '回访同泽药房，补 3 件外袋破损'),
  heard('yunshan', yao, '入职礼收货回访', '本月 18 份到齐，新人反馈杯子好用。', '', 'high', '记满意，下月同日再访', '回访云杉科技入职礼，18 份到齐'),
  heard('wensheng', serviceLead, '投诉重开后的负责人回访', '要求书面写明补偿分担比例，周内答复。', '担心不同人说法不一样。', 'low', '统一由我对接，周五前书面', '闻笙文创投诉重开，我统一对接，周五前书面答复'),
  heard('mingde', lin, '参赛包样品收样确认', '样品收到，挂绳颜色卡要再寄一份。', '', 'mid', '寄色卡', '明德职校收样，补寄色卡'),
  heard('chuyang', yao, '拉链卡顿换货回访', '两个已换，新的顺滑；建议说明书画图。', '', 'high', '说明书建议登记', '初阳诊所换货回访满意'),
  heard('huichuan', lin, '生日果篮送达回访', '夜班 6 人收到时果已软，希望下午送。', '再软一次工会要扣款。', 'mid', '协调改下午班次', '汇川机械夜班果篮偏软，协调改下午送'),
  heard('bailu', yao, '储值客户礼咨询', '问能否印店名，起订多少。', '', 'mid', '转叶青梧报价', '白露餐饮问印店名，转叶青梧'),
  heard('yuanfan', lin, '站点送货时间核对', '五个站点只有两个晚上有人，改约早七点。', '', 'mid', '更新站点时间表', '远帆物流站点改早七点收货'),
  heard('muye', yao, '入住礼破损回访', '420 份破 5 份，都在箱角。', '山路颠，箱角要加护。', 'mid', '补 5 份，箱角加护转运营', '沐野民宿破 5 份，箱角加护转运营'),
  heard('qiming', lin, '色样寄达确认', '校办收到，盛主任周二带去会上。', '', 'high', '会后再问', '启明中学色样已到校办'),
  heard('xingye', yao, '合版印刷到货确认', '两版齐，B 校区少 4 份。', '', 'mid', '补 4 份', '星野培训少 4 份，已补'),
  heard('jihe', serviceLead, '夜班关怀小礼首月满意度', '护理部给 9 分，扣分在卡片字太小。', '', 'high', '卡片字号改 14', '济和医院夜班礼 9 分，卡片字号要大'),
  heard('langrun', lin, '参观礼到货回访', '200 份齐，两把伞骨弯。', '', 'mid', '换两把', '朗润装饰换两把伞'),
  heard('wensheng', lin, '试卖一周前的到货确认', '两家店已摆，店员会随手灌水演示。', '', 'mid', '周末看销量', '闻笙文创两家店恢复试卖'),
  heard('danfeng', yao, '上季节礼满意度', '总体满意，想要可拆分的小盒。', '', 'mid', '需求转陆行舟', '丹枫纸品想要可拆分小盒'),
  heard('wangchuan', serviceLead, '伴手礼月度满意度', '宴会部 8 分，希望每批提前一天到。', '', 'high', '与运营约定提前一天', '望川酒店宴会部 8 分，要提前一天到'),
  heard('jiamu', yao, '三把伞换货回访', '已换，店长问换下来的要不要寄回。', '', 'high', '请寄回一把做分析', '嘉木家居伞已换，寄回一把分析'),
  heard('anlan', lin, '签样后的客户体验回访', '品牌经理满意两轮打样的速度，希望庆典后给一份发放照片。', '', 'high', '庆典当天拍照归档', '安澜仪表满意打样速度，要发放照片'),
]

/** Those that are still to be made, were missed or called off: whom, and what about. */
export const openCalls: readonly (readonly [customer: string, by: string, purpose: string])[] = [
  ['wensheng', serviceLead, '试卖满一周后的满意度回访'],
  ['qinghe', lin, '二十份样礼的客户反馈'],
  ['huichuan', yao, '果篮改下午送后的回访'],
  ['jihe', lin, '首日送货后的科室回访'],
  ['chenxi', yao, '易撕口内袋的使用回访'],
]
export const missedCalls: readonly (readonly [customer: string, by: string, purpose: string])[] = [
  ['lingyun', lin, '入职礼标位确认单签收回访'],
  ['tingyu', yao, '寄售结算到账回访'],
  ['linfeng', serviceLead, '交接客户服务说明'],
]
export const cancelledCalls: readonly (readonly [customer: string, by: string, purpose: string, why: string])[] = [
  ['hengxin', yao, '沙龙礼满意度预访', '对方沙龙改期，等新日期再约'],
  ['guyu', lin, '联名盒客户体验访谈', '样盒还没出，谈不到体验'],
]
