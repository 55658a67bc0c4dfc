import { products } from '../cast/products.ts'
import type { Portfolio } from './script.ts'
import { contact, decider, talk } from './script.ts'

/** The customers of the sales lead. 青禾 is the large order that asks for more than the price policy allows. */
export const customersOfLu: Portfolio = ({ festival, gift, giftLarge }) => [
  {
    key: 'qinghe', name: '云岫市青禾示例印务', town: '云岫市', address: '云岫市北岸示例产业园 3 号楼', industry: '印刷包装', kind: 'enterprise', scale: 'large', tier: 'key', state: 'active', source: 'referral', credit: 'A',
    contacts: [decider('苏砚宁', '行政总监', '只认书面报价，周三下午在厂里'), contact('贺小满', '行政专员', '对接送样和收货'), contact('陶知白', '采购主管')],
    scope: '包装盒与画册印刷，员工 620 人，三个厂区。', operating: '上半年新增一条自动糊盒线，订单饱满，旺季两班倒。', decision: '行政提方案，采购三家比价，总经理办公会定。单笔十五万元以上须上会。',
    needs: '全员福利一年三次，每次约 600 份；年底另有客户答谢礼。希望外盒用他们自己的特种纸。', preferences: '包装要素净，不要大红；卡片要烫金且与样品一致。', strategy: '主任每季度陪访一次；福利与答谢礼打包谈，锁年度框架。', potential: 92, willingness: 'high', keyDevelopment: true,
    talks: [
      talk('visit', '了解今年节庆福利安排', `介绍${products[gift].label}与${products[giftLarge].label}，带两套实物。`, `今年福利 620 份，人均预算 ${products[gift].yuan - 20} 元左右；外盒想用自己印的特种纸，由我们装配。`, '担心外盒自供以后装配破损责任说不清。', 'high', '按自供外盒核一版成本，书面报价', `拜访青禾印务苏总监，${festival}福利 620 份，要求外盒自供，核成本后出书面报价`),
      talk('negotiation', '谈自供外盒方案与价格', '自供外盒的装配流程、破损分担办法和阶梯价。', '数量可以加到 680 份（含退休职工），但要求在阶梯价上再让 6%，并且分两批送三个厂区。', '对方采购拿到另外两家的价，其中一家低 4%，但不含卡片和分送。', 'high', '超出价格权限，回来请示主任，三天内答复', '青禾印务加到 680 份，要求再让 6%，超权限，已报主任'),
      talk('visit', '与主任一同拜访，当面确认条件', '主任说明让价的前提：年度框架、预付三成、外盒由对方承担损耗。', '接受预付三成；年度框架要总经理点头，先签本次订单。', '希望保留临时增减 5% 的余地。', 'high', '按谈定条件改报价，走特价审批', '与主任拜访青禾印务，预付三成换让价，改报价走特价审批'),
      talk('call', '通知特价已批，约签约时间', '', '合同条款由对方法务看两天；送货日要写到厂区和时段。', '问能否先送 20 份给客户看。', 'high', '寄 20 份样礼，准备合同', '青禾印务特价已批，先寄 20 份样礼，合同对方法务在看'),
      talk('reception', '接待对方采购看装配现场', '现场演示外盒装配和双人复核，展示破损登记。', '对装配线满意，希望每箱附清单；三个厂区收货人不同。', '贴标怕和他们自己的物料码冲突。', 'high', '把厂区和收货人列成表，定贴标位置', '接待青禾印务采购看装配，认可双人复核，要补厂区收货表'),
      talk('visit', '送签合同并确认排产窗口', '', '', '', 'high', '', ''),
    ],
  },
  {
    key: 'wangchuan', name: '鹿汀市望川示例酒店', town: '鹿汀市', address: '鹿汀市湖滨路示例 18 号', industry: '酒店餐饮', kind: 'enterprise', scale: 'large', tier: 'key', state: 'active', source: 'expo', credit: 'A',
    contacts: [decider('温以宁', '副总经理'), contact('邵南乔', '餐饮部经理', '宴会伴手礼由她选款'), contact('卓青禾', '采购经理'), contact('阮知秋', '前厅经理')],
    scope: '客房 286 间，宴会厅四个，全年婚宴约 210 场。', operating: '入住率稳定，正在翻新二号楼，明年春天开放。', decision: '餐饮部选款，采购议价，副总批。月度采购每月 25 日前报。',
    needs: '客房欢迎茶礼、宴会伴手礼两条线；要小份、好摆放、保质期长。', preferences: '木色与青绿色系；不要塑料内托。', strategy: '每月与餐饮部对一次宴会排期，提前备小批量。', potential: 88, willingness: 'high',
    talks: [
      talk('visit', '对下月宴会排期', `带${products.teaSmall.label}新内托样品。`, '下月婚宴 19 场，会议 7 场；伴手礼合计约 900 份，想换不含塑料的内托。', '纸内托怕受潮变形。', 'high', '打两版纸浆内托样', '望川酒店下月 19 场婚宴，伴手礼约 900 份，要纸浆内托'),
      talk('online', '线上确认内托样品', '展示两版纸浆内托的承重测试视频。', '选了第二版，要求每份附一张双语说明卡。', '双语卡的英文由他们自己审。', 'high', '制作说明卡小样，发送副总确认', '望川酒店定了第二版内托，加双语说明卡'),
      talk('visit', '二号楼客房欢迎礼方案', `建议欢迎礼用${products.teaSmall.label}的单泡装，附${products.cards.label}。`, '286 间里先做二号楼 120 间，每间每天一份，按月结算。', '月结账期他们习惯 45 天。', 'mid', '请财务看 45 天账期能否做', '望川酒店二号楼欢迎礼 120 间，想要 45 天账期'),
      talk('call', '答复账期', '可做 30 天，首三个月按月对账。', '副总同意 30 天，但要求断货时有替代款。', '', 'high', '起草供货约定，列替代款', '望川酒店接受 30 天账期，起草供货约定'),
      talk('demo', '给宴会销售团队做一次产品讲解', '给 12 位宴会销售讲三档伴手礼的搭配和起订量。', '宴会销售希望有一页纸的图册，方便当场给新人看。', '小批量 30 份以下能否接单。', 'high', '做一页图册，明确 30 份起订', '给望川酒店宴会销售讲伴手礼，要一页图册'),
      talk('visit', '交图册并对再下月排期', '', '', '', 'high', '', ''),
    ],
  },
  {
    key: 'danfeng', name: '云岫市丹枫示例纸品', town: '云岫市', address: '云岫市东郊示例路 56 号', industry: '印刷包装', kind: 'enterprise', scale: 'medium', tier: 'general', state: 'active', source: 'directory', credit: 'B',
    contacts: [decider('柳见川', '总经理'), contact('米晚晴', '办公室主任')],
    scope: '特种纸加工与销售，员工 140 人。', operating: '原纸涨价，今年利润薄，福利预算没有增加。', decision: '总经理一个人定，爽快，但要见面谈。', needs: '员工节礼 140 份，老客户回礼 60 份。', preferences: '实用，能带回家分的。', strategy: '每季度见一面；涨价时提前两周说。', potential: 55, willingness: 'mid',
    talks: [
      talk('visit', '送上季对账单，谈续订', `报${products.fruit.label}和${products[gift].label}两个档。`, '还是 140 份，想把果篮换成能放的。', '预算不加，问有没有 120 元左右的。', 'mid', '配一个 120 元的组合', '丹枫纸品续订 140 份，要 120 元左右组合'),
      talk('call', '报组合方案', `${products.cup.label}加${products.cards.label}，合计 118 元。`, '可以，回礼那 60 份想升一档。', '', 'high', '回礼 60 份另报', '丹枫纸品定 118 元组合，回礼另报'),
      talk('visit', '签订单，确认送货日', '', '', '', 'high', '', ''),
    ],
  },
  {
    key: 'zhixing', name: '云岫市知行示例咨询', town: '云岫市', address: '云岫市云台大厦示例 1106', industry: '教育培训', kind: 'enterprise', scale: 'small', tier: 'general', state: 'active', source: 'web', credit: 'B',
    contacts: [decider('闻人予', '合伙人')],
    scope: '企业管理培训，专职 28 人，年办公开课 30 场左右。', operating: '公开课报名回升，内训占六成。', decision: '合伙人直接定，现款。', needs: '公开课伴手礼，每场 40–60 份，要轻、要有他们的标。', preferences: '深蓝配白；不要食品。', strategy: '按课表备货，每月一号要下月课表。', potential: 48, willingness: 'mid',
    talks: [
      talk('call', '要下月课表', '', '下月四场公开课，共 210 份，其中一场在外地。', '外地那场要直接寄到酒店。', 'mid', `按${products.stationeryOffice.label}打标报价`, '知行咨询下月四场课 210 份，一场直寄外地'),
      talk('online', '看打标效果图', '三种标位效果图。', '选压凹，不要烫银；外地场提前三天到。', '压凹起订量会不会太高。', 'high', '确认压凹版费与交期', '知行咨询选压凹标，核版费'),
      talk('visit', '送样并收定金', '', '', '', 'high', '', ''),
    ],
  },
  {
    key: 'lanting', name: '云岫市澜庭示例置业', town: '云岫市', address: '云岫市新城大道示例 9 号', industry: '商贸物流', kind: 'enterprise', scale: 'large', tier: 'potential', state: 'screened', source: 'industryReport',
    contacts: [contact('裴青川', '客户关系经理', '热心，但不做主'), decider('舒望野', '营销总监')],
    scope: '住宅与商业开发，在售两个项目，业主约 4200 户。', operating: '新项目下季度交房，交付仪式要伴手礼。', decision: '客户关系部选三家打样，营销总监定，集团备案。', needs: '交房礼约 600 份，单价 150–200 元。', preferences: '要能长期摆在家里的。', strategy: '从交房礼切入，做出口碑再谈业主活动。', potential: 81, willingness: 'mid', keyDevelopment: true,
    talks: [
      talk('visit', '首次拜访，了解交房礼', `展示${products.cups.label}和${products.umbrella.label}的组合。`, '600 份，分三批交房；要三家打样，样品下月 10 日前交。', '打样费是否收取。', 'mid', '按两套方案打样，样费签单后抵扣', '首访澜庭置业，交房礼 600 份，三家打样'),
      talk('online', '样品方案预审', '两套样品的平面稿。', '喜欢伞和杯的组合，希望盒内印项目手绘。', '手绘版权由他们提供，出稿慢。', 'mid', '等手绘稿，先排打样', '澜庭置业看中伞杯组合，等手绘稿打样'),
    ],
  },
]
