/** Lights the first place where `hit` occurs in `text`, regardless of case. */
export function Mark({ text, hit }: { text: string; hit?: string }) {
  const at = hit ? text.toLocaleLowerCase('zh-CN').indexOf(hit.toLocaleLowerCase('zh-CN')) : -1
  if (!hit || at < 0) return <>{text}</>
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + hit.length)}</mark>
      {text.slice(at + hit.length)}
    </>
  )
}
