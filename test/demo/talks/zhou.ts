import { products } from '../cast/products.ts'
import type { Portfolio } from './script.ts'
import { contact, decider, talk } from './script.ts'

/** The customers of 周明棠. 柏舟 is rated D: nothing leaves the house for them without prepayment. */
export const customersOfZhou: Portfolio = ({ festival, gift, giftLarge }) => [
  {
    key: 'jihe', name: '澄渡市济和示例医院', town: '澄渡市', address: '澄渡市济世路示例 1 号', industry: '医疗健康', kind: 'institution', scale: 'large', tier: 'key', state: 'active', source: 'referral', credit: 'A',
    contacts: [decider('俞照临', '工会主席'), contact('方小满', '工会干事'), contact('石青', '总务科长', '收货、签单')],
    scope: '床位 900，职工 1480 人。', operating: '院庆在即，工会经费按季拨。', decision: '工会委员会投票选两款，院办公示五天后下单。', needs: '职工节礼 1480 份，夜班关怀小礼每月 300 份。', preferences: '不要酒，不要太甜；分科室装箱。', strategy: '工会福利与夜班关怀两条线，按科室分装是我们的长处。', potential: 91, willingness: 'high', keyDevelopment: true,
    talks: [
      talk('visit', '工会选款会前沟通', `带${products[gift].label}、${products.fruit.label}等四款实物。`, '1480 份，委员会下周投票选两款；要求每款都有少糖说明。', '去年送货堵了急诊通道，这次必须走东门。', 'high', '准备四款对比表，补少糖说明', `济和医院工会下周投票，1480 份，四款对比表`),
      talk('call', '投票结果沟通', '', `选了${products[gift].label}和${products.cup.label}，比例约七比三，具体按科室登记。`, '公示期五天内可能有职工提意见。', 'high', '做科室登记表，公示期留缓冲', '济和医院选定两款，按科室登记'),
      talk('visit', '总务科对送货路线', '画了东门卸货点，按楼栋分三天送。', '同意分三天；每箱贴科室与人数，护士长签收。', '电梯只能用晚上六点以后。', 'high', '排夜间送货班次', '济和医院送货走东门，分三天，晚六点后'),
      talk('online', '夜班关怀小礼样品', `${products.cards.label}配独立小包。`, '每月 300 份，卡片写护理部寄语，先签三个月。', '寄语每月换，来得及吗。', 'mid', '寄语每月 20 日前给，报三个月价', '济和医院夜班关怀先签三个月'),
      talk('visit', '公示结束取下单函', '', '公示无异议，下单函已盖章；科室登记表缺两个科。', '缺的两个科催了两次。', 'high', '补登记，锁装箱单', '济和医院下单函已取，缺两个科登记'),
      talk('visit', '首日送货现场跟进', '', '', '', 'high', '', ''),
    ],
  },
  {
    key: 'huichuan', name: '云岫市汇川示例机械', town: '云岫市', address: '云岫市装备示例园 5 路', industry: '科技制造', kind: 'enterprise', scale: 'large', tier: 'core', state: 'active', source: 'industryReport', credit: 'A',
    contacts: [decider('梁既望', '综合部部长'), contact('苗春禾', '综合部文员')],
    scope: '减速机制造，员工 560 人，三班制。', operating: '出口单回升，车间满产。', decision: '综合部报总经理，两万以内部长定。', needs: '员工生日福利每月约 45 份；年度表彰礼 80 份。', preferences: '工人喜欢大盒、看着实在。', strategy: '生日福利年签月提，表彰礼提前两月谈。', potential: 70, willingness: 'high',
    talks: [
      talk('visit', '生日福利年签谈判', `${products.fruit.label}与${products.cups.label}二选一，年 540 份。`, '愿意年签，要求按月送到班组，过生日当天到。', '倒班工人当天可能不在。', 'high', '出年签条款，班组长代收', '汇川机械生日福利年签 540 份，按班组送'),
      talk('call', '确认代收办法', '', '班组长代收可以，要一张代收单。', '', 'high', '做代收单样式', '汇川机械代收单样式待发'),
      talk('visit', '表彰礼预沟通', `${products.teaLarge.label}加刻名铭牌。`, '80 份，名单年底前半个月才出，刻名要快。', '刻名错了算谁的。', 'mid', '名单双方盖章后开刻，三天交', '汇川机械表彰礼 80 份刻名，名单盖章后开刻'),
      talk('visit', '年签合同送签', '', '', '', 'high', '', ''),
    ],
  },
  {
    key: 'baizhou', name: '鹿汀市柏舟示例商贸', town: '鹿汀市', address: '鹿汀市批发示例市场 3 区 118', industry: '商贸物流', kind: 'channel', scale: 'medium', tier: 'core', state: 'active', source: 'expo', credit: 'D',
    contacts: [decider('冯一苇', '总经理'), contact('钱小楼', '财务')],
    scope: '礼品批发，下游 40 多家小店。', operating: '扩了一个仓，现金紧，上季度两笔逾期。', decision: '总经理定，财务排款。', needs: '节前铺货 1200 件，想要账期。', preferences: '走量，包装可简。', strategy: '按信用要求先款五成以上；逾期未清不发新货。', potential: 60, willingness: 'high',
    talks: [
      talk('negotiation', '谈节前铺货与付款', '说明信用要求：预付五成，余款到货前付清。', '铺货 1200 件，坚持要 30 天账期。', '逾期的一笔说下周付。', 'mid', '账期不松，回去等预付', '柏舟商贸要账期，按信用要求不松，等预付'),
      talk('call', '催上季逾期款', '', '逾期 2.6 万先付一半，另一半月底。', '说同行给 45 天。', 'mid', '到账前不排产，周五再催', '柏舟商贸逾期款先付一半，到账前不排产'),
      talk('visit', '上门对账', '带对账单与逾期明细逐笔核。', '双方对清，剩余 1.3 万；新单预付五成可以，分两批发。', '第二批希望到货后七天付，没有同意。', 'mid', '预付到账发第一批 600 件', '柏舟商贸对账清楚，预付到账发第一批'),
      talk('call', '核预付到账与第一批发货', '', '', '', 'mid', '', ''),
    ],
  },
  {
    key: 'tongze', name: '澄渡市同泽示例药房', town: '澄渡市', address: '澄渡市解放示例街 40 号', industry: '医疗健康', kind: 'enterprise', scale: 'medium', tier: 'general', state: 'active', source: 'walkIn', credit: 'B',
    contacts: [decider('宋长青', '运营总监'), contact('苗小雨', '会员主管')],
    scope: '连锁药房 23 家。', operating: '会员日活动每月 18 日。', decision: '运营总监，活动前十天定。', needs: '会员日兑换礼每月约 400 份。', preferences: '轻小、单价 40 元内。', strategy: '每月 8 日前提醒定量。', potential: 47, willingness: 'mid',
    talks: [
      talk('call', '提醒会员日定量', '', `本月 400 份，想换新品，${products.stationerySchool.label}上次剩 60。`, '剩货能否退换。', 'mid', '剩货换伞贴，补 340', '同泽药房会员日 400 份，剩 60 换品'),
      talk('visit', '看门店陈列，谈换品', `${products.umbrella.label}小批试两家店。`, '两家店试 80 份，三天看兑换率。', '占柜台位置。', 'mid', '三天后看数据', '同泽药房两家店试伞礼 80 份'),
      talk('call', '试换数据回访', '', '', '', 'mid', '', ''),
    ],
  },
  {
    key: 'guyu', name: '梧溪市谷雨示例食品', town: '梧溪市', address: '梧溪市食品示例园 2 号', industry: '科技制造', kind: 'enterprise', scale: 'medium', tier: 'general', state: 'active', source: 'directory', credit: 'B',
    contacts: [decider('范青穗', '副总'), contact('仇小麦', '工会')],
    scope: '谷物冲饮加工，员工 230 人。', operating: '新品铺市，市场费用多。', decision: '副总。', needs: '员工节礼 230 份，可否放他们自己的冲饮。', preferences: '要能装自家产品。', strategy: '做联名盒，互相带货。', potential: 52, willingness: 'mid',
    talks: [
      talk('visit', '谈联名礼盒', `${products[gift].label}空出一格装他们的冲饮。`, '230 份联名盒，冲饮由他们供；盒面两家标并列。', '食品标签谁负责。', 'mid', '法务看联名标签，出结构图', '谷雨食品谈联名盒 230 份，标签待法务'),
      talk('online', '看结构图', '一格放两包冲饮的结构。', '改成三包，盒子加深 8 毫米。', '', 'mid', '改结构，核加深后的箱规', '谷雨食品结构改三包，核箱规'),
      talk('visit', '样盒确认', '', '', '', 'mid', '', ''),
    ],
  },
  {
    key: 'chuyang', name: '鹿汀市初阳示例诊所', town: '鹿汀市', address: '鹿汀市向阳示例里 6 号', industry: '医疗健康', kind: 'enterprise', scale: 'small', tier: 'general', state: 'active', source: 'social', credit: 'B',
    contacts: [decider('戚望舒', '负责人')],
    scope: '儿科与口腔，16 人。', operating: '周末预约满。', decision: '负责人。', needs: '小朋友勇敢礼，每季 200 份。', preferences: '圆角、无小零件。', strategy: '按季自动补货。', potential: 33, willingness: 'mid',
    talks: [
      talk('call', '季度补货', '', `${products.stationerySchool.label} 200 份，去掉别针。`, '上次有两个拉链卡。', 'high', '换无别针版，拉链全检', '初阳诊所补 200 份，换无别针版'),
      talk('call', '确认到货', '', '周四上午到，前台收。', '', 'high', '送货后三天回访', '初阳诊所周四到货'),
      talk('call', '到货回访与下季预约', '', '', '', 'mid', '', ''),
    ],
  },
  {
    key: 'jincheng', name: '澄渡市锦程示例汽贸', town: '澄渡市', address: '澄渡市汽车示例城 A 馆', industry: '商贸物流', kind: 'enterprise', scale: 'large', tier: 'potential', state: 'screened', source: 'expo',
    contacts: [decider('乔远山', '市场总监'), contact('温小满', '市场专员')],
    scope: '汽车销售六家店，年交车 5200 台。', operating: '冲年底销量，交车礼预算单列。', decision: '市场总监初选，集团采购备案。', needs: '交车礼与试驾礼，量大、按月。', preferences: '车里用得上的。', strategy: `先做一家店试点，借${festival}活动切入。`, potential: 78, willingness: 'mid', keyDevelopment: true,
    talks: [
      talk('visit', '展会后首访', `${products.umbrella.label}、${products[giftLarge].label}。`, '试驾礼每月约 900 份，交车礼约 430 份；先在一家店试一个月。', '集团备案要三证和样品。', 'mid', '备案资料一次交齐', '首访锦程汽贸，试驾礼每月 900 份，先试一家店'),
      talk('visit', '交备案资料，定试点店', '三证与样品四件。', '试点店定在城北店，下月一号开始；要陈列架。', '陈列架谁出。', 'mid', '陈列架按押金出借', '锦程汽贸试点定城北店，陈列架押金出借'),
    ],
  },
]
