import { who } from '../cast/people.ts'
import type { Season } from '../cast/products.ts'
import { bullets, checks, h, numbered, p, quote, strong, table } from '../stage/rich-text.ts'
import type { Minutes } from './script.ts'
import { doing, overdue, todo, verified } from './script.ts'

const { salesLead, xu, zhou, he, deng, newcomer } = who

/** The four Mondays of the sales department. */
export const salesMeetings = ({ festival }: Season): readonly Minutes[] => [
  {
    agenda: [['上周进展与数字', '陆行舟', 15], [`${festival}季重点客户逐个过`, '各负责人', 30], ['逾期与信用', '周明棠', 10], ['本周安排', '陆行舟', 10]],
    discussion: ({ person, customer }) => [
      h(2, '一、进展'),
      p(`${festival}季询价比上月明显多，四家 A 级客户都进入选款或报价。`, strong('本周的要紧事是把报价做准，不抢时间。')),
      h(2, '二、重点客户'),
      table(['客户', '进展', '卡在哪里', '下一步'],
        [[customer('qinghe')], '620 份，外盒自供', '破损责任', '核装配成本，书面报价'],
        [[customer('yunshan')], '850 份，二选一', '登记流程', '给登记表模板'],
        [[customer('jihe')], '1480 份，待投票', '少糖说明', '四款对比表'],
        [[customer('wangchuan')], '伴手礼约 900 份', '内托材料', '两版纸浆内托']),
      h(2, '三、逾期与信用'),
      p(customer('baizhou'), ' 上季两笔未清，仍要账期。讨论后一致：按信用要求先预付五成，', strong('逾期结清前不发新货'), '，', person(zhou), ' 负责口径统一。'),
      h(2, '四、其他'),
      bullets(['新同事叶青梧近日报到，任听泉留下的三家客户先由 ', person(salesLead), ' 代管。'], '样品柜上周对账少两套，借样一律登记。'),
    ],
    resolutions: [
      verified('青禾印务外盒自供方案核出装配成本和破损分担办法，书面报价', salesLead, 3, '装配每份加 2.6 元，破损按 1.5% 计', '报价单已发苏总监，抄送主任'),
      verified('样品柜借还登记表贴柜门，历史借样本周归还', deng, 4, '登记表已贴，补登 9 条', '两套对杯从展会箱里找到，账实相符'),
      verified('柏舟商贸逾期明细与信用要求发全组，统一对外口径', zhou, 2, '明细 2.6 万两笔，口径一页纸已发群'),
    ],
  },
  {
    agenda: [['上次决议回顾', '陆行舟', 10], ['大单进展', '陆行舟、许知遥', 20], ['闻笙文创投诉', '许知遥', 15], ['客户交接', '陆行舟', 10]],
    discussion: ({ person, customer }) => [
      h(2, '一、上次决议'),
      p('三项全部办结。样品柜账实相符，借样登记继续执行。'),
      h(2, '二、大单进展'),
      bullets(
        [customer('qinghe'), ' 数量加到 680 份，对方要求再让 6%，超出部门权限。'],
        [customer('yunshan'), ' 登记流程已定，地址由我方校一遍；采购要求含税分项报价。'],
        [customer('jihe'), ' 投票结束，两款按科室登记，公示五天。'],
      ),
      p('青禾的让价要换条件：预付三成、年度框架。', person(salesLead), ' 写清测算再报主任，不口头请示。'),
      h(2, '三、投诉'),
      p(customer('wensheng'), ' 杯盖渗水 36 套已换，对方要书面说明。', person(xu), ' 与客服对同一版文字，避免两个说法。'),
      quote('店长原话：我要的是原因和时间点，不是安慰。'),
      h(2, '四、客户交接'),
      numbered(['白露餐饮、栖云茶庄、临风幼儿园移交 ', person(newcomer), '，前两周由老同事陪访；'], '口头约定一律落成备忘，请客户确认；', '移交当天在档案里写明协同人。'),
    ],
    resolutions: [
      verified('青禾印务特价申请附测算与交换条件，报主任', salesLead, 2, '毛利测算按 680 份两种付款方式各算一版', '主任约周三面谈后同意按预付三成报'),
      verified('闻笙文创书面说明与客服统一定稿后发出', xu, 3, '初稿给苏静檀改过两处时间', '已发季店长，回执收到'),
      overdue('三家移交客户的口头约定逐条落成备忘', newcomer, 4, '白露、栖云两家已确认，临风园长出差，约下周一'),
    ],
  },
  {
    agenda: [['上次决议回顾', '陆行舟', 10], ['发货前核对', '陆行舟', 15], ['潜在客户', '周明棠、何雨岑', 20], ['运力与交期', '邓书禾', 10]],
    discussion: ({ person, customer }) => [
      h(2, '一、上次决议'),
      p('两项办结，备忘一项差一家：', person(newcomer), ' 约到园长后补。'),
      h(2, '二、发货前核对'),
      p(strong('三地、三厂区、分科室'), '——这一季的单子都要分送，地址错一个就是一次投诉。定三条：'),
      checks([true, '收货表由客户盖章或邮件确认'], [true, '装箱单与收货表由两人对读'], [false, '贴标前拍照留存']),
      h(2, '三、潜在客户'),
      bullets(
        [customer('jincheng'), ' 先做一家店试点，陈列架按押金借出；'],
        [customer('lanting'), ' 三家打样，手绘稿晚，先排打样档期；'],
        [customer('woye'), ' 谈果篮互供，请运营算损耗。'],
      ),
      h(2, '四、运力'),
      p(customer('yuanfan'), ' 愿意节前留两台车，', person(deng), ' 把条件写成备忘。'),
    ],
    resolutions: [
      verified('三大单收货表模板与对读办法下发', xu, 3, '模板三页：厂区、科室、到家各一', '云杉与济和已按模板回传'),
      overdue('远帆物流节前两台车的运力备忘签回', deng, 3, '备忘已发，姜副总出差未签'),
      verified('锦程汽贸试点店陈列架押金协议', zhou, 3, '押金 600 元，协议一页，法务看过', '试点店已收架，照片归档'),
    ],
  },
  {
    agenda: [['上次决议回顾', '陆行舟', 10], ['签约与发货倒排', '陆行舟', 25], ['回款', '周明棠', 10], ['年度框架', '陆行舟', 10]],
    discussion: ({ person, customer }) => [
      h(2, '一、签约与发货倒排'),
      table(['客户', '签约', '首批发货', '负责人'],
        [[customer('qinghe')], '本周', '签约后第八天', [person(salesLead)]],
        [[customer('yunshan')], '本周', '分三地，一周内', [person(xu)]],
        [[customer('jihe')], '下单函已取', '分三天，晚六点后', [person(zhou)]],
        [[customer('qiming')], '校务会已过', '名单到后十天', [person(he)]]),
      h(2, '二、回款'),
      p(customer('baizhou'), ' 剩余 1.3 万月底前结清，预付到账才发第一批 600 件。', customer('langrun'), ' 尾款已约定日期。'),
      h(2, '三、年度框架'),
      p('青禾、汇川两家愿意谈年签。先把条款里「临时增减 5%」和「价格随原料调整」写清楚，再送法务。'),
    ],
    resolutions: [
      doing('年度框架条款稿（增减量、调价、付款）送法务', salesLead, 4, '初稿参考汇川年签，缺调价公式'),
      todo(`${festival}季分送单据归档：收货表、装箱单、照片一单一夹`, he, 6),
    ],
  },
]
