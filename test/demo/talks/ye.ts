import { products } from '../cast/products.ts'
import type { Portfolio } from './script.ts'
import { contact, decider, talk } from './script.ts'

/** What 任听泉 left behind; the lead keeps it until 叶青梧 takes it over. */
export const customersOfYe: Portfolio = ({ festival, gift }) => [
  {
    key: 'bailu', name: '鹿汀市白露示例餐饮', town: '鹿汀市', address: '鹿汀市美食示例街 9 号', industry: '酒店餐饮', kind: 'enterprise', scale: 'medium', tier: 'general', state: 'active', source: 'walkIn', credit: 'B',
    contacts: [decider('路知秋', '总厨兼店长'), contact('麻小露', '前厅')],
    scope: '江鲜馆三家。', operating: '包厢满，储值客户 900 多。', decision: '店长。', needs: `储值客户${festival}礼 200 份。`, preferences: '食品类优先。', strategy: '交接后先见面，承接原来的口头约定。', potential: 44, willingness: 'mid',
    talks: [
      talk('visit', '与陆经理一同拜访，交接', `${products[gift].label}。`, '认识了路店长；原来口头答应的赠卡要兑现，200 份起。', '换人了，怕之前说的不算。', 'mid', '把口头约定写成备忘请店长确认', '交接拜访白露餐饮，口头约定写成备忘'),
      talk('call', '备忘确认', '', `备忘没有异议，200 份${products[gift].label}配储值卡套。`, '', 'high', '出订单草稿请陆经理看', '白露餐饮确认备忘，200 份配卡套'),
      talk('visit', '订单签字', '', '', '', 'high', '', ''),
    ],
  },
  {
    key: 'qiyun', name: '青檐镇栖云示例茶庄', town: '青檐镇', address: '青檐镇老街示例 41 号', industry: '商贸物流', kind: 'channel', scale: 'small', tier: 'general', state: 'active', source: 'expo', credit: 'D',
    contacts: [decider('竺青', '掌柜')],
    scope: '茶叶与茶器零售。', operating: '镇上游客多，雨季淡。', decision: '掌柜。', needs: '茶器小件寄售。', preferences: '老派、重手感。', strategy: '多听少讲，寄售先小后大。', potential: 35, willingness: 'mid',
    talks: [
      talk('visit', '交接拜访，盘寄售', `${products.teaSmall.label}茶器部分。`, '寄售剩 23 件，卖得慢的想换小杯。', '前一位答应的陈列架一直没到。', 'mid', '查陈列架，换小杯', '栖云茶庄盘点剩 23 件，查陈列架'),
      talk('call', '陈列架答复', '', '陈列架下周二到，掌柜说来喝茶。', '', 'mid', '下周二随架去装', '栖云茶庄陈列架下周二到'),
      talk('visit', '装陈列架并换货', '', '', '', 'mid', '', ''),
    ],
  },
  {
    key: 'linfeng', name: '梧溪市临风示例幼儿园', town: '梧溪市', address: '梧溪市杏林示例路 2 号', industry: '教育培训', kind: 'school', scale: 'small', tier: 'general', state: 'active', source: 'referral', credit: 'B',
    contacts: [decider('杭小月', '园长'), contact('褚妍', '保教主任')],
    scope: '在园 240 人。', operating: '新学期扩两个班。', decision: '园长。', needs: '亲子活动礼 240 份。', preferences: '安全认证齐全。', strategy: '先把检测报告整理好再谈。', potential: 31, willingness: 'mid',
    talks: [
      talk('call', '交接致电', '', '亲子活动下月，240 份，要检测报告。', '', 'mid', '向运营要检测报告', '临风幼儿园亲子活动 240 份，要检测报告'),
      talk('visit', '送检测报告与样品', `${products.stationerySchool.label}无别针版。`, '园长认可，颜色要鲜一点。', '蜡笔气味有点大。', 'mid', '换低气味蜡笔再送样', '临风幼儿园样品认可，换低气味蜡笔'),
      talk('visit', '二次送样', '', '', '', 'mid', '', ''),
    ],
  },
  {
    key: 'shiguang', name: '鹿汀市拾光示例影像', town: '鹿汀市', address: '鹿汀市影城示例路 5 号', industry: '印刷包装', kind: 'enterprise', scale: 'small', tier: 'potential', state: 'lead', source: 'directory',
    contacts: [contact('秋小影', '店员')],
    scope: '婚纱与儿童摄影。', operating: '旺季客片多。', decision: '未知。', needs: '取件礼，量不明。', preferences: '相框类。', strategy: '电话了解即可。', potential: 15, willingness: 'low',
    talks: [
      talk('call', '陌生电话', '', '店员说取件礼老板娘管，周一在。', '', 'low', '周一再打', '拾光影像首次电话，老板娘周一在'),
      talk('call', '再次致电', '', '老板娘说取件礼用相框，暂不需要；留了图册。', '', 'none', '半年后再问', '拾光影像暂不需要，留图册'),
    ],
  },
  {
    key: 'baichuan', name: '青檐镇百川示例印包', town: '青檐镇', address: '青檐镇工业示例区 6 栋', industry: '印刷包装', kind: 'enterprise', scale: 'medium', tier: 'potential', state: 'screened', source: 'industryReport',
    contacts: [decider('岳百川', '厂长'), contact('糜小禾', '文员')],
    scope: '纸箱与内托，员工 95 人。', operating: '给多家礼品厂供内托，可能既是客户也是供应商。', decision: '厂长。', needs: '员工福利 95 份；想给我们供内托。', preferences: '直来直去。', strategy: '福利照谈；供货请运营评估，不混在一起。', potential: 38, willingness: 'mid',
    talks: [
      talk('visit', '首次上门', `${products[gift].label}一套。`, '福利 95 份；同时想报内托给我们。', '两件事想打包谈。', 'mid', '福利单独报，内托转运营', '首访百川印包，福利 95 份，内托意向转运营'),
      talk('visit', '送福利报价', '', '报价接受，付款按月结；内托样已交运营。', '', 'mid', '等运营评估结果再约', '百川印包接受福利报价，内托样交运营'),
    ],
  },
]
