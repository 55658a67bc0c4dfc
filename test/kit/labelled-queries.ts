import { createTextIndex } from '@hebu/web/workspace/search/text-index.ts'

/** What a page says, and what people type who want that page: [title, fields, text, queries]. Made up; labelled by hand. */
type Labelled = readonly [title: string, words: string, said: string, queries: readonly string[]]

const labelledPages: readonly Labelled[] = [
  ['青禾示例印务有限公司', '印刷包装\n云岫市城东工业园 3 栋\n温以宁 副总经理 138-0013-8001', '', ['青禾', 'qinghe', 'qhsl', '印務', '8001', '温以宁']],
  ['云岫市汇川示例商贸', '商贸物流\n彭若溪 采购经理 139 0022 4417', '', ['汇川', '匯川', 'huichuan', 'yxs', '4417', '彭若溪 汇川']],
  ['梧溪市谷雨示例食品', '食品加工\n段知远 13700310925', '', ['谷雨', 'guyu', '穀雨', 'wxs gys', '0925', '食品加工']],
  ['云岫市晨曦示例康养', '康养服务\n0571-8800 2316\n盛如烟', '', ['晨曦', 'chenxi', '康養', '88002316', '0571-88002316', '盛如烟']],
  ['星野示例培训学校', '教育培训\n俞北辰 校长', '', ['星野', 'xysl', '培訓學校', 'xingye', '俞北辰']],
  ['景行示例软件', '信息技术\nlinda.zhao@example.com', '', ['景行', 'jingxing', 'jhsl', 'linda.zhao', '软件', '軟件']],
  ['闻笙示例文创', '文化创意\n贺兰秋 13655501882', '', ['闻笙', '聞笙', 'wensheng', 'wssl', '1882', '贺兰']],
  ['百川示例印包（青檐镇）', '印刷包装\n青檐镇', '', ['百川', 'bcsl', '青檐镇', 'baichuan', '青簷鎮']],
  ['明德示例职校', '职业教育\n梧溪市', '', ['明德', 'mingde', '職校', 'mdsl', '职业教育']],
  ['重楼示例药业', '医药\n曾国华 质量部', '', ['重楼', 'chonglou', 'zhonglou', '曾国华', 'clsl', '藥業']],
  ['单衣示例服饰', '服装\n单晓燕', '', ['单衣', 'danyi', 'shanyi', '单晓燕', '服飾']],
  ['长风示例船务', '航运物流', '', ['长风', 'changfeng', 'zhangfeng', 'cfsl', '船務']],
  ['乐山示例乐器行', '乐器零售', '', ['乐山', 'leshan', 'yueqi', '樂器', 'lssl']],
  ['厦门鹭岛示例贸易', '进出口\n厦门市思明区', '', ['厦门', 'xiamen', 'shamen', '鹭岛', '鷺島', '思明']],
  ['Blue Harbour Trading 蓝港示例', 'Import and export\nHelen Park\nhelen@blueharbour.example', '', ['blue harbour', 'harbor', '蓝港', 'langang', 'Helen Park', 'BLUEHARBOUR']],
  ['Northwind 北风示例咨询', 'Consulting', '', ['northwind', 'NORTHWIND', '北风', '北風', 'nothwind', 'beifeng']],
  ['ＡＢＣ示例电子', '电子元件\n全角名称', '', ['abc', 'ABC', 'ＡＢＣ', '電子元件', 'abcsl']],
  ['３６０度示例摄影', '摄影', '', ['360', '３６０', '攝影', '度示例']],
  ['龙腾示例机械厂', '机械制造\n龍騰', '', ['龙腾', '龍騰', 'longteng', 'ltsl', '機械廠']],
  ['台州后海示例渔业', '渔业\n台州市', '', ['台州', '臺州', '后海', '後海', 'taizhou', 'houhai']],
  ['干鲜示例南北货', '干货批发\n乾货', '', ['干鲜', '乾鮮', '南北货', 'ganxian', 'gxsl']],
  ['面点世家示例餐饮', '餐饮\n麵點', '', ['面点', '麵點', 'miandian', '餐飲', 'mdsj']],
  ['发财树示例花艺', '花卉\n理发店旁', '', ['发财树', '發財樹', 'facaishu', '花藝', '理髮']],
  ['里仁示例社区服务', '公益\n裡弄', '', ['里仁', '裡仁', 'liren', '社區', '裏仁']],
  ['钟表示例精工', '钟表\n鐘錶', '', ['钟表', '鐘錶', 'zhongbiao', '精工']],
  ['云杉示例科技', '软件开发\n尤佳音 技术总监 15900772210', '', ['云杉', '雲杉', 'yunshan', '2210', '尤佳音', '159 0077']],
  ['听泉示例茶业', '茶叶\n听泉山庄', '', ['听泉', '聽泉', 'tingquan', '茶業', 'tqsl']],
  ['岚图示例汽车租赁', '租赁\n车队 24 辆', '', ['岚图', '嵐圖', 'lantu', '汽车租赁', '租賃']],
  ['墨香示例书店', '图书零售\n连锁 7 家', '', ['墨香', 'moxiang', '書店', 'mxsl', '连锁']],
  ['湖心亭示例酒店', '酒店\n宴会厅 3 个', '', ['湖心亭', 'huxinting', 'hxt', '宴會廳', '酒店']],
  ['拜访 · 云岫市汇川示例商贸（初访）', '2026-11-05\n周明棠', '客户希望年会礼盒可以印司名，预算二十万元以内，十二月二十日前到货。', ['年会礼盒', '年會禮盒', '預算二十萬', '印司名', '十二月二十日']],
  ['电话 · 青禾示例印务（打样）', '2026-11-10\n许知遥', '打样三次后定下 350 克白卡，覆哑膜；温总要求外盒承重测试报告。', ['打样三次', '350 克', '350克白卡', '承重测试', '承重測試', '哑膜']],
  ['拜访 · 星野示例培训（续约）', '2026-10-28\n邓书禾', '续约谈到三年，对方担心涨价，答应先出框架协议草案。', ['续约 三年', '框架协议', '框架協議', '涨价', '漲價']],
  ['微信 · 景行示例软件', '2026-11-18\n许知遥', '发了礼盒·雅致款实物图，对方要内部上会，周五答复。', ['雅致款', '实物图', '實物圖', '内部上会', '周五答复']],
  ['电话 · 重楼示例药业（投诉）', '2026-11-02\n邓书禾', '投诉：第二批彩盒有色差，要求补印 1,200 个并道歉。', ['色差', '补印', '補印', '1200', '彩盒']],
  ['拜访 · 厦门鹭岛示例贸易', '2026-09-14', '对方主营马来西亚燕窝，包装须有清真标志与双语说明。', ['燕窝', '燕窩', '清真', '马来西亚', '雙語說明']],
  ['销售部例会（11月23日）', '销售部\n2026-11-23', '决议：春节备货专项小组成立，由周明棠牵头，十二月五日前交方案。', ['春节备货', '春節備貨', '专项小组', '牵头', '十二月五日']],
  ['运营周会（第 47 周）', '运营组', '礼盒缺口从 860 降到 210，再开一个夜班即可补齐。', ['缺口', '860', '夜班', '補齊', '第 47 周']],
  ['十一月工作计划', '月计划\n销售部', '目标新增客户 12 家，回款 380 万元，重点攻商超渠道。', ['商超渠道', '380 万', '380萬', '新增客户 12', '十一月工作計劃']],
  ['第四季度团购计划', '季计划', '团购主打中秋余货转年货，三档价格，老客户享九五折。', ['九五折', '中秋余货', '中秋餘貨', '团购', '三档价格']],
  ['周明棠 · 日报 · 11月20日', '日报', '样品柜缺望月礼盒·臻选款，客户等着看；明天去工厂催。', ['臻选款', '臻選款', '样品柜', '望月礼盒', '工厂催']],
  ['邓书禾 · 日报 · 11月25日', '日报', '和运营核望月礼盒的交期，旺季要加 5 天，已写进报价备注。', ['交期', '加 5 天', '报价备注', '報價備註', '旺季']],
  ['许知遥 · 周报 · 第 46 周', '周报', '本周拜访 9 家，新增商机 3 个，丢单 1 个：对手报低 8%。', ['丢单', '丟單', '对手报低', '8%', '第 46 周']],
  ['核出装配成本和破损分担办法', '任务\n紧急', '青禾印务外盒自供方案，装配成本和破损分担办法书面报价。', ['装配成本', '裝配成本', '破损分担', '书面报价', '自供方案']],
  ['旧款礼盒清库方案', '任务', '旧款 600 套按成本价给员工内购，剩余捐给社区。', ['旧款', '舊款', '清库', '员工内购', '清庫方案']],
  ['给鹭岛寄补样', '任务\nSF1357924680', '顺丰到付，样品两套，附检测报告复印件。', ['SF1357924680', 'sf1357', '顺丰到付', '順豐', '检测报告']],
  ['合同 HT-2026-0147', '框架合同', 'Payment within 30 days after delivery; packaging per appendix B.', ['HT-2026-0147', 'ht-2026', '0147', 'appendix', 'paymnet', 'packaging']],
  ['Quarterly review with Northwind (Q3)', 'Review', 'They asked for biodegradable wrapping and a quarterly rebate of two percent.', ['biodegradable', 'biodegradeable', 'rebate', 'two percent', 'quaterly']],
]

/** So many are seen without scrolling. */
const seen = 10

/** Looks for every page by each of its queries; which of them do not show it among the first. */
export function askLabelled(): { readonly asked: number; readonly missed: readonly string[] } {
  const index = createTextIndex()
  for (const [at, [title, words, said]] of labelledPages.entries()) index.put({ key: `book/${at}`, title, words, said, people: [], day: '2026-11-23' })
  const queries = labelledPages.flatMap(([title, , , typed], at) => typed.map((each) => ({ typed: each, title, key: `book/${at}` })))
  const missed = queries.filter(({ typed, key }) => !index.find({ typed, most: seen }).some((hit) => hit.key === key))
  return { asked: queries.length, missed: missed.map(({ typed, title }) => `${typed} → ${title}`) }
}
