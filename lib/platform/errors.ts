/** Field name → sentences to show at that field. */
export type FieldErrors = Record<string, string[]>

export type ErrorCode = 'invalid' | 'notFound' | 'forbidden' | 'conflict' | 'signedOut' | 'unavailable' | (string & {})

/**
 * The only error a user is meant to see. `message` is a Chinese sentence: what is wrong, where, and what to do.
 * A plain `Error` means a bug and is shown as a reference only.
 */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly fields?: FieldErrors

  constructor(code: ErrorCode, message: string, options: { fields?: FieldErrors; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.fields = options.fields
  }
}

export function invalid(message: string, fields?: FieldErrors): AppError {
  return new AppError('invalid', message, { fields })
}

/** Also the answer to what exists but is not the viewer's: nobody learns of it. */
export function notFound(message = '没有找到这条记录，可能已被删除，或不在您的管理范围内。'): AppError {
  return new AppError('notFound', message)
}

export function forbidden(message = '当前身份没有这项权限。如需办理，请切换身份或联系市人才办。'): AppError {
  return new AppError('forbidden', message)
}

/** Somebody was first. The caller keeps the user's input. */
export function conflict(message = '这条记录刚刚被别人修改过。您填写的内容已保留，请刷新后核对再提交。'): AppError {
  return new AppError('conflict', message)
}

/** A rule of the business said no; `code` is stable, `message` says why and what to do. */
export function refused(code: string, message: string): AppError {
  return new AppError(code, message)
}
