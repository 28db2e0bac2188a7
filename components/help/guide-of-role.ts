import type { Role } from '@/lib/platform/access/roles'
import type { Guide } from './guide'
import { auditorGuide, securityAdminGuide, sysAdminGuide } from './guides/administrators'
import { cityLeaderGuide } from './guides/city-leader'
import { cityOfficeGuide } from './guides/city-office'
import { panelistGuide } from './guides/panelist'
import { partnerGuide } from './guides/partner'
import { reviewerGuide } from './guides/reviewer'
import { supervisorGuide } from './guides/supervisor'
import { talentGuide } from './guides/talent'
import { unitHrGuide } from './guides/unit-hr'
import { unitLeaderGuide } from './guides/unit-leader'

export const GUIDES: Readonly<Record<Role, Guide>> = {
  talent: talentGuide,
  unitHr: unitHrGuide,
  unitLeader: unitLeaderGuide,
  reviewer: reviewerGuide,
  panelist: panelistGuide,
  cityLeader: cityLeaderGuide,
  cityOffice: cityOfficeGuide,
  supervisor: supervisorGuide,
  partner: partnerGuide,
  sysAdmin: sysAdminGuide,
  securityAdmin: securityAdminGuide,
  auditor: auditorGuide,
}
