import { products } from '../cast/products.ts'
import type { Portfolio } from './script.ts'
import { contact, decider, talk } from './script.ts'

/** The customers of 何雨岑, schools above all. 嘉木 stands here a second time, under another name. */
export const customersOfHe: Portfolio = ({ festival, gift }) => [
  {
    key: 'qiming', name: '梧溪市启明示例中学', town: '梧溪市', address: '梧溪市学府示例路 100 号', industry: '教育培训', kind: 'school', scale: 'large', tier: 'core', state: 'active', source: 'referral', credit: 'A',
    contacts: [decider('沈既明', '副校长'), contact('盛小蕙', '校办主任'), contact('于归', '后勤主任')],
    scope: '在校生 3100 人，教职工 260 人。', operating: '明年校庆四十周年。', decision: '校办选款，校务会定，走政采小额。', needs: '校庆纪念文具 3400 份，分学段两款。', preferences: '校色墨绿，印校训。', strategy: '先把纪念文具做稳，再谈校友礼。', potential: 72, willingness: 'high',
    talks: [
      talk('visit', '校庆筹备组碰头', `${products.stationerySchool.label}与${products.stationeryOffice.label}两款。`, '3400 份，初中高中分色，校训压凹；样品要过校务会。', '小额采购要三份报价单格式。', 'high', '按政采格式报价，打两色样', '启明中学校庆文具 3400 份，打两色样'),
      talk('online', '样品反馈', '', '墨绿偏蓝，要按校徽色号重打。', '校务会提前到下周二。', 'high', '周五前重打色样', '启明中学色样偏蓝，周五前重打'),
      talk('visit', '校务会前送样', '两色样与报价单三份。', '校务会通过，数量加教职工 260 份；要求开学前分班装箱。', '分班名单下月才有。', 'high', '先签总量，名单后补', '启明中学校务会通过，加 260 份，分班装箱'),
      talk('visit', '签约与分班装箱流程', '', '', '', 'high', '', ''),
    ],
  },
  {
    key: 'muye', name: '青檐镇沐野示例民宿', town: '青檐镇', address: '青檐镇溪边示例路 22 号', industry: '酒店餐饮', kind: 'enterprise', scale: 'medium', tier: 'core', state: 'active', source: 'social', credit: 'B',
    contacts: [decider('舒云起', '主理人'), contact('阿禾', '管家')],
    scope: '民宿集群七栋 62 间，含一间茶室。', operating: '周末满房，冬季靠团建。', decision: '主理人，看样当场定。', needs: '入住茶礼与茶室零售，二者同款不同装。', preferences: '粗陶、手写感。', strategy: '茶室零售给陈列，入住礼按月送。', potential: 62, willingness: 'high',
    talks: [
      talk('visit', '茶室零售选品', `${products.teaSmall.label}、${products.teaLarge.label}。`, '茶室上两款，入住礼每月 420 份单泡装；要手写体说明。', '山里物流慢两天。', 'high', '手写体说明打样，物流改周一发', '沐野民宿茶室上两款，入住礼每月 420 份'),
      talk('call', '说明卡样反馈', '', '手写体喜欢，落款用他们的印。', '', 'high', '改落款，月底首批', '沐野民宿说明卡改落款'),
      talk('visit', '团建套餐搭礼', '团建每人一份伴手礼，含在套餐里。', '下月六个团约 180 人，套餐含礼 60 元档。', '企业会要求换标。', 'mid', '出 60 元档三选一', '沐野民宿团建 180 人，60 元档三选一'),
      talk('visit', '首批到货验收与陈列', '', '', '', 'high', '', ''),
    ],
  },
  {
    key: 'tingyu', name: '梧溪市听雨示例书店', town: '梧溪市', address: '梧溪市文庙示例巷 3 号', industry: '商贸物流', kind: 'channel', scale: 'small', tier: 'general', state: 'active', source: 'social', credit: 'B',
    contacts: [decider('蔺书白', '店主')],
    scope: '独立书店，读书会每周两场。', operating: '靠活动和文创，书利薄。', decision: '店主。', needs: '文具寄售，小额多次。', preferences: '纸感、低饱和。', strategy: '寄售结算到月，滞销换品。', potential: 30, willingness: 'mid',
    talks: [
      talk('visit', '寄售盘点', `${products.stationeryOffice.label}寄售 60 件。`, '卖出 41 件，想加笔袋单卖；读书会想做签到礼。', '结算晚了五天。', 'mid', '补结算，报笔袋单卖价', '听雨书店寄售卖出 41 件，要笔袋单卖'),
      talk('call', '报笔袋价', '', '18 元可以，先要 50 个。', '', 'mid', '随下批发', '听雨书店笔袋先要 50 个'),
      talk('visit', '月度盘点结算', '', '', '', 'mid', '', ''),
    ],
  },
  {
    key: 'mingde', name: '梧溪市明德示例职校', town: '梧溪市', address: '梧溪市职教示例园 4 号', industry: '教育培训', kind: 'school', scale: 'medium', tier: 'general', state: 'active', source: 'directory', credit: 'A',
    contacts: [decider('房文澜', '学工处长'), contact('卞小诗', '学工干事')],
    scope: '在校 2400 人，技能赛多。', operating: '下学期承办市赛。', decision: '学工处，万元以下处长定。', needs: '赛事参赛包 600 份，证书夹一并。', preferences: '结实，橙灰色。', strategy: '赛事包做全套，提前锁量。', potential: 46, willingness: 'mid',
    talks: [
      talk('visit', '市赛参赛包需求', `${products.stationerySchool.label}加证书夹。`, '600 份，含参赛证挂绳；赛前五天到。', '挂绳颜色要分组别八种。', 'mid', '八色挂绳找供应商问价', '明德职校市赛包 600 份，挂绳八色'),
      talk('call', '挂绳问价反馈', '', '八色可行，单价加 1.2 元，处长同意。', '', 'high', '出合并报价', '明德职校同意八色挂绳加价'),
      talk('online', '合并报价答疑', '', '', '', 'mid', '', ''),
    ],
  },
  {
    key: 'woye', name: '梧溪市沃野示例农业', town: '梧溪市', address: '梧溪市农博示例园', industry: '商贸物流', kind: 'enterprise', scale: 'medium', tier: 'potential', state: 'screened', source: 'industryReport',
    contacts: [decider('田守拙', '总经理'), contact('麦小穗', '品牌部')],
    scope: '果蔬基地与配送，自有果园 900 亩。', operating: '想做高端果篮，缺包装能力。', decision: '总经理，看账算账。', needs: '为其果篮做包装与卡片，可互供。', preferences: '牛皮纸、麻绳。', strategy: `用他们的果做我们的${products.fruit.label}，谈互供。`, potential: 64, willingness: 'mid',
    talks: [
      talk('visit', '互供可能性摸底', `${products.fruit.label}的货源与损耗情况。`, '果源可以稳供，希望包装由我们做；先试 200 篮。', '损耗怎么分。', 'mid', '与运营算损耗分担', '沃野农业谈互供，先试 200 篮'),
      talk('visit', '看果园与分选线', '', '分选线合格，冷链只到市内；试单定在下月中旬。', '外市要常温两天。', 'mid', '外市走次日达，写进试单', '看沃野农业果园，试单下月中旬'),
    ],
  },
  {
    key: 'yunshanPrimary', name: '梧溪市竹里示例小学', town: '梧溪市', address: '梧溪市竹里示例巷 12 号', industry: '教育培训', kind: 'school', scale: 'medium', tier: 'potential', state: 'lead', source: 'referral',
    contacts: [contact('邬小桃', '大队辅导员')],
    scope: '在校 1100 人。', operating: '班级奖励由家委会采购。', decision: '家委会投票，待了解。', needs: '班级奖励小礼，20 元内。', preferences: '安全、无尖角。', strategy: '启明中学盛主任介绍，先给资料。', potential: 28, willingness: 'low',
    talks: [talk('call', '介绍人引荐后致电', '', '想要 20 元内的奖励礼，下学期再定，先要图册。', '家委会意见不一。', 'low', '寄图册，开学前再联系', '竹里小学要 20 元内图册，下学期再定')],
  },
  {
    key: 'jiamuTwin', name: '澄渡嘉木示例家居（展会登记）', town: '澄渡市', address: '澄渡市家居示例广场', industry: '商贸物流', kind: 'enterprise', scale: 'small', tier: 'potential', state: 'lead', source: 'expo',
    contacts: [contact('查若木', '店长', '与“澄渡市嘉木示例家居”可能是同一家，电话相同')],
    scope: '展会登记卡：家居零售。', operating: '', decision: '', needs: '开业礼，登记卡未写数量。', preferences: '', strategy: '核对是否与邓书禾的嘉木为同一客户，确认后合并。', potential: 20, willingness: 'mid',
    talks: [],
  },
  {
    key: 'changgeng', name: '云岫市长庚示例能源', town: '云岫市', address: '云岫市能源示例大厦 17 层', industry: '科技制造', kind: 'enterprise', scale: 'medium', tier: 'potential', state: 'screened', source: 'web',
    contacts: [decider('牧长庚', '行政副总'), contact('池小暖', '行政')],
    scope: '分布式光伏运维，员工 180 人，常年出差。', operating: '外勤占七成，福利要能寄到工地。', decision: '行政副总。', needs: '外勤关怀包 130 份，按季寄。', preferences: '保温、防晒类。', strategy: `从外勤关怀包做起，${festival}再谈全员礼。`, potential: 54, willingness: 'mid',
    talks: [
      talk('online', '外勤关怀包首谈', `${products.cup.label}、${products.umbrella.label}。`, '130 份寄到 20 个工地，按季一次；杯要 500 毫升以上。', '工地地址常变。', 'mid', '问大容量杯，地址寄前三天确认', '长庚能源外勤包 130 份寄 20 个工地'),
      talk('call', '大容量杯答复', '', `大容量杯可做，价差 12 元可接受；全员${festival}礼想看看${products[gift].label}。`, '', 'high', '报两项，寄样一套', '长庚能源接受大容量杯，另看节礼'),
    ],
  },
]
