/** Brands and innovations of the demo: invented, each with a unit of the city. */
export type SeedProject = {
  name: string
  unit: string
  line: string
  category: string
  slogan?: string
  summary: string
  content: string
  effect: string
}

export const seedBrands: readonly SeedProject[] = [
  {
    name: '澜水法韵',
    unit: '0102',
    line: 'politicsLaw',
    category: '廉洁文化',
    slogan: '法润澜州，清风满庭',
    summary: '以“以案为镜、以廉为本”为主线，建设庭审观摩、家属开放日和青年法官廉洁讲堂三个载体，把廉洁司法融入人才培养全过程。',
    content: '围绕司法人才成长的三个关键期，设立入职宣誓、任职谈廉、交流述廉三个环节，',
    effect: '三年来全院无一人违纪，青年法官带教结对率达到百分之百，',
  },
  {
    name: '红烛先锋',
    unit: '0202',
    line: 'education',
    category: '政治文化',
    slogan: '一支红烛，一路先锋',
    summary: '以党建引领名师成长，建立“支部建在教研组、党员带在课堂上”的工作机制，形成骨干教师传帮带的红烛谱系。',
    content: '组建十二个先锋教研组，每组由一名党员名师领衔，开展同课异构、送教下乡和青年教师成长营，',
    effect: '先后带出市级以上骨干教师四十六名，送教下乡二百余节，',
  },
  {
    name: '杏林薪火',
    unit: '0303',
    line: 'health',
    category: '创新文化',
    slogan: '守正创新，薪火相传',
    summary: '以名老中医工作室为核心，采用师承与项目并行的方式培养中医药骨干，推动经典方剂的临床研究与推广。',
    content: '开设名老中医传承工作室九个，实行跟师门诊、病案共读、课题共研的三共培养，',
    effect: '完成省级以上课题十一项，三个院内制剂在全市基层医院使用，',
  },
  {
    name: '数智澜州创客营',
    unit: '0502',
    line: 'technology',
    category: '创业文化',
    slogan: '把想法变成办法',
    summary: '面向数据人才的创业训练与成果孵化平台，以赛代训、揭榜挂帅，帮助青年人才把政务数据应用做成产品。',
    content: '每季度发布一批政务数据应用榜单，组织跨单位团队揭榜攻关，配备导师和试运行场景，',
    effect: '四年孵化应用三十八个，十四个在全市上线运行，',
  },
  {
    name: '匠心筑城',
    unit: '0601',
    line: 'construction',
    category: '创新文化',
    slogan: '一砖一瓦见匠心',
    summary: '以工程质量能手为骨干，建立工地课堂、质量擂台和工法展厅，弘扬精益求精的城市建设者文化。',
    content: '在重点工程现场设立工地课堂二十三处，按工种开展质量擂台赛，编印图解工法手册，',
    effect: '质量投诉同比下降四成，编印工法被六个县区采用，',
  },
  {
    name: '田野课堂',
    unit: '0703',
    line: 'agriculture',
    category: '创业文化',
    slogan: '论文写在大地上',
    summary: '农业专家驻村办班，把试验田变成课堂、把农户变成学员，培养留得住的乡村实用人才。',
    content: '组织三十五名专家分片驻村，建立试验示范田一千二百亩，开办田间班和夜校，',
    effect: '培训乡村实用人才三千余人次，带动合作社二十七家增收，',
  },
]

export const seedInnovations: readonly SeedProject[] = [
  {
    name: '涉企案件“一码通办”工作机制',
    unit: '0102',
    line: 'politicsLaw',
    category: '体制机制',
    summary: '用一个二维码贯通立案、送达、调解和执行，企业扫码即可查询进度、提交材料、申请调解，减少往返和等待。',
    content: '针对企业诉讼往返多、进度不明的问题，打通立案、送达、执行三套系统，',
    effect: '涉企案件平均办理时间由六十三天缩短到四十一天，',
  },
  {
    name: '校园食品安全明厨亮灶巡查法',
    unit: '0201',
    line: 'education',
    category: '工作方法',
    summary: '以家长、教师和监管人员三方交叉巡查为核心，统一巡查表单和整改时限，问题当日公示、限期销号。',
    content: '针对校园食堂检查多头、整改不闭环的问题，统一巡查清单五十二项，',
    effect: '问题整改率由七成八提高到九成九，',
  },
  {
    name: '基层慢病“三师共管”服务模式',
    unit: '0302',
    line: 'health',
    category: '服务管理',
    summary: '专科医师、全科医师和健康管理师共同签约管理慢病患者，检查结果互认，用药方案一致。',
    content: '针对慢病患者在大医院和社区之间来回奔波的问题，组建三师团队四十二个，',
    effect: '签约患者血压控制率提高二十一个百分点，',
  },
  {
    name: '云溪区涉企纠纷联调快处机制',
    unit: '2111',
    line: 'politicsLaw',
    category: '体制机制',
    summary: '法院、司法局、工商联联合设立企业纠纷调处窗口，一窗受理、分流调解、司法确认，一般纠纷十个工作日办结。',
    content: '针对小微企业纠纷标的小、耗时长的问题，设立联合窗口一个、调解员二十一名，',
    effect: '一年受理纠纷六百余件，调解成功率七成六，',
  },
]
