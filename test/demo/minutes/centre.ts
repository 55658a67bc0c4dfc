import { who } from '../cast/people.ts'
import type { Season } from '../cast/products.ts'
import { bullets, checks, h, numbered, p, quote, strong, table } from '../stage/rich-text.ts'
import type { Minutes } from './script.ts'
import { doing, finished, overdue, verified } from './script.ts'

const { director, salesLead, opsLead, serviceLead, ops, lin, zhou } = who

/** The monthly summary of the whole centre. */
export const monthlyMeeting = ({ festival }: Season): Minutes => ({
  agenda: [['三部门月度总结', '三位负责人', 45], ['投诉与质量', '苏静檀', 15], ['下月计划', '顾闻溪', 20], ['信用与回款', '顾闻溪', 10]],
  discussion: ({ person, customer }) => [
    h(1, '月度总结会'),
    h(2, '一、各部门'),
    table(['部门', '做成的事', '没做好的事', '下月要紧的'],
      ['销售部', '四家 A 级客户全部进入报价以后', '潜在客户跟得散', `${festival}季签约与分送`],
      ['运营部', '安全线重算、内托切换方案', '供应商首件检缺位', '夜班与分送复核'],
      ['客户服务部', '咨询一页答法、回访排进日历', '投诉换手时口径不一', '分送回访抽样']),
    h(2, '二、质量'),
    p('杯盖渗水从发现到冻结隔了两天。', person(opsLead), ' 表态：以后首件检没有记录不入库；', person(serviceLead), ' 牵头写流程。'),
    quote('主任：客户能原谅一次缺陷，不会原谅两种说法。'),
    h(2, '三、信用与回款'),
    p('季度信用评估完成。对业务公开的只有付款要求，', strong('等级不外传'), '：', customer('baizhou'), '、', customer('qiyun'), ' 预付不低于五成，其余需预付的不低于三成。'),
    h(2, '四、下月计划'),
    numbered('签约四家 A 级客户，分送零错址；', '满意度不低于 8.8；', '盘点差异率控制在 0.3% 以内；', '新人独立承担三家客户。'),
  ],
  resolutions: [
    doing('缺陷批次处理流程定稿并培训到每个班组', serviceLead, 6, '初稿已出，等运营意见'),
    doing('分送零错址专项检查，抽 10% 对读', opsLead, 5, '对读分组已排'),
    { ...finished('需预付的客户，付款要求逐一书面告知', zhou, 2, '七家已发告知函，六家回执'), open: true },
    doing('下月部门计划与个人目标对齐', salesLead, 3, '个人目标已收齐，与部门数差 4%'),
  ],
})

/** The task force for the festival's stock; the second meeting is still being written up. */
export const taskForceMeetings = ({ festival }: Season): readonly Minutes[] => [
  {
    agenda: [['备货缺口', '韩松亭', 20], ['分送仓位', '蒋若澄', 15], ['联合排班', '苏静檀', 10]],
    discussion: ({ person, customer }) => [
      h(1, `${festival}备货专项小组 第一次会议`),
      p('成员：', person(opsLead), '、', person(ops), '、', person(salesLead), '、', person(serviceLead), '。目标：节前两周不缺货、不错址。'),
      h(2, '缺口'),
      table(['品类', '已锁订单', '可用', '缺口', '办法'], ['礼盒类', '2900', '2040', '860', '加开两个夜班'], ['内托', '2900', '1600', '1300', '第二版纸浆内托追单'], ['铭牌', '170', '40', '130', '名单盖章后一次开刻']),
      h(2, '分送仓位'),
      bullets('按收货点分区，不按订单分区；', [customer('jihe'), ' 单独一区，按楼栋码放。']),
    ],
    resolutions: [
      verified('纸浆内托追单 1300 只，锁到货日', ops, 3, '追单合同已签，分两批到', '首批 700 只已入库'),
      verified('分送区划线与编号', opsLead, 5, '划 12 区，编号到货架'),
      overdue('三部门联合排班表', serviceLead, 4, '客服与运营已排，销售驻仓人员名单未定'),
    ],
  },
  {
    agenda: [['缺口复盘', '韩松亭', 15], ['首批发货日', '陆行舟', 20], ['应急预案', '苏静檀', 15]],
    discussion: ({ person, customer }) => [
      h(1, `${festival}备货专项小组 第二次会议`),
      h(2, '缺口复盘'),
      bullets('内托首批 700 只已入库，第二批后天到；', ['礼盒缺口从 860 降到 210，', strong('再开一个夜班即可补齐'), '；'], '铭牌仍等名单。'),
      h(2, '首批发货日'),
      p(customer('qinghe'), ' 三个厂区先发北岸；', customer('yunshan'), ' 三地同日发出。', person(salesLead), ' 今晚与客户确认窗口。'),
    ],
    resolutions: [{ content: '青禾北岸厂区首批发货窗口与客户确认', assignee: salesLead, due: 1, open: true, outcome: 'todo', notes: [] }],
  },
]

/** What two of the task force added on trains without a network, each at their own place. */
export const addedOffline: readonly (readonly [member: string, after: string, lines: readonly string[]])[] = [
  [opsLead, '仓库', ['夜班从下周一开始，六人，先做礼盒，装配与复核分开；', '冻结区钥匙由班长与复核员各持一把。']],
  [lin, '客服', ['应急预案：错址先补发再追回，两小时内回电；', '断货替代款由销售当场征得客户书面同意。']],
]

/** The quarter's meeting with those the centre works with. */
export const partnerMeeting = ({ festival }: Season): Minutes => ({
  agenda: [['交付与质量回顾', '韩松亭', 20], [`${festival}季供货承诺`, '合作方', 25], ['付款与对账', '顾闻溪', 10]],
  discussion: ({ person, customer }) => [
    h(1, '季度合作伙伴会议'),
    p('到会：密封圈、内托、印刷三家供应方代表（姓名见签到表），我方 ', person(director), '、', person(opsLead), '、', person(salesLead), '。'),
    h(2, '质量'),
    p('密封圈供应方承认换人未做首件检，同意承担 ', customer('wensheng'), ' 退货的物流与补偿一半。'),
    checks([true, '首件检记录随货同行'], [true, '批次号印到内袋'], [false, '异常四小时内通报（待书面）']),
    h(2, '供货承诺'),
    bullets('内托按周滚动供货，缺料提前五天说；', '印刷色差以签样为准，双方各留一份。'),
  ],
  resolutions: [
    verified('三家供应方质量承诺书签回', opsLead, 4, '两家当场签，一家盖章寄回', '三份已归档'),
    doing('异常四小时通报写进供货合同补充条款', opsLead, 4, '条款稿给法务方既白看'),
  ],
})
