import 'server-only'
import type { CommanderError } from 'commander'

/** What is wrong with a command line, in the operator's language. Commander tells the kind by `code` and quotes what it is about. */
export function usageWords(error: CommanderError): string {
  const [first = '', second = ''] = [...error.message.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '')
  switch (error.code) {
    case 'commander.unknownCommand':
      return `没有“${first}”这条命令。`
    case 'commander.unknownOption':
      return `没有 ${first} 这个选项。`
    case 'commander.optionMissingArgument':
      return `选项 ${first} 后面缺少值。`
    case 'commander.missingMandatoryOptionValue':
      return `缺少必填的选项 ${first}。`
    case 'commander.missingArgument':
      return `缺少参数 ${first}。`
    case 'commander.excessArguments':
      return '参数多了，请检查命令。'
    case 'commander.invalidArgument':
      return `选项 ${first} 的值“${second}”不正确：${error.message.replace(/^.*is invalid\. ?/s, '')}`
    default:
      return error.message
  }
}
