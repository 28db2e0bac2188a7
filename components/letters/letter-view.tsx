import type { LetterContent } from '@/lib/rounds/letters/letter'

/** A letter as it is read and printed. */
export function LetterView({ content }: { content: LetterContent }) {
  return (
    <article className="mx-auto max-w-[720px] space-y-3 px-6 py-6 leading-relaxed max-md:px-4 print:p-0">
      <h2 className="pb-2 text-center text-22">{content.heading}</h2>
      <p className="font-semibold">{content.addressee}</p>
      {content.paragraphs.map((paragraph) => (
        <p key={paragraph} className="indent-8">
          {paragraph}
        </p>
      ))}
      <p className="pt-4 text-right">
        {content.signature}
        <br />
        {content.date}
      </p>
    </article>
  )
}
