import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import type { TodoItem } from '@/lib/platform/todo'
import { readOfficeTodos } from './todos-office'
import { readPanelTodos, readReviewerTodos } from './todos-review'
import { readTalentTodos, readUnitTodos } from './todos-unit'

/** What the selection rounds ask of the viewer in the role that is switched on. */
export async function readTodos(viewer: Viewer): Promise<TodoItem[]> {
  switch (viewer.role) {
    case 'unitHr':
    case 'unitLeader':
      return readUnitTodos(viewer)
    case 'talent':
      return readTalentTodos(viewer)
    case 'cityOffice':
      return readOfficeTodos()
    case 'reviewer':
      return readReviewerTodos(viewer)
    case 'panelist':
      return readPanelTodos(viewer)
    default:
      return []
  }
}
