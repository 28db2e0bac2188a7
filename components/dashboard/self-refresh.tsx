'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'

/** Asks for the page's figures anew every `seconds`; says so when the portal cannot be reached, and keeps what is shown. */
export function SelfRefresh({ seconds }: { seconds: number }) {
  const router = useRouter()
  const [isAway, setIsAway] = useState(false)
  useEffect(() => {
    const timer = setInterval(async () => {
      const isReady = await fetch('/readyz', { cache: 'no-store' }).then(
        (answer) => answer.ok,
        () => false,
      )
      setIsAway(!isReady)
      if (isReady) router.refresh()
    }, seconds * 1000)
    return () => clearInterval(timer)
  }, [router, seconds])
  return <span role="status">{isAway ? '网络中断，显示的是上次的数据' : `每 ${seconds} 秒更新`}</span>
}
