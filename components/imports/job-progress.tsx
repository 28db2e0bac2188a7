'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Progress } from '@/components/ui/progress'

type JobState = { status: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'; progress: number; total: number; stage: string | null }

const POLL_MS = 1000

/** How far long work is. Reads the page again once it is over; the page may be closed meanwhile. */
export function JobProgress({ jobRunId, label }: { jobRunId: string; label: string }) {
  const router = useRouter()
  const [job, setJob] = useState<JobState | null>(null)
  const isOver = job !== null && job.status !== 'queued' && job.status !== 'running'

  useEffect(() => {
    if (isOver) {
      router.refresh()
      return
    }
    const look = async () => {
      const answer = await fetch(`/api/jobs/${jobRunId}`, { cache: 'no-store' }).catch(() => null)
      if (answer?.ok) setJob((await answer.json()) as JobState)
    }
    void look()
    const timer = setInterval(() => void look(), POLL_MS)
    return () => clearInterval(timer)
  }, [jobRunId, isOver, router])

  const total = job && job.total > 0 ? job.total : 1
  return (
    <div aria-live="polite">
      <Progress value={job && job.total > 0 ? job.progress : 0} max={total} label={label} />
      <p className="mt-2 flex justify-between text-13 text-ink-2">
        <span>{job?.stage ?? (job?.status === 'queued' ? '正在排队' : '正在开始')}</span>
        {job && job.total > 1 && <span>{Math.round((job.progress / total) * 100)}%</span>}
      </p>
    </div>
  )
}
