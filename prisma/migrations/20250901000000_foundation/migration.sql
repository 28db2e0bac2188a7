-- CreateEnum
CREATE TYPE "Role" AS ENUM ('talent', 'unitHr', 'unitLeader', 'reviewer', 'panelist', 'cityLeader', 'cityOffice', 'supervisor', 'partner', 'sysAdmin', 'securityAdmin', 'auditor');

-- CreateEnum
CREATE TYPE "AccountStatus" AS ENUM ('active', 'disabled');

-- CreateEnum
CREATE TYPE "PanelDecision" AS ENUM ('approved', 'rejected', 'deferred');

-- CreateEnum
CREATE TYPE "PublicityState" AS ENUM ('running', 'ended', 'superseded');

-- CreateEnum
CREATE TYPE "ObjectionState" AS ENUM ('received', 'inadmissible', 'accepted', 'upheld', 'dismissed');

-- CreateEnum
CREATE TYPE "UnitLevel" AS ENUM ('city', 'district', 'grassroots');

-- CreateEnum
CREATE TYPE "UnitChangeKind" AS ENUM ('created', 'renamed', 'moved', 'merged', 'split', 'closed');

-- CreateEnum
CREATE TYPE "Sex" AS ENUM ('male', 'female');

-- CreateEnum
CREATE TYPE "StaffKind" AS ENUM ('cadre', 'worker');

-- CreateEnum
CREATE TYPE "Affiliation" AS ENUM ('internal', 'external');

-- CreateEnum
CREATE TYPE "PersonStatus" AS ENUM ('active', 'left', 'retired', 'deceased');

-- CreateEnum
CREATE TYPE "SpellEnd" AS ENUM ('transferred', 'left', 'retired', 'deceased', 'reorganised');

-- CreateEnum
CREATE TYPE "AppraisalGrade" AS ENUM ('excellent', 'competent', 'basic', 'incompetent');

-- CreateEnum
CREATE TYPE "TransferState" AS ENUM ('requested', 'agreed', 'refused', 'withdrawn');

-- CreateEnum
CREATE TYPE "ImportKind" AS ENUM ('people', 'org', 'targets');

-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('reading', 'ready', 'importing', 'imported', 'cancelled', 'failed');

-- CreateEnum
CREATE TYPE "RowVerdict" AS ENUM ('accept', 'reject');

-- CreateEnum
CREATE TYPE "AuditResult" AS ENUM ('done', 'refused', 'failed');

-- CreateEnum
CREATE TYPE "JobStatus" AS ENUM ('queued', 'running', 'done', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "ConsentChannel" AS ENUM ('self', 'signedForm');

-- CreateEnum
CREATE TYPE "RoundReviewerState" AS ENUM ('invited', 'declared', 'excused');

-- CreateEnum
CREATE TYPE "ConflictSource" AS ENUM ('found', 'declared', 'candidate', 'office');

-- CreateEnum
CREATE TYPE "AssignmentState" AS ENUM ('active', 'voided', 'waived');

-- CreateEnum
CREATE TYPE "SheetState" AS ENUM ('draft', 'sealed', 'superseded');

-- CreateEnum
CREATE TYPE "SelectionResult" AS ENUM ('selected', 'notSelected', 'tied');

-- CreateEnum
CREATE TYPE "RoundKind" AS ENUM ('expert', 'backbone', 'pacesetter', 'ace', 'brand', 'innovation');

-- CreateEnum
CREATE TYPE "SubjectKind" AS ENUM ('person', 'project');

-- CreateEnum
CREATE TYPE "RoundStage" AS ENUM ('draft', 'announced', 'nominating', 'qualifying', 'reviewing', 'deliberating', 'publicity', 'conferred', 'closed', 'cancelled');

-- CreateEnum
CREATE TYPE "NominationState" AS ENUM ('draft', 'submitted', 'endorsed', 'returnedByUnit', 'qualified', 'returned', 'disqualified', 'ranked', 'proposed', 'notSelected', 'deferred', 'conferred', 'lapsed', 'withdrawn', 'removed', 'suspended');

-- CreateEnum
CREATE TYPE "NominationChannel" AS ENUM ('unitHr', 'self');

-- CreateEnum
CREATE TYPE "CycleState" AS ENUM ('open', 'settled');

-- CreateEnum
CREATE TYPE "Plan" AS ENUM ('summit', 'highland');

-- CreateEnum
CREATE TYPE "HoldingBasis" AS ENUM ('conferral', 'recognition', 'history');

-- CreateEnum
CREATE TYPE "HoldingState" AS ENUM ('active', 'revoked', 'annulled');

-- CreateEnum
CREATE TYPE "LedgerKind" AS ENUM ('retained', 'cultivated');

-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL,
    "login" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT,
    "passwordChangedAt" TIMESTAMPTZ,
    "mustChangePassword" BOOLEAN NOT NULL DEFAULT true,
    "status" "AccountStatus" NOT NULL DEFAULT 'active',
    "personId" TEXT,
    "createdById" TEXT,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoleGrant" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "unitId" TEXT,
    "lineId" TEXT,
    "roundId" TEXT,
    "grantedById" TEXT,
    "grantedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revokedAt" TIMESTAMPTZ,

    CONSTRAINT "RoleGrant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "activeGrantId" TEXT,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastActiveAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ NOT NULL,
    "revokedAt" TIMESTAMPTZ,
    "userAgent" TEXT,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LoginThrottle" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "windowStartsAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lockedUntil" TIMESTAMPTZ,

    CONSTRAINT "LoginThrottle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "ActivationCode" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "codeDigest" TEXT NOT NULL,
    "issuedById" TEXT NOT NULL,
    "issuedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ NOT NULL,
    "usedAt" TIMESTAMPTZ,

    CONSTRAINT "ActivationCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PanelMember" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "accountId" TEXT,
    "personId" TEXT,
    "name" TEXT NOT NULL,
    "post" TEXT,
    "isChair" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "PanelMember_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PanelMeeting" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "rankingVersion" INTEGER NOT NULL,
    "heldOn" DATE NOT NULL,
    "place" TEXT,
    "presentMemberIds" TEXT[],
    "quorum" JSONB NOT NULL,
    "note" TEXT,
    "recordedById" TEXT,
    "recordedAt" TIMESTAMPTZ NOT NULL,
    "supersededAt" TIMESTAMPTZ,

    CONSTRAINT "PanelMeeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PanelVote" (
    "meetingId" TEXT NOT NULL,
    "nominationId" TEXT NOT NULL,
    "recusedMemberIds" TEXT[],
    "entitled" INTEGER NOT NULL,
    "present" INTEGER NOT NULL,
    "agree" INTEGER NOT NULL,
    "disagree" INTEGER NOT NULL,
    "defer" INTEGER NOT NULL,
    "decision" "PanelDecision" NOT NULL,
    "formula" TEXT NOT NULL,

    CONSTRAINT "PanelVote_pkey" PRIMARY KEY ("meetingId","nominationId")
);

-- CreateTable
CREATE TABLE "Publicity" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "state" "PublicityState" NOT NULL DEFAULT 'running',
    "content" JSONB NOT NULL,
    "digest" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ NOT NULL,
    "endsOn" DATE NOT NULL,
    "reason" TEXT,

    CONSTRAINT "Publicity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Objection" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "publicityId" TEXT NOT NULL,
    "nominationId" TEXT NOT NULL,
    "nameCipher" TEXT NOT NULL,
    "contactCipher" TEXT NOT NULL,
    "ground" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "evidenceFileId" TEXT,
    "state" "ObjectionState" NOT NULL DEFAULT 'received',
    "answer" TEXT,
    "accessDigest" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ NOT NULL,
    "decidedAt" TIMESTAMPTZ,
    "decidedById" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Objection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Conferral" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "documentNumber" TEXT NOT NULL,
    "conferredOn" DATE NOT NULL,
    "isSupplementary" BOOLEAN NOT NULL DEFAULT false,
    "recordedById" TEXT,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "Conferral_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Line" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sortOrder" INTEGER NOT NULL DEFAULT 0,
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Unit" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "level" "UnitLevel" NOT NULL,
    "isLegalBody" BOOLEAN NOT NULL DEFAULT false,
    "sortOrder" INTEGER NOT NULL DEFAULT 0,
    "openedOn" DATE NOT NULL,
    "closedOn" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UnitVersion" (
    "id" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "shortName" TEXT NOT NULL,
    "parentId" TEXT,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE,
    "reason" TEXT,

    CONSTRAINT "UnitVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UnitChange" (
    "id" TEXT NOT NULL,
    "kind" "UnitChangeKind" NOT NULL,
    "on" DATE NOT NULL,
    "fromUnitIds" TEXT[],
    "toUnitIds" TEXT[],
    "reason" TEXT NOT NULL,
    "accountId" TEXT,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "UnitChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "namePinyin" TEXT NOT NULL,
    "nameTokens" TEXT[],
    "sex" "Sex",
    "birthDate" DATE,
    "idNumberCipher" TEXT,
    "idNumberHash" TEXT,
    "phoneCipher" TEXT,
    "phoneHash" TEXT,
    "education" TEXT,
    "degree" TEXT,
    "politicalStatus" TEXT,
    "post" TEXT,
    "workStartDate" DATE,
    "staffKind" "StaffKind" NOT NULL DEFAULT 'cadre',
    "affiliation" "Affiliation" NOT NULL DEFAULT 'internal',
    "specialities" TEXT[],
    "specialityTokens" TEXT[],
    "bio" TEXT,
    "status" "PersonStatus" NOT NULL DEFAULT 'active',
    "statusOn" DATE,
    "retiresOn" DATE,
    "unitId" TEXT NOT NULL,
    "lineId" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PersonSpell" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "lineId" TEXT NOT NULL,
    "post" TEXT,
    "lineSince" DATE,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE,
    "endReason" "SpellEnd",

    CONSTRAINT "PersonSpell_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Appraisal" (
    "personId" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "grade" "AppraisalGrade" NOT NULL,

    CONSTRAINT "Appraisal_pkey" PRIMARY KEY ("personId","year")
);

-- CreateTable
CREATE TABLE "Sanction" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE,

    CONSTRAINT "Sanction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TransferRequest" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "fromUnitId" TEXT NOT NULL,
    "toUnitId" TEXT NOT NULL,
    "toLineId" TEXT NOT NULL,
    "post" TEXT,
    "on" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "state" "TransferState" NOT NULL DEFAULT 'requested',
    "answer" TEXT,
    "requestedById" TEXT NOT NULL,
    "answeredById" TEXT,
    "requestedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answeredAt" TIMESTAMPTZ,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "TransferRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportBatch" (
    "id" TEXT NOT NULL,
    "kind" "ImportKind" NOT NULL,
    "state" "ImportState" NOT NULL DEFAULT 'reading',
    "fileId" TEXT,
    "fileName" TEXT NOT NULL,
    "fileSha256" TEXT NOT NULL,
    "accountId" TEXT,
    "unitId" TEXT,
    "rowCount" INTEGER NOT NULL DEFAULT 0,
    "acceptCount" INTEGER NOT NULL DEFAULT 0,
    "rejectCount" INTEGER NOT NULL DEFAULT 0,
    "updateCount" INTEGER NOT NULL DEFAULT 0,
    "addedCount" INTEGER NOT NULL DEFAULT 0,
    "changedCount" INTEGER NOT NULL DEFAULT 0,
    "layout" JSONB,
    "error" TEXT,
    "jobRunId" TEXT,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "importedAt" TIMESTAMPTZ,

    CONSTRAINT "ImportBatch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportRow" (
    "batchId" TEXT NOT NULL,
    "rowNumber" INTEGER NOT NULL,
    "verdict" "RowVerdict" NOT NULL,
    "action" TEXT NOT NULL,
    "cellsCipher" TEXT NOT NULL,
    "valuesCipher" TEXT NOT NULL,
    "issues" JSONB NOT NULL,
    "personId" TEXT,

    CONSTRAINT "ImportRow_pkey" PRIMARY KEY ("batchId","rowNumber")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
    "businessAt" TIMESTAMPTZ NOT NULL,
    "accountId" TEXT,
    "role" "Role",
    "event" TEXT NOT NULL,
    "subjectKind" TEXT NOT NULL,
    "subjectId" TEXT,
    "payload" JSONB NOT NULL,
    "result" "AuditResult" NOT NULL DEFAULT 'done',
    "reference" TEXT,
    "digest" TEXT NOT NULL,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditLink" (
    "seq" BIGINT NOT NULL,
    "eventId" TEXT NOT NULL,
    "previousHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "linkedAt" TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "AuditLink_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "OutboxMessage" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lastError" TEXT,

    CONSTRAINT "OutboxMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "href" TEXT,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" TIMESTAMPTZ,

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JobRun" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" "JobStatus" NOT NULL DEFAULT 'queued',
    "input" JSONB NOT NULL,
    "progress" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "stage" TEXT,
    "result" JSONB,
    "error" TEXT,
    "accountId" TEXT,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ,
    "finishedAt" TIMESTAMPTZ,
    "cancelRequestedAt" TIMESTAMPTZ,

    CONSTRAINT "JobRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StoredFile" (
    "id" TEXT NOT NULL,
    "storageKey" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "ownerAccountId" TEXT,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ,

    CONSTRAINT "StoredFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BusinessClock" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "offset" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "BusinessClock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CalendarOverride" (
    "date" DATE NOT NULL,
    "isWorkingDay" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "setById" TEXT,
    "setAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CalendarOverride_pkey" PRIMARY KEY ("date")
);

-- CreateTable
CREATE TABLE "IdempotencyKey" (
    "key" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "result" JSONB,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IdempotencyKey_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "DataKey" (
    "id" TEXT NOT NULL,
    "wrappedKey" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMPTZ,

    CONSTRAINT "DataKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Consent" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "channel" "ConsentChannel" NOT NULL,
    "textVersion" INTEGER NOT NULL,
    "givenAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "givenById" TEXT,
    "withdrawnAt" TIMESTAMPTZ,
    "withdrawnById" TEXT,

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PoolEntry" (
    "personId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "namePinyin" TEXT NOT NULL,
    "nameTokens" TEXT[],
    "specialities" TEXT[],
    "specialityTokens" TEXT[],
    "lineId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "titleCodes" TEXT[],
    "titles" JSONB NOT NULL,
    "activeUntil" DATE NOT NULL,
    "bestRank" INTEGER NOT NULL,
    "headline" TEXT,
    "isPublic" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "PoolEntry_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "RoundReviewer" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "state" "RoundReviewerState" NOT NULL DEFAULT 'invited',
    "declaredAt" TIMESTAMPTZ,
    "sealedAt" TIMESTAMPTZ,
    "sealDigest" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RoundReviewer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Conflict" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "nominationId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "source" "ConflictSource" NOT NULL,
    "reason" TEXT NOT NULL,
    "createdById" TEXT,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Conflict_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AssignmentRun" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "certificate" JSONB NOT NULL,
    "createdById" TEXT,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AssignmentRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Assignment" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "nominationId" TEXT NOT NULL,
    "roundReviewerId" TEXT NOT NULL,
    "letter" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "state" "AssignmentState" NOT NULL DEFAULT 'active',
    "reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ScoreSheet" (
    "id" TEXT NOT NULL,
    "assignmentId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "state" "SheetState" NOT NULL DEFAULT 'draft',
    "scores" JSONB NOT NULL DEFAULT '{}',
    "gates" JSONB NOT NULL DEFAULT '{}',
    "note" TEXT,
    "totalHundredths" INTEGER,
    "digest" TEXT,
    "sealedAt" TIMESTAMPTZ,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ScoreSheet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Ranking" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "rule" TEXT NOT NULL,
    "inputs" JSONB NOT NULL,
    "digest" TEXT NOT NULL,
    "computedAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "Ranking_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RankingEntry" (
    "rankingId" TEXT NOT NULL,
    "nominationId" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,
    "valueTenThousandths" INTEGER NOT NULL,
    "result" "SelectionResult" NOT NULL,
    "code" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "sheets" JSONB NOT NULL,

    CONSTRAINT "RankingEntry_pkey" PRIMARY KEY ("rankingId","nominationId")
);

-- CreateTable
CREATE TABLE "Round" (
    "id" TEXT NOT NULL,
    "kind" "RoundKind" NOT NULL,
    "subjectKind" "SubjectKind" NOT NULL,
    "name" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "titleCode" TEXT,
    "stage" "RoundStage" NOT NULL DEFAULT 'draft',
    "schemeVersion" INTEGER NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" TEXT,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "Round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SchemeVersion" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "reason" TEXT,
    "frozenAt" TIMESTAMPTZ,
    "digest" TEXT,
    "createdById" TEXT,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "SchemeVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoundStageChange" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "from" "RoundStage" NOT NULL,
    "to" "RoundStage" NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "reason" TEXT,
    "accountId" TEXT,

    CONSTRAINT "RoundStageChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Project" (
    "id" TEXT NOT NULL,
    "kind" "RoundKind" NOT NULL,
    "name" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "lineId" TEXT NOT NULL,
    "category" TEXT,
    "summary" TEXT,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProjectMember" (
    "projectId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,

    CONSTRAINT "ProjectMember_pkey" PRIMARY KEY ("projectId","personId")
);

-- CreateTable
CREATE TABLE "Nomination" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "personId" TEXT,
    "projectId" TEXT,
    "unitId" TEXT NOT NULL,
    "lineId" TEXT NOT NULL,
    "isGrassroots" BOOLEAN NOT NULL DEFAULT false,
    "channel" "NominationChannel" NOT NULL DEFAULT 'unitHr',
    "state" "NominationState" NOT NULL DEFAULT 'draft',
    "stateBeforeSuspension" "NominationState",
    "form" JSONB NOT NULL DEFAULT '{}',
    "eligibility" JSONB,
    "blindCode" TEXT,
    "correctionDueAt" TIMESTAMPTZ,
    "stateReason" TEXT,
    "startedById" TEXT,
    "submittedAt" TIMESTAMPTZ,
    "endorsedAt" TIMESTAMPTZ,
    "endorsedById" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "Nomination_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NominationEvent" (
    "id" TEXT NOT NULL,
    "nominationId" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "from" "NominationState",
    "to" "NominationState" NOT NULL,
    "reason" TEXT,
    "accountId" TEXT,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "NominationEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attachment" (
    "id" TEXT NOT NULL,
    "nominationId" TEXT NOT NULL,
    "fieldKey" TEXT NOT NULL,
    "fileId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UnsuitableReviewer" (
    "nominationId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "unitName" TEXT NOT NULL DEFAULT '',
    "reason" TEXT,

    CONSTRAINT "UnsuitableReviewer_pkey" PRIMARY KEY ("nominationId","name","unitName")
);

-- CreateTable
CREATE TABLE "Cycle" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "state" "CycleState" NOT NULL DEFAULT 'open',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Cycle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TargetClass" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "plan" "Plan" NOT NULL,
    "sortOrder" INTEGER NOT NULL,

    CONSTRAINT "TargetClass_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TargetClassVersion" (
    "id" TEXT NOT NULL,
    "classId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "titleCodes" TEXT[],
    "reason" TEXT NOT NULL,
    "accountId" TEXT,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TargetClassVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Target" (
    "id" TEXT NOT NULL,
    "cycleId" TEXT NOT NULL,
    "classId" TEXT NOT NULL,
    "lineId" TEXT NOT NULL,
    "value" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Target_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Title" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "plan" "Plan" NOT NULL,
    "rank" INTEGER NOT NULL,
    "termYears" INTEGER,
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Title_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Holding" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "titleId" TEXT NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE,
    "termEndsOn" DATE,
    "state" "HoldingState" NOT NULL DEFAULT 'active',
    "isRenewal" BOOLEAN NOT NULL DEFAULT false,
    "basis" "HoldingBasis" NOT NULL,
    "documentNumber" TEXT,
    "conferralId" TEXT,
    "endReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Holding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LedgerEntry" (
    "id" TEXT NOT NULL,
    "kind" "LedgerKind" NOT NULL,
    "classCode" TEXT NOT NULL,
    "cycleId" TEXT,
    "personId" TEXT NOT NULL,
    "holdingId" TEXT,
    "lineId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "delta" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "LedgerEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LedgerDay" (
    "kind" "LedgerKind" NOT NULL,
    "classCode" TEXT NOT NULL,
    "cycleId" TEXT NOT NULL DEFAULT '',
    "lineId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "delta" INTEGER NOT NULL,

    CONSTRAINT "LedgerDay_pkey" PRIMARY KEY ("kind","classCode","cycleId","lineId","unitId","day")
);

-- CreateTable
CREATE TABLE "LedgerCorrection" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "accountId" TEXT,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "fromDay" DATE NOT NULL,
    "toDay" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "differences" JSONB NOT NULL,

    CONSTRAINT "LedgerCorrection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Certificate" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "holdingId" TEXT,
    "awardId" TEXT,
    "issuedOn" DATE NOT NULL,
    "revokedOn" DATE,

    CONSTRAINT "Certificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Award" (
    "id" TEXT NOT NULL,
    "personId" TEXT,
    "projectId" TEXT,
    "conferralId" TEXT NOT NULL,
    "nominationId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "grantedOn" DATE NOT NULL,

    CONSTRAINT "Award_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Account_login_key" ON "Account"("login");

-- CreateIndex
CREATE UNIQUE INDEX "Account_personId_key" ON "Account"("personId");

-- CreateIndex
CREATE INDEX "RoleGrant_accountId_idx" ON "RoleGrant"("accountId");

-- CreateIndex
CREATE INDEX "RoleGrant_roundId_role_idx" ON "RoleGrant"("roundId", "role");

-- CreateIndex
CREATE INDEX "Session_accountId_idx" ON "Session"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "ActivationCode_codeDigest_key" ON "ActivationCode"("codeDigest");

-- CreateIndex
CREATE INDEX "ActivationCode_personId_idx" ON "ActivationCode"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "PanelMember_roundId_name_key" ON "PanelMember"("roundId", "name");

-- CreateIndex
CREATE INDEX "PanelMeeting_roundId_idx" ON "PanelMeeting"("roundId");

-- CreateIndex
CREATE INDEX "Publicity_state_idx" ON "Publicity"("state");

-- CreateIndex
CREATE UNIQUE INDEX "Publicity_roundId_version_key" ON "Publicity"("roundId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "Objection_number_key" ON "Objection"("number");

-- CreateIndex
CREATE INDEX "Objection_publicityId_state_idx" ON "Objection"("publicityId", "state");

-- CreateIndex
CREATE INDEX "Objection_nominationId_idx" ON "Objection"("nominationId");

-- CreateIndex
CREATE UNIQUE INDEX "Conferral_documentNumber_key" ON "Conferral"("documentNumber");

-- CreateIndex
CREATE INDEX "Conferral_roundId_idx" ON "Conferral"("roundId");

-- CreateIndex
CREATE UNIQUE INDEX "Line_code_key" ON "Line"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Line_name_key" ON "Line"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Unit_code_key" ON "Unit"("code");

-- CreateIndex
CREATE INDEX "UnitVersion_parentId_idx" ON "UnitVersion"("parentId");

-- CreateIndex
CREATE UNIQUE INDEX "UnitVersion_unitId_startsOn_key" ON "UnitVersion"("unitId", "startsOn");

-- CreateIndex
CREATE UNIQUE INDEX "Person_idNumberHash_key" ON "Person"("idNumberHash");

-- CreateIndex
CREATE INDEX "Person_unitId_namePinyin_id_idx" ON "Person"("unitId", "namePinyin", "id");

-- CreateIndex
CREATE INDEX "Person_namePinyin_id_idx" ON "Person"("namePinyin", "id");

-- CreateIndex
CREATE INDEX "Person_lineId_idx" ON "Person"("lineId");

-- CreateIndex
CREATE INDEX "Person_phoneHash_idx" ON "Person"("phoneHash");

-- CreateIndex
CREATE INDEX "Person_nameTokens_idx" ON "Person" USING GIN ("nameTokens");

-- CreateIndex
CREATE INDEX "Person_specialityTokens_idx" ON "Person" USING GIN ("specialityTokens");

-- CreateIndex
CREATE INDEX "PersonSpell_unitId_idx" ON "PersonSpell"("unitId");

-- CreateIndex
CREATE UNIQUE INDEX "PersonSpell_personId_startsOn_key" ON "PersonSpell"("personId", "startsOn");

-- CreateIndex
CREATE INDEX "Sanction_personId_idx" ON "Sanction"("personId");

-- CreateIndex
CREATE INDEX "TransferRequest_fromUnitId_state_idx" ON "TransferRequest"("fromUnitId", "state");

-- CreateIndex
CREATE INDEX "TransferRequest_toUnitId_state_idx" ON "TransferRequest"("toUnitId", "state");

-- CreateIndex
CREATE INDEX "TransferRequest_personId_idx" ON "TransferRequest"("personId");

-- CreateIndex
CREATE INDEX "ImportBatch_accountId_createdAt_idx" ON "ImportBatch"("accountId", "createdAt");

-- CreateIndex
CREATE INDEX "ImportRow_batchId_verdict_rowNumber_idx" ON "ImportRow"("batchId", "verdict", "rowNumber");

-- CreateIndex
CREATE INDEX "AuditEvent_subjectKind_subjectId_idx" ON "AuditEvent"("subjectKind", "subjectId");

-- CreateIndex
CREATE INDEX "AuditEvent_at_idx" ON "AuditEvent"("at");

-- CreateIndex
CREATE INDEX "AuditEvent_accountId_at_idx" ON "AuditEvent"("accountId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "AuditLink_eventId_key" ON "AuditLink"("eventId");

-- CreateIndex
CREATE INDEX "OutboxMessage_sentAt_createdAt_idx" ON "OutboxMessage"("sentAt", "createdAt");

-- CreateIndex
CREATE INDEX "Notice_accountId_readAt_createdAt_idx" ON "Notice"("accountId", "readAt", "createdAt");

-- CreateIndex
CREATE INDEX "JobRun_accountId_createdAt_idx" ON "JobRun"("accountId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "StoredFile_storageKey_key" ON "StoredFile"("storageKey");

-- CreateIndex
CREATE INDEX "StoredFile_ownerAccountId_createdAt_idx" ON "StoredFile"("ownerAccountId", "createdAt");

-- CreateIndex
CREATE INDEX "Consent_personId_idx" ON "Consent"("personId");

-- CreateIndex
CREATE INDEX "PoolEntry_isPublic_namePinyin_personId_idx" ON "PoolEntry"("isPublic", "namePinyin", "personId");

-- CreateIndex
CREATE INDEX "PoolEntry_isPublic_lineId_namePinyin_personId_idx" ON "PoolEntry"("isPublic", "lineId", "namePinyin", "personId");

-- CreateIndex
CREATE INDEX "PoolEntry_isPublic_unitId_namePinyin_personId_idx" ON "PoolEntry"("isPublic", "unitId", "namePinyin", "personId");

-- CreateIndex
CREATE INDEX "PoolEntry_nameTokens_idx" ON "PoolEntry" USING GIN ("nameTokens");

-- CreateIndex
CREATE INDEX "PoolEntry_specialityTokens_idx" ON "PoolEntry" USING GIN ("specialityTokens");

-- CreateIndex
CREATE INDEX "PoolEntry_titleCodes_idx" ON "PoolEntry" USING GIN ("titleCodes");

-- CreateIndex
CREATE UNIQUE INDEX "RoundReviewer_roundId_personId_key" ON "RoundReviewer"("roundId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "RoundReviewer_roundId_accountId_key" ON "RoundReviewer"("roundId", "accountId");

-- CreateIndex
CREATE INDEX "Conflict_nominationId_idx" ON "Conflict"("nominationId");

-- CreateIndex
CREATE UNIQUE INDEX "Conflict_roundId_personId_nominationId_kind_key" ON "Conflict"("roundId", "personId", "nominationId", "kind");

-- CreateIndex
CREATE INDEX "AssignmentRun_roundId_idx" ON "AssignmentRun"("roundId");

-- CreateIndex
CREATE INDEX "Assignment_roundReviewerId_idx" ON "Assignment"("roundReviewerId");

-- CreateIndex
CREATE INDEX "Assignment_roundId_idx" ON "Assignment"("roundId");

-- CreateIndex
CREATE UNIQUE INDEX "Assignment_nominationId_roundReviewerId_key" ON "Assignment"("nominationId", "roundReviewerId");

-- CreateIndex
CREATE UNIQUE INDEX "Assignment_nominationId_letter_key" ON "Assignment"("nominationId", "letter");

-- CreateIndex
CREATE UNIQUE INDEX "ScoreSheet_assignmentId_revision_key" ON "ScoreSheet"("assignmentId", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "Ranking_roundId_version_key" ON "Ranking"("roundId", "version");

-- CreateIndex
CREATE INDEX "RankingEntry_rankingId_rank_idx" ON "RankingEntry"("rankingId", "rank");

-- CreateIndex
CREATE INDEX "Round_stage_idx" ON "Round"("stage");

-- CreateIndex
CREATE UNIQUE INDEX "SchemeVersion_roundId_version_key" ON "SchemeVersion"("roundId", "version");

-- CreateIndex
CREATE INDEX "RoundStageChange_roundId_at_idx" ON "RoundStageChange"("roundId", "at");

-- CreateIndex
CREATE INDEX "Project_unitId_idx" ON "Project"("unitId");

-- CreateIndex
CREATE INDEX "ProjectMember_personId_idx" ON "ProjectMember"("personId");

-- CreateIndex
CREATE INDEX "Nomination_roundId_state_idx" ON "Nomination"("roundId", "state");

-- CreateIndex
CREATE INDEX "Nomination_unitId_state_idx" ON "Nomination"("unitId", "state");

-- CreateIndex
CREATE INDEX "Nomination_personId_idx" ON "Nomination"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Nomination_roundId_personId_key" ON "Nomination"("roundId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Nomination_roundId_projectId_key" ON "Nomination"("roundId", "projectId");

-- CreateIndex
CREATE UNIQUE INDEX "Nomination_roundId_blindCode_key" ON "Nomination"("roundId", "blindCode");

-- CreateIndex
CREATE INDEX "NominationEvent_nominationId_at_idx" ON "NominationEvent"("nominationId", "at");

-- CreateIndex
CREATE INDEX "Attachment_nominationId_idx" ON "Attachment"("nominationId");

-- CreateIndex
CREATE INDEX "Attachment_fileId_idx" ON "Attachment"("fileId");

-- CreateIndex
CREATE UNIQUE INDEX "Cycle_name_key" ON "Cycle"("name");

-- CreateIndex
CREATE UNIQUE INDEX "TargetClass_code_key" ON "TargetClass"("code");

-- CreateIndex
CREATE UNIQUE INDEX "TargetClass_name_key" ON "TargetClass"("name");

-- CreateIndex
CREATE UNIQUE INDEX "TargetClassVersion_classId_version_key" ON "TargetClassVersion"("classId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "Target_cycleId_classId_lineId_key" ON "Target"("cycleId", "classId", "lineId");

-- CreateIndex
CREATE UNIQUE INDEX "Title_code_key" ON "Title"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Title_name_key" ON "Title"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Title_plan_rank_key" ON "Title"("plan", "rank");

-- CreateIndex
CREATE INDEX "Holding_personId_idx" ON "Holding"("personId");

-- CreateIndex
CREATE INDEX "Holding_titleId_endsOn_idx" ON "Holding"("titleId", "endsOn");

-- CreateIndex
CREATE INDEX "Holding_endsOn_idx" ON "Holding"("endsOn");

-- CreateIndex
CREATE INDEX "LedgerEntry_personId_idx" ON "LedgerEntry"("personId");

-- CreateIndex
CREATE INDEX "LedgerEntry_kind_classCode_lineId_unitId_day_idx" ON "LedgerEntry"("kind", "classCode", "lineId", "unitId", "day");

-- CreateIndex
CREATE INDEX "LedgerCorrection_at_idx" ON "LedgerCorrection"("at");

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_number_key" ON "Certificate"("number");

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_token_key" ON "Certificate"("token");

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_holdingId_key" ON "Certificate"("holdingId");

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_awardId_key" ON "Certificate"("awardId");

-- CreateIndex
CREATE UNIQUE INDEX "Award_nominationId_key" ON "Award"("nominationId");

-- CreateIndex
CREATE INDEX "Award_personId_idx" ON "Award"("personId");

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActivationCode" ADD CONSTRAINT "ActivationCode_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PanelMember" ADD CONSTRAINT "PanelMember_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PanelMeeting" ADD CONSTRAINT "PanelMeeting_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PanelVote" ADD CONSTRAINT "PanelVote_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "PanelMeeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PanelVote" ADD CONSTRAINT "PanelVote_nominationId_fkey" FOREIGN KEY ("nominationId") REFERENCES "Nomination"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Publicity" ADD CONSTRAINT "Publicity_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_publicityId_fkey" FOREIGN KEY ("publicityId") REFERENCES "Publicity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_nominationId_fkey" FOREIGN KEY ("nominationId") REFERENCES "Nomination"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Conferral" ADD CONSTRAINT "Conferral_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UnitVersion" ADD CONSTRAINT "UnitVersion_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UnitVersion" ADD CONSTRAINT "UnitVersion_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_lineId_fkey" FOREIGN KEY ("lineId") REFERENCES "Line"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonSpell" ADD CONSTRAINT "PersonSpell_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonSpell" ADD CONSTRAINT "PersonSpell_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonSpell" ADD CONSTRAINT "PersonSpell_lineId_fkey" FOREIGN KEY ("lineId") REFERENCES "Line"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appraisal" ADD CONSTRAINT "Appraisal_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sanction" ADD CONSTRAINT "Sanction_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TransferRequest" ADD CONSTRAINT "TransferRequest_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportRow" ADD CONSTRAINT "ImportRow_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "ImportBatch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PoolEntry" ADD CONSTRAINT "PoolEntry_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoundReviewer" ADD CONSTRAINT "RoundReviewer_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoundReviewer" ADD CONSTRAINT "RoundReviewer_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Conflict" ADD CONSTRAINT "Conflict_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Conflict" ADD CONSTRAINT "Conflict_nominationId_fkey" FOREIGN KEY ("nominationId") REFERENCES "Nomination"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentRun" ADD CONSTRAINT "AssignmentRun_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_nominationId_fkey" FOREIGN KEY ("nominationId") REFERENCES "Nomination"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_roundReviewerId_fkey" FOREIGN KEY ("roundReviewerId") REFERENCES "RoundReviewer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScoreSheet" ADD CONSTRAINT "ScoreSheet_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ranking" ADD CONSTRAINT "Ranking_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RankingEntry" ADD CONSTRAINT "RankingEntry_rankingId_fkey" FOREIGN KEY ("rankingId") REFERENCES "Ranking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RankingEntry" ADD CONSTRAINT "RankingEntry_nominationId_fkey" FOREIGN KEY ("nominationId") REFERENCES "Nomination"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SchemeVersion" ADD CONSTRAINT "SchemeVersion_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoundStageChange" ADD CONSTRAINT "RoundStageChange_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectMember" ADD CONSTRAINT "ProjectMember_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Nomination" ADD CONSTRAINT "Nomination_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Nomination" ADD CONSTRAINT "Nomination_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Nomination" ADD CONSTRAINT "Nomination_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NominationEvent" ADD CONSTRAINT "NominationEvent_nominationId_fkey" FOREIGN KEY ("nominationId") REFERENCES "Nomination"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_nominationId_fkey" FOREIGN KEY ("nominationId") REFERENCES "Nomination"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UnsuitableReviewer" ADD CONSTRAINT "UnsuitableReviewer_nominationId_fkey" FOREIGN KEY ("nominationId") REFERENCES "Nomination"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TargetClassVersion" ADD CONSTRAINT "TargetClassVersion_classId_fkey" FOREIGN KEY ("classId") REFERENCES "TargetClass"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Target" ADD CONSTRAINT "Target_cycleId_fkey" FOREIGN KEY ("cycleId") REFERENCES "Cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Target" ADD CONSTRAINT "Target_classId_fkey" FOREIGN KEY ("classId") REFERENCES "TargetClass"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Holding" ADD CONSTRAINT "Holding_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Holding" ADD CONSTRAINT "Holding_titleId_fkey" FOREIGN KEY ("titleId") REFERENCES "Title"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_holdingId_fkey" FOREIGN KEY ("holdingId") REFERENCES "Holding"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_awardId_fkey" FOREIGN KEY ("awardId") REFERENCES "Award"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Award" ADD CONSTRAINT "Award_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Award" ADD CONSTRAINT "Award_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Award" ADD CONSTRAINT "Award_conferralId_fkey" FOREIGN KEY ("conferralId") REFERENCES "Conferral"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Award" ADD CONSTRAINT "Award_nominationId_fkey" FOREIGN KEY ("nominationId") REFERENCES "Nomination"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
