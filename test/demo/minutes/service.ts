import { who } from '../cast/people.ts'
import type { Season } from '../cast/products.ts'
import { bullets, h, numbered, p, quote, strong, table } from '../stage/rich-text.ts'
import type { Minutes } from './script.ts'
import { doing, finished, sentBack, todo, verified } from './script.ts'

const { serviceLead, lin, yao } = who

/** The four Mondays of the customer-service department. */
export const serviceMeetings = ({ festival }: Season): readonly Minutes[] => [
  {
    agenda: [['上周咨询与投诉', '林疏桐', 15], ['回访名单', '姚念禾', 10], ['节前话术', '苏静檀', 15]],
    discussion: ({ person, customer }) => [
      h(2, '一、咨询与投诉'),
      p('上周咨询里问得最多的是起订量、打标工期、能否分送。', person(lin), ' 把三类答法整理成一页。'),
      p(customer('tongze'), ' 兑换排队久、外袋破 3 件，补发已安排。'),
      h(2, '二、回访'),
      bullets('A 级客户每月一访，按级别排进日历；', ['破损类回访必须问到「在哪个环节破的」，', strong('不能只记数量'), '。']),
      h(2, `三、${festival}前话术`),
      quote('能当天答的不说「帮您问一下」；答不了的给出具体时间。'),
    ],
    resolutions: [
      verified('起订量、打标工期、分送三类咨询的一页答法', lin, 3, '一页纸已发，附两张图', '销售部反馈后改了分送费的说法'),
      verified('本月回访名单按级别排进日历', yao, 2, 'A 级 4 家、B 级 8 家已排'),
      verified('同泽药房破损外袋补发并回访', yao, 4, '3 件补发已签收', '建议书已转周明棠'),
    ],
  },
  {
    agenda: [['杯盖渗水投诉', '苏静檀', 30], ['上次决议回顾', '苏静檀', 5], ['投诉记录怎么写', '林疏桐', 10]],
    discussion: ({ person, customer }) => [
      h(2, '一、杯盖渗水'),
      p(customer('wensheng'), ' 第二次到货仍有 2 套渗水，投诉重开。负责人改为 ', person(serviceLead), '，对外只有一个口径。'),
      table(['时间', '事情', '谁'],
        ['首次反馈', '四家店退回 36 套', '许知遥当场换货'],
        ['第三天', '书面说明发出', '许知遥、客服'],
        ['第九天', '复检再现 2 套，投诉重开', '苏静檀接手'],
        ['第十天起', '补偿方案、逐只灌水', '客服、运营']),
      p('教训：', strong('换货不等于解决'), '。恢复供货前必须拿到运营的首件检记录。'),
      h(2, '二、投诉记录'),
      numbered('先写客户要什么，再写我们做什么；', '承诺时间写到几点；', '重开的投诉不另立新号。'),
    ],
    resolutions: [
      verified('闻笙文创补偿方案（含补偿券分担）报主任并答复客户', serviceLead, 3, '各担一半，预算内', '周五上午书面答复，客户接受'),
      verified('投诉记录写法改成三条，旧记录抽查十条', lin, 4, '抽查十条，改正四条'),
      verified('杯盖渗水通知话术发销售部', yao, 2, '话术与运营名单一并发出'),
    ],
  },
  {
    agenda: [['上次决议回顾', '苏静檀', 10], ['满意度', '林疏桐', 15], ['分送客户的回访', '姚念禾', 10]],
    discussion: ({ person, customer }) => [
      h(2, '一、满意度'),
      bullets([customer('jihe'), ' 夜班关怀小礼 9 分，扣分在卡片字小；'], [customer('wangchuan'), ' 宴会部 8 分，要提前一天到；'], '本月平均 8.6，低分集中在「送货时段」。'),
      h(2, '二、分送客户'),
      p('下月分送多，回访要对到收货人，不能只问联系人。', person(yao), ' 做抽样表：每单抽 5%，不少于 10 个收货人。'),
      h(2, '三、流程'),
      p('渗水这件事写成流程文件，', person(lin), ' 起草：冻结、通知、复检、恢复四步。'),
    ],
    resolutions: [
      finished('缺陷批次处理流程（冻结、通知、复检、恢复）初稿', lin, 4, '初稿四页，已请运营看'),
      sentBack('分送回访抽样表', yao, 3, '抽样只按单量，没有按收货点分层，重做', '按 5% 抽，共 74 个收货人'),
      verified('济和医院卡片字号问题反馈运营并回复客户', serviceLead, 2, '字号改 14，护理部已确认'),
    ],
  },
  {
    agenda: [['上次决议回顾', '苏静檀', 10], ['下月回访排班', '姚念禾', 15], ['节前值班', '苏静檀', 10]],
    discussion: ({ person, customer }) => [
      h(2, '一、上次决议'),
      p('流程初稿运营提了两处意见，抽样表重做中。'),
      h(2, '二、下月排班'),
      p('分送期每天两人接电话，', person(yao), ' 早班、', person(lin), ' 晚班，周末一人轮值。'),
      h(2, '三、试卖跟踪'),
      p(customer('wensheng'), ' 两家店试卖，满一周回访，销量与差评各记一栏。'),
    ],
    resolutions: [
      doing('分送期客服值班表与接听分工', yao, 3, '初排两周，周末还差一班'),
      todo('闻笙文创试卖一周回访并书面小结', serviceLead, 4),
    ],
  },
]
