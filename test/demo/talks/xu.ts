import { products } from '../cast/products.ts'
import type { Portfolio } from './script.ts'
import { contact, decider, talk } from './script.ts'

/** The customers of 许知遥. 闻笙 is where the leaking cups came to light. */
export const customersOfXu: Portfolio = ({ festival, gift, giftLarge }) => [
  {
    key: 'yunshan', name: '云岫市云杉示例科技', town: '云岫市', address: '云岫市软件谷示例 B 座', industry: '科技制造', kind: 'enterprise', scale: 'large', tier: 'key', state: 'active', source: 'expo', credit: 'A',
    contacts: [decider('江未晞', '人力资源总监'), contact('程小舟', '员工关系专员', '发消息回得快，电话少接'), contact('骆以棠', '采购')],
    scope: '工业软件与数据采集设备，员工 850 人，三地办公。', operating: '今年扩招 120 人，云岫总部搬了新楼。', decision: '人力定款式与预算，采购走线上比价，三家起。', needs: '节庆福利 850 份分三地直寄；新员工入职礼每月 15–20 份。', preferences: '年轻人多，喜欢轻巧、不俗气；不要酒。', strategy: '把三地直寄做成他们离不开的服务；入职礼按月滚动。', potential: 90, willingness: 'high', keyDevelopment: true,
    talks: [
      talk('visit', `${festival}福利启动会`, `${products[gift].label}、${products.cups.label}各一套实物。`, '850 份，预算人均 180 元；要求员工能二选一，三地直寄到家约 300 份。', '二选一的统计他们不想自己做。', 'high', '给一个登记表模板，报二选一方案', `云杉科技${festival}福利 850 份，二选一，300 份直寄到家`),
      talk('online', '过二选一登记流程', '登记表和截止提醒怎么发。', '登记给五个工作日，未选的默认第一款。', '担心地址填错没人管。', 'high', '我方校一遍地址，异常单独列', '云杉科技登记流程定了，我方校地址'),
      talk('call', '报价答疑', '解释直寄费按件计，破损包补。', '采购要看三家的分项价，含不含税写清楚。', '直寄费比上次高 2 元。', 'mid', '重出一版含税分项报价', '云杉科技采购要含税分项价，重出报价'),
      talk('visit', '送报价，谈直寄费', '直寄费降到每件 9 元，前提是五日内给齐地址。', '接受；入职礼也想并进来按季结。', '', 'high', '等采购系统定标', '云杉科技接受直寄 9 元，等定标'),
      talk('call', '定标结果沟通', '', '中标，但要求分两批付款，第二批验收后付。', '希望年前全部到家。', 'high', '出合同，排三地发货计划', '云杉科技中标，两批付款，排三地发货'),
      talk('visit', '合同签署与发货计划确认', '', '', '', 'high', '', ''),
    ],
  },
  {
    key: 'wensheng', name: '澄渡市闻笙示例文创', town: '澄渡市', address: '澄渡市老码头示例创意园 12 栋', industry: '商贸物流', kind: 'channel', scale: 'medium', tier: 'core', state: 'active', source: 'social', credit: 'B',
    contacts: [decider('季听澜', '店长'), contact('文小棠', '采购'), contact('卫长风', '仓库主管')],
    scope: '文创零售四家店，自有会员 1.6 万。', operating: '周末客流好，线上占三成。', decision: '店长定品，采购定量，月初补货。', needs: '暖杯与茶礼做柜台常销款，节前加量。', preferences: '盒子要能当陈列。', strategy: '出问题先换后查，保住柜台位置。', potential: 74, willingness: 'mid',
    talks: [
      talk('visit', '处理杯盖渗水投诉，当面看实物', '说明同批次已停发，当场换 36 套。', '四家店退回 36 套，希望查清原因再上架，要一份书面说明。', '担心会员群里的差评扩散。', 'low', '三日内给书面说明，逐店换货', '闻笙文创杯盖渗水 36 套，当场换货，三日内给说明'),
      talk('call', '通报检测结果', '供应商密封圈批次不合格，已换供应批次，附检测记录。', '认可说明，但第二次到货仍有 2 套渗水，要求重开处理。', '要求承担会员补偿券的费用。', 'low', '与客服、运营开会，给补偿方案', '闻笙文创复检仍有 2 套渗水，投诉重开'),
      talk('visit', '带全检后的新批次与补偿方案', '新批次逐只灌水测试，附每箱签名；补偿券由我方承担一半。', '接受方案，同意恢复上架，先放两家店试卖一周。', '希望以后每批都有测试签名。', 'mid', '试卖一周后回访', '闻笙文创接受补偿，恢复两家店试卖'),
      talk('call', '试卖一周回访', '', '', '', 'mid', '', ''),
    ],
  },
  {
    key: 'chenxi', name: '云岫市晨曦示例康养', town: '云岫市', address: '云岫市西山示例路 88 号', industry: '医疗健康', kind: 'institution', scale: 'medium', tier: 'core', state: 'active', source: 'referral', credit: 'A',
    contacts: [decider('林知微', '院长'), contact('卢青萝', '社工部主任')],
    scope: '康养床位 260 张，护理员 110 人。', operating: '床位九成以上，二期在建。', decision: '社工部提需求，院长办公会每两周一次。', needs: '长者节礼要软、少糖；护理员福利另算。', preferences: '字大、好拆。', strategy: '节礼与护理员福利分开报，少糖配方提前备案。', potential: 66, willingness: 'mid',
    talks: [
      talk('visit', '长者节礼需求', `${products[giftLarge].label}和大字卡。`, '260 份长者礼，独立小包装、少糖；护理员 110 份普通款。', '拆封力气要小。', 'mid', '找易撕口的内袋，送两份试', '晨曦康养长者礼 260 份，要易撕口少糖'),
      talk('call', '反馈试拆情况', '', '护理员试过，易撕口合格；院长办公会下周上会。', '大字卡字号再大一号。', 'high', '改字号，准备上会材料一页纸', '晨曦康养易撕口合格，下周上会'),
      talk('online', '上会前答疑', '少糖配方的标签与过敏原说明。', '会上问到过敏原，要中文标签原件。', '', 'high', '补过敏原标签原件', '晨曦康养补过敏原标签'),
      talk('visit', '签订单，确认分楼层送货', '', '', '', 'high', '', ''),
    ],
  },
  {
    key: 'lingyun', name: '云岫市凌云示例电子', town: '云岫市', address: '云岫市高新三路示例 21 号', industry: '科技制造', kind: 'enterprise', scale: 'medium', tier: 'general', state: 'active', source: 'directory', credit: 'C',
    contacts: [decider('尤清和', '人事经理'), contact('齐小寒', '前台')],
    scope: '传感器组装，员工 310 人，流动大。', operating: '每月入职 20 人左右，春节后高峰 60 人。', decision: '人事经理，五千元以下直接下单。', needs: '入职礼包，杯、本、伞三件内。', preferences: '要有公司标，深灰。', strategy: '签季度量，按月提货。', potential: 50, willingness: 'mid',
    talks: [
      talk('call', '对本月入职人数', '', '本月 24 人，库存只剩 9 套。', '上次标偏了两套。', 'high', '补 30 套，重出标位确认单', '凌云电子补 30 套入职礼，重定标位'),
      talk('visit', '送标位样，谈季度量', `${products.stationeryOffice.label}加${products.umbrella.label}，季度量 90 套。`, '季度量可以签，提货按月，单价希望再低 3 元。', '离职率高，怕压货。', 'mid', '核 90 套阶梯价', '凌云电子谈季度量 90 套，要再低 3 元'),
      talk('call', '回复阶梯价', '', '', '', 'mid', '', ''),
    ],
  },
  {
    key: 'langrun', name: '云岫市朗润示例装饰', town: '云岫市', address: '云岫市建材示例城 2 区', industry: '商贸物流', kind: 'enterprise', scale: 'medium', tier: 'general', state: 'active', source: 'referral', credit: 'C',
    contacts: [decider('韦明朗', '总经理'), contact('顾盼儿', '市场部')],
    scope: '家装设计施工，年开工 400 套。', operating: '样板间活动多，回款慢。', decision: '总经理，先看效果图。', needs: '样板间参观礼与签约礼。', preferences: '家居感，木色。', strategy: '先款后货；小批多次。', potential: 45, willingness: 'mid',
    talks: [
      talk('visit', '样板间活动月礼品', `${products.umbrella.label}做参观礼，${products.cups.label}做签约礼。`, '参观礼 200 份、签约礼 40 份，月底活动要用。', '上次尾款还没结清。', 'mid', '尾款到账后排产', '朗润装饰活动月 240 份，先催尾款'),
      talk('call', '催尾款并确认数量', '', '尾款后天付；签约礼加到 50 份。', '', 'mid', '到账即排产，通知运营', '朗润装饰尾款后天付，签约礼加到 50 份'),
      talk('call', '确认到货时段', '', '', '', 'mid', '', ''),
    ],
  },
  {
    key: 'guifan', name: '云岫市归帆示例旅舍', town: '云岫市', address: '云岫市渡口示例巷 7 号', industry: '酒店餐饮', kind: 'individual', scale: 'small', tier: 'general', state: 'lost', source: 'walkIn', credit: 'C',
    contacts: [contact('白渡', '店主')],
    scope: '青年旅舍 38 床。', operating: '房租到期，准备转让。', decision: '店主。', needs: '明信片与小杯，量小。', preferences: '便宜、好带。', strategy: '不再投入，转让后联系新店主。', potential: 12, willingness: 'low', lossReason: '店面转让，新店主暂不做伴手礼；老店主已结清货款。',
    talks: [talk('call', '问转让后的打算', '', '下月交店，新店主改做长租，不再要伴手礼。', '', 'none', '记流失，三个月后联系新店主', '归帆旅舍转让，确认流失')],
  },
  {
    key: 'jingxing', name: '云岫市景行示例软件', town: '云岫市', address: '云岫市软件谷示例 D 座 5 层', industry: '科技制造', kind: 'enterprise', scale: 'small', tier: 'potential', state: 'screened', source: 'referral',
    contacts: [decider('纪南星', '联合创始人')],
    scope: '园区管理软件，75 人。', operating: '刚拿到两个园区大单，准备办用户大会。', decision: '创始人两人商量。', needs: '用户大会伴手礼 150 份。', preferences: '有设计感，接受高一点的价。', strategy: '由云杉科技程小舟介绍，先做一单样板。', potential: 58, willingness: 'high',
    talks: [
      talk('online', '转介绍后首次沟通', '发电子图册。', '大会在下月下旬，150 份，单价 200 元以内，要做他们的吉祥物插画。', '插画授权没问题，打样时间紧。', 'high', '三天内出一版插画打样', '景行软件转介绍，用户大会 150 份，做插画'),
      talk('visit', '看插画样', `${products.teaSmall.label}外封改插画。`, '外封满意，里面想加一张座位引导卡。', '交期只有三周。', 'high', '锁打印档期，报加急费', '景行软件看样满意，锁档期报加急'),
    ],
  },
  {
    key: 'hexu', name: '云岫市和煦示例家政', town: '云岫市', address: '云岫市青年路示例 130 号', industry: '商贸物流', kind: 'enterprise', scale: 'small', tier: 'potential', state: 'lead', source: 'inquiry',
    contacts: [contact('童小年', '店长助理')],
    scope: '家政与保洁，阿姨约 90 人。', operating: '新开两家门店。', decision: '未知，待了解老板意向。', needs: '阿姨节礼，50 元以内。', preferences: '实用。', strategy: '先弄清谁做主，再决定是否跟进。', potential: 25, willingness: 'low',
    talks: [talk('call', '咨询转入，回电', '报 50 元以内三个品。', '约 90 份，50 元以内；老板下周才回来。', '预算可能还要压。', 'low', '下周再电老板', '和煦家政咨询转入，90 份 50 元内，等老板')],
  },
]
