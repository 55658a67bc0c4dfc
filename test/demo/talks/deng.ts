import { products } from '../cast/products.ts'
import type { Portfolio } from './script.ts'
import { contact, decider, talk } from './script.ts'

/** The customers of 邓书禾. */
export const customersOfDeng: Portfolio = ({ festival, gift }) => [
  {
    key: 'anlan', name: '梧溪市安澜示例仪表', town: '梧溪市', address: '梧溪市仪表示例路 8 号', industry: '科技制造', kind: 'enterprise', scale: 'medium', tier: 'core', state: 'active', source: 'directory', credit: 'A',
    contacts: [decider('霍安澜', '总经理'), contact('路小满', '品牌经理'), contact('尚清', '财务经理')],
    scope: '水表与流量计，员工 290 人。', operating: '二十周年庆定在下月末。', decision: '品牌经理选、总经理定。', needs: '周年庆答谢礼 350 份，员工纪念礼 290 份。', preferences: '有分量，能刻年份。', strategy: '周年庆做成案例，争取授权对外讲。', potential: 68, willingness: 'high',
    talks: [
      talk('visit', '周年庆礼品方案', `${products.teaLarge.label}刻年份；员工${products.cups.label}。`, '答谢礼 350 份、纪念礼 290 份；主视觉已定，盒面照用。', '主视觉有渐变，怕印不好。', 'high', '打渐变盒面样', '安澜仪表周年庆 640 份，打渐变盒面样'),
      talk('call', '盒面样反馈', '', '渐变有断层，要求换工艺；可加 3 元。', '时间只剩五周。', 'high', '改四色加专色，三天出样', '安澜仪表渐变断层，改工艺三天出样'),
      talk('visit', '第二版盒面确认', '四色加专色样。', '通过并签样；付款三七开，庆典前一周到。', '庆典当天要两个人帮忙发放。', 'high', '出合同，安排现场两人', '安澜仪表签样，三七付款，庆典现场派两人'),
      talk('visit', '合同与现场发放方案', '', '', '', 'high', '', ''),
    ],
  },
  {
    key: 'jiamu', name: '澄渡市嘉木示例家居', town: '澄渡市', address: '澄渡市家居示例广场 2 楼', industry: '商贸物流', kind: 'enterprise', scale: 'medium', tier: 'core', state: 'active', source: 'referral', credit: 'A',
    contacts: [decider('查若木', '店长'), contact('简小宁', '市场')],
    scope: '家居零售三家店，澄渡店新开。', operating: '新店开业在即，投流多。', decision: '店长，单笔三万内自定。', needs: '开业礼 500 份，会员礼每季 200 份。', preferences: '原木色、可循环。', strategy: '开业做热，季度会员礼跟上。', potential: 63, willingness: 'high',
    talks: [
      talk('visit', '新店开业礼需求', `${products.umbrella.label}做到店礼，${products.cups.label}做成交礼。`, '到店礼 400、成交礼 100，开业三天发。', '下雨天到店礼会不会不够。', 'high', '备 10% 余量，余量可退', '嘉木家居开业礼 500 份，备一成余量'),
      talk('visit', '现场量陈列位置', '给了堆头和桌面两种摆法。', '选桌面；开业当天上午八点前摆好。', '商场夜里十点后才能进货。', 'high', '排夜间进场', '嘉木家居选桌面陈列，夜间进场'),
      talk('call', '开业后回访', '', '到店礼三天发完 412 份，成交礼剩 22 份；会员礼下季开始。', '有三把伞开关不灵。', 'high', '换三把伞，出季度会员礼表', '嘉木家居开业发完 412 份，换三把伞'),
      talk('visit', '季度会员礼签约', '', '', '', 'high', '', ''),
    ],
  },
  {
    key: 'xingye', name: '澄渡市星野示例培训', town: '澄渡市', address: '澄渡市创业示例街 77 号', industry: '教育培训', kind: 'enterprise', scale: 'small', tier: 'general', state: 'active', source: 'social', credit: 'C',
    contacts: [decider('黎小野', '校长')],
    scope: '青少年编程，两个校区。', operating: '寒暑假旺，平时靠续费。', decision: '校长。', needs: '续费答谢礼 150 份。', preferences: '孩子能用的。', strategy: '现款小单，按季跟。', potential: 32, willingness: 'mid',
    talks: [
      talk('call', '续费季答谢礼', `${products.stationerySchool.label}。`, '150 份，要印校区名，两个校区各一版。', '每版起订量不够 100。', 'mid', '合版印刷，报合版价', '星野培训答谢礼 150 份，合版印刷'),
      talk('online', '合版效果', '', '可以，周六前到。', '', 'high', '周四发货', '星野培训定合版，周四发'),
      talk('call', '到货回访', '', '', '', 'mid', '', ''),
    ],
  },
  {
    key: 'yuanfan', name: '鹿汀市远帆示例物流', town: '鹿汀市', address: '鹿汀市港前示例路 30 号', industry: '商贸物流', kind: 'enterprise', scale: 'medium', tier: 'general', state: 'active', source: 'directory', credit: 'B',
    contacts: [decider('姜远帆', '副总'), contact('水小川', '工会')],
    scope: '城配与仓储，司机 210 人。', operating: '节前运力紧。', decision: '副总，工会出钱。', needs: '司机生日礼每月 18 份左右，节礼 260 份。', preferences: '车上能用、保温。', strategy: '生日礼按月直送站点，节礼换运力优先。', potential: 49, willingness: 'mid',
    talks: [
      talk('visit', '生日礼按月送站', `${products.cup.label}。`, '每月 18 份送五个站点，月底给名单。', '站点晚上才有人。', 'mid', '走夜间配送', '远帆物流生日礼按月送五站'),
      talk('call', `谈${festival}节礼与运力`, `${products[gift].label}。`, '节礼 260 份；愿意节前给我们留两台车。', '单价高了 8 元。', 'mid', '核价，运力写进备忘', '远帆物流节礼 260 份，换两台车运力'),
      talk('visit', '节礼签样', '', '', '', 'mid', '', ''),
    ],
  },
  {
    key: 'hengxin', name: '澄渡市衡信示例检测', town: '澄渡市', address: '澄渡市科创示例路 15 号', industry: '科技制造', kind: 'enterprise', scale: 'medium', tier: 'general', state: 'active', source: 'web', credit: 'C',
    contacts: [decider('于衡', '行政总监'), contact('景小霜', '行政')],
    scope: '环境检测，120 人。', operating: '十周年，办客户沙龙。', decision: '行政总监。', needs: '沙龙礼 90 份，员工纪念 120 份。', preferences: '简洁、银灰。', strategy: '付款慢，合同写清节点。', potential: 40, willingness: 'mid',
    talks: [
      talk('visit', '十周年沙龙礼', `${products.stationeryOffice.label}与${products.cups.label}。`, '沙龙礼 90 份、员工 120 份，银灰色；下月 20 日用。', '付款要走集团，约 40 天。', 'mid', '谈预付三成', '衡信检测十周年 210 份，谈预付三成'),
      talk('call', '预付答复', '', '预付两成可以，余款验收后 20 天。', '', 'mid', '请财务看两成能否接受', '衡信检测只肯预付两成，请财务看'),
      talk('visit', '签样与付款节点', '', '', '', 'mid', '', ''),
    ],
  },
  {
    key: 'siqi', name: '澄渡市思齐示例教育', town: '澄渡市', address: '澄渡市书院示例路 60 号', industry: '教育培训', kind: 'enterprise', scale: 'medium', tier: 'potential', state: 'lead', source: 'web',
    contacts: [contact('孔小昔', '市场专员')],
    scope: '成人学历与职业培训。', operating: '在筹备线下开放日。', decision: '未知。', needs: '开放日小礼，数量未定。', preferences: '', strategy: '开放日定档后再报。', potential: 30, willingness: 'low',
    talks: [talk('email', '回复网站留言', '发图册与起订说明。', '开放日未定档，先留资料，预算约一万。', '', 'low', '月底再问档期', '思齐教育留资料，开放日未定档')],
  },
  {
    key: 'haiyue', name: '鹿汀市海岳示例健身', town: '鹿汀市', address: '鹿汀市体育示例馆负一层', industry: '医疗健康', kind: 'individual', scale: 'small', tier: 'potential', state: 'lead', source: 'walkIn',
    contacts: [contact('雷小岳', '店长')],
    scope: '健身工作室两家。', operating: '会员 600 人。', decision: '店长说要问合伙人。', needs: '年卡礼 60 份。', preferences: '运动水杯。', strategy: '小单，问到合伙人再说。', potential: 18, willingness: 'low',
    talks: [talk('call', '上门客户回电', '', '年卡礼 60 份，要 700 毫升水杯，我们暂无此款。', '等不了定制。', 'low', '转告新品需求给运营', '海岳健身要 700 毫升杯，暂无此款')],
  },
]
