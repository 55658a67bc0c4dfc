import type { Season } from '../cast/products.ts'
import { products } from '../cast/products.ts'

/** What somebody asked, and what they were told. */
export interface Question {
  readonly topic: 'product' | 'rule' | 'order' | 'price' | 'policy' | 'service' | 'other'
  readonly question: string
  readonly answer: string
}

const asked = (topic: Question['topic'], question: string, answer: string): Question => ({ topic, question, answer })

/** Thirty questions that come up again and again, of which each is asked three times a month. */
export const questions = ({ festival, gift, giftLarge }: Season): readonly Question[] => [
  asked('product', `${products[gift].label}里有哪几样？能不能看清单？`, '已发清单与实物图，注明保质期与净含量。'),
  asked('product', `${products.cups.label}的杯盖是什么材质，能进洗碗机吗？`, '杯盖不建议进洗碗机，杯身可以；说明书已发。'),
  asked('product', `${products.umbrella.label}伞骨断过，现在改了没有？`, '本批换了加厚伞骨，出库前逐把撑检。'),
  asked('product', `${products.stationerySchool.label}有没有小零件？给幼儿用。`, '提供无别针、圆角版本，附检测说明。'),
  asked('product', `${products[giftLarge].label}一箱装几盒，多大多重？`, '一箱六盒，箱规与毛重已发到邮箱。'),
  asked('product', `${products.teaSmall.label}的茶是今年的吗？`, '是今年春茶，批次号在盒底，检测报告可给。'),
  asked('product', `${products.fruit.label}能不能避开榴莲和菠萝蜜？`, '可以指定品种，下单时写进备注。'),
  asked('product', '盒子能印我们单位的标吗？最少多少？', '丝印 100 份起，烫金 300 份起；样稿两天。'),
  asked('price', `${products[gift].label}两百份什么价？`, '按两百份档报价，含税含市内送货，报价单已发。'),
  asked('price', `${products.cup.label}买五百只能打几折？`, '按量价表第三档，超出政策的由主管定，已转业务员。'),
  asked('price', '印标要不要另收钱？开版费多少？', '首单收开版费，满三百份免；重复下单不再收。'),
  asked('price', '分三个地方寄，运费怎么算？', '每地满二十份免运费，不足的按件收。'),
  asked('price', '同样的东西网上便宜，能不能再低？', '说明含分装与售后的差别；报价由业务员当天回电。'),
  asked('rule', `${festival}团购什么时候截止下单？`, '节前二十天截止，定制的提前三十天。'),
  asked('rule', '满赠活动能不能和量价一起用？', '不能同时用，取对您合适的一种；算了两种给您比。'),
  asked('rule', '以旧换新的杯子要带包装吗？', '不用包装，杯身无破裂即可；到展厅或寄回都行。'),
  asked('order', '我们的货发了没有？想要单号。', '今早已发，单号已短信告知，预计明天下午到。'),
  asked('order', '能不能改成周五送？那天才有人收。', '已改到周五上午，运营确认过车次。'),
  asked('order', '少收了四份，怎么办？', '核对装箱单确是少装，今天补发，不另收运费。'),
  asked('order', '发票抬头写错了，能换吗？', '可以换，原票寄回后三个工作日开出新票。'),
  asked('order', '名单还要加七个人，来得及吗？', '刻字今天下午开机，中午前给名单来得及。'),
  asked('order', '样品寄到哪里了？', '在本市网点，下午派件，已催。'),
  asked('policy', '可以先发货后付款吗？', '首单三成预付，老客户按信用要求；已转业务员确认。'),
  asked('policy', '没用完的能退吗？', '未印标、未拆封的七天内可退；印标的不退。'),
  asked('policy', '能开专票吗？税点多少？', '可以开专票，税率按品类，已发开票资料清单。'),
  asked('service', '能不能派人来讲讲怎么分发？', '满三百份可以派人到场半天，约好时间。'),
  asked('service', '收货那天能拍照留档吗？', '可以，送货师傅按清单拍三张，当天发您。'),
  asked('service', '想看看展厅，周末开吗？', '周六上午开，提前一天约，有人接待。'),
  asked('service', '破损的怎么理赔？', '签收时拍照，三天内补发；外箱破损的请当场注明。'),
  asked('other', '你们还招司机吗？', '请看人事公告，已把电话转给人事。'),
]

/** Strangers who asked and are no customers yet. */
export const strangers: readonly string[] = ['城南示例幼教 林老师', '示例律所行政 王女士', '一位不愿留名的个人', '示例车队 赵师傅', '河西示例社区 居委会', '示例健身房 店长', '示例茶馆 掌柜', '展会路过的两位客人']
