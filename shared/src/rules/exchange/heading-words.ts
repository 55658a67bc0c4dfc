/** Other names under which columns are met, by `book.field` or by the field's name in any book; folded as headings are. */
const otherNames: Readonly<Record<string, string>> = {
  'customers.name': '公司名称 公司 企业名称 单位名称 单位 客户名 客户 客户全称 客户简称 机构名称 company companyname customer customername account accountname organization',
  'customers.kind': '类型 客户性质 性质 客户类别 单位性质 type category customertype',
  'customers.industry': '所属行业 行业类别 产业 sector',
  'customers.scale': '企业规模 公司规模 size companysize',
  'customers.region': '区域 省市 城市 省份 所在地 所在地区 所在城市 area city province location',
  'customers.address': '详细地址 公司地址 通讯地址 办公地址 收货地址',
  'customers.source': '来源 客户来源 渠道 获客渠道 leadsource channel',
  'customers.contacts': '联系人 联络人 contact',
  'customers.contacts.name': '联系人 联系人姓名 联络人 联络人姓名 对接人 接口人 contact contactname contactperson',
  'customers.contacts.title': '职位 岗位 称谓 position jobtitle role',
  'customers.contacts.phone': '手机 手机号 手机号码 联系电话 电话号码 联系方式 联络电话 座机 固定电话 tel telephone mobile cell phonenumber mobilephone',
  'customers.contacts.email': '电子邮箱 电子邮件 邮件 mail emailaddress',
  'customers.businessScope': '经营范围 主营业务 主营产品',
  'customers.needs': '需求 客户需求 痛点',
  'customers.tier': '等级 客户等级 级别 分级 客户分级 level grade customertier rank',
  'customers.owner': '业务员 销售 销售员 销售代表 客户经理 跟进人 所属业务员 维护人 sales salesrep representative accountmanager assignedto',
  'customers.coOwners': '协作人 协助人 共同负责人',
  'customers.verifiedAt': '核实日期 最近核实日期 核实时间 更新日期',
  'customers.willingness': '意向 意向程度 合作意愿 intention',
  'customers.potentialScore': '潜力 潜力分 潜在价值评分 potential',
  'customers.keyDevelopment': '重点客户 是否重点',
  'opportunities.title': '项目名称 项目 机会名称 机会 商机主题 意向项目 opportunity opportunityname dealname deal',
  'opportunities.customer': '客户名称 公司名称 公司 company account accountname',
  'opportunities.amount': '金额 预计合同额 预计成交额 预计成交金额 预计签约金额 商机金额 合同金额 amount dealvalue value',
  'opportunities.closeDate': '预计签约日期 预计签单日期 预计签单时间 预计成交日期 预计成交时间 预计签约时间 closedate expectedclose',
  'opportunities.follower': '跟进人员 负责人 业务员 销售 销售员 销售代表 客户经理 owner sales salesrep assignedto',
  'opportunities.foundAt': '发现时间 登记日期 founddate',
  'opportunities.nextAt': '下次跟进日期 下次跟进时间 nextdate',
  'visits.contact': '对接人 联系人 被拜访人 contact contactname',
  'visits.kind': '拜访方式 联系方式 沟通方式 跟进方式 形式 type',
  'visits.needsFound': '客户需求 需求 needs',
  'visits.concerns': '客户反馈 反馈 疑虑 feedback',
  'visits.nextStep': '下一步计划 后续计划 下步计划 nextstep',
  'visits.nextAt': '下次跟进日期 下次跟进时间 下次联系日期 下次联系时间 下次拜访日期 nextdate',
  'visits.customer': '客户名称 公司名称 拜访客户 拜访对象 company',
  'visits.by': '拜访人 联络人员 业务员 跟进人',
  'visits.happenedAt': '拜访时间 拜访日期 联系时间 时间 日期 date time',
  'visits.presented': '沟通内容 拜访内容 内容 纪要 notes content',
  'tasks.title': '任务 任务名称 工作事项 事项名称 工作内容 task todo subject',
  'tasks.assignee': '负责人 执行人 经办人 承办人 assignedto',
  'tasks.dueAt': '截止日期 完成日期 期限 到期日 截止时间 deadline duedate',
  'tasks.priority': '优先级 紧急 priority',
  $author: '创建人 建档人 录入人 创建者 登记人 原作者 作者 createdby author enteredby',
  $made: '创建时间 创建日期 建档日期 建档时间 录入时间 录入日期 登记日期 createdat createddate datecreated created',
  $changed: '最后修改时间 修改时间 修改日期 更新时间 最近更新 modified modifiedat lastmodified updatedat changed',
  $state: '当前状态 阶段 status stage',
  name: '名称 姓名 标题 title',
  phone: '电话 手机 联系电话 tel mobile',
  email: '邮箱 电子邮箱 mail',
  note: '备注 说明 remark remarks notes comment memo',
  owner: '负责人 责任人',
}

const lists = new Map<string, readonly string[]>()

/** The other names of a field, or of a column of its rows, the commonest first. */
export function otherNamesOf(book: string, field: string, column?: string): readonly string[] {
  const key = `${book}.${field}${column === undefined ? '' : `.${column}`}`
  let known = lists.get(key)
  if (known === undefined) lists.set(key, (known = [otherNames[key], otherNames[column ?? field]].flatMap((names) => names?.split(' ') ?? [])))
  return known
}
