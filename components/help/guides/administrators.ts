import type { Guide } from '../guide'

const SEPARATION = '系统管理员、安全管理员、审计员须由不同的人担任，同一账号不能兼任其中两个。'

export const sysAdminGuide: Guide = {
  purpose: '建立和停用账号，重置密码；看不到人员数据。',
  tasks: [
    {
      title: '账号',
      href: '/accounts',
      steps: [
        '按“新建账号”，填写使用人姓名和登录账号，得到初始密码，只显示一次，请当面或以安全方式交给本人。',
        '新账号没有任何角色，须由安全管理员授予角色后才能办理业务。',
        '忘记密码的“重置密码”，原密码立即失效；离岗的“停用账号”，正在使用的登录全部退出，已办理的业务和记录保留。',
      ],
      notes: [SEPARATION, '自己的账号由另一位系统管理员办理。'],
    },
  ],
}

export const securityAdminGuide: Guide = {
  purpose: '给账号授予和撤销角色。',
  tasks: [
    {
      title: '角色授权',
      href: '/accounts',
      steps: [
        '打开账号，按“授予角色”，选择角色和范围：单位人事、单位党组须选所管单位，评审专家、领导小组成员须选所属评选轮次。没有范围的授权不生效。',
        '不再需要的角色随时“撤销角色”。角色变动后，该账号的登录全部退出，须重新登录。',
      ],
      notes: [SEPARATION, '不能给自己授予或撤销角色。'],
    },
  ],
}

export const auditorGuide: Guide = {
  purpose: '查阅操作记录，核验记录没有被改动。',
  tasks: [
    {
      title: '查阅记录',
      href: '/audit',
      steps: [
        '“审计记录”逐条列出登录、授权、办理、导出和被拒绝的操作，可按事件、账号或姓名、日期、结果筛选。',
        '按“导出筛选结果”得到表格；导出本身也会记录。',
      ],
    },
    {
      title: '核验记录链',
      href: '/audit',
      steps: ['核验后写明共有多少条已入链、链是否完整；有异常的逐处列出，请立即报告并保全现场。新记录在数秒内入链。'],
      notes: [SEPARATION],
    },
  ],
}
