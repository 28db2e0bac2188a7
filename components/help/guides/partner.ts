import type { Guide } from '../guide'

export const partnerGuide: Guide = {
  purpose: '院校合作的项目、实习学生和报告将在这里维护。',
  tasks: [
    {
      title: '目前可以做的',
      href: '/home',
      steps: ['登录、修改密码、查看提醒。院校合作的页面开通后，会出现在左侧导航中。'],
    },
  ],
}
