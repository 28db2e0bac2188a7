/** What a user reads while the database is away. */
export const AWAY_TITLE = '门户暂时不可用'
export const AWAY_TEXT = '数据库正在恢复，已经提交的内容不会丢失，尚未保存的草稿保留在您的浏览器中。本页每 10 秒自动重试，请稍候。'
/** The same for one action that could not be done. */
export const AWAY_SENTENCE = '数据库暂时繁忙，您填写的内容已保留，请稍后重试。'
