'use client'
import { type ReactNode, useId, useState } from 'react'
import { IconButton } from '@/components/ui/button'
import { Card, CardBody, CardFoot, CardHead } from '@/components/ui/card'
import { Menu, type MenuEntry } from '@/components/ui/menu'
import { TableFrame, Td, Th } from '@/components/ui/table'
import { toast } from '@/components/ui/toast'
import { type ChartTable, downloadImage, downloadTable } from './chart-files'

type ChartCardProps = {
  /** The finding with its number. */
  finding: string
  /** Unit, source and date. */
  sub?: string
  /** Before the table and download buttons, such as a segmented control. */
  tools?: ReactNode
  /** The figures behind the picture. */
  table?: ChartTable
  /** Without an ending. */
  fileName: string
  excelHref?: string
  foot?: ReactNode
  level?: 2 | 3
  className?: string
  children: ReactNode
}

/** A chart with its finding as title; its figures as a table and its files are one click away. */
export function ChartCard({ finding, sub, tools, table, fileName, excelHref, foot, level, className, children }: ChartCardProps) {
  const [isTable, setIsTable] = useState(false)
  const pictureId = useId()

  function saveImage() {
    const picture = document.getElementById(pictureId)
    if (picture) downloadImage(picture, finding, sub ?? '', fileName).catch(() => toast.error('这个浏览器不能生成图片，请改用表格或截图。'))
  }

  const downloads: MenuEntry[] = [
    ...(isTable ? [] : [{ label: '下载图片', icon: 'download' as const, onSelect: saveImage }]),
    ...(table ? [{ label: '下载表格', icon: 'table' as const, onSelect: () => downloadTable(table, fileName) }] : []),
    ...(excelHref ? [{ label: '下载电子表格', icon: 'file-text' as const, href: excelHref, download: true }] : []),
  ]
  return (
    <Card className={className}>
      <CardHead
        finding={finding}
        sub={sub}
        level={level}
        tools={
          <>
            {tools}
            <span className="flex">
              {table && (
                <IconButton
                  icon={isTable ? 'chart' : 'table'}
                  label={isTable ? '看图' : '看表格'}
                  aria-pressed={isTable}
                  onClick={() => setIsTable(!isTable)}
                />
              )}
              {downloads.length > 0 && (
                <Menu align="end" trigger={<IconButton icon="download" label="下载图片或表格" />} items={downloads} />
              )}
            </span>
          </>
        }
      />
      <CardBody>
        {isTable && table ? (
          <TableFrame label={finding} bare stack={false} className="max-h-96 overflow-y-auto">
            <thead>
              <tr>
                {table.columns.map((column) => (
                  <Th key={column.label} numeric={column.numeric}>
                    {column.label}
                  </Th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row) => (
                <tr key={row.join('|')}>
                  {row.map((value, index) => (
                    <Td key={table.columns[index]?.label ?? ''} numeric={table.columns[index]?.numeric}>
                      {value ?? '无'}
                    </Td>
                  ))}
                </tr>
              ))}
            </tbody>
          </TableFrame>
        ) : (
          <div id={pictureId}>{children}</div>
        )}
      </CardBody>
      {foot && <CardFoot>{foot}</CardFoot>}
    </Card>
  )
}
