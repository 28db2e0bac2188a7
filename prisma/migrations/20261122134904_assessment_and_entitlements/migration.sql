-- CreateEnum
CREATE TYPE "AssessmentGrade" AS ENUM ('excellent', 'qualified', 'unqualified');

-- CreateEnum
CREATE TYPE "AssessmentYearState" AS ENUM ('open', 'closed');

-- CreateEnum
CREATE TYPE "AssessmentState" AS ENUM ('awaited', 'submitted', 'endorsed', 'confirmed');

-- CreateEnum
CREATE TYPE "AssessmentEffectKind" AS ENUM ('warn', 'barRenewal', 'revoke');

-- CreateEnum
CREATE TYPE "AssessmentEffectState" AS ENUM ('staged', 'applied', 'dismissed');

-- CreateEnum
CREATE TYPE "EntitlementKind" AS ENUM ('allowance', 'researchFund', 'training', 'studyLeave', 'healthCheck', 'priority');

-- CreateEnum
CREATE TYPE "EntitlementDueState" AS ENUM ('due', 'delivered', 'waived');

-- CreateEnum
CREATE TYPE "RecognitionState" AS ENUM ('submitted', 'approved', 'refused', 'withdrawn');

-- CreateEnum
CREATE TYPE "HoldingEndKind" AS ENUM ('left', 'retired', 'deceased', 'resigned', 'sanction', 'assessment', 'other');

-- AlterTable
ALTER TABLE "Holding" ADD COLUMN     "endKind" "HoldingEndKind",
ADD COLUMN     "renewalBar" TEXT;

-- CreateTable
CREATE TABLE "ManagementRule" (
    "titleId" TEXT NOT NULL,
    "failedYearsToRevoke" INTEGER NOT NULL,
    "renewalNeeds" "AssessmentGrade",
    "trainingHours" INTEGER NOT NULL,
    "noticeDays" INTEGER[],
    "barYearsAfterSanction" INTEGER NOT NULL,
    "barYearsAfterAssessment" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ManagementRule_pkey" PRIMARY KEY ("titleId")
);

-- CreateTable
CREATE TABLE "AssessmentYear" (
    "id" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "openedOn" DATE NOT NULL,
    "dueOn" DATE NOT NULL,
    "excellentCap" INTEGER NOT NULL,
    "note" TEXT,
    "state" "AssessmentYearState" NOT NULL DEFAULT 'open',
    "openedById" TEXT,
    "closedOn" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "AssessmentYear_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HoldingAssessment" (
    "id" TEXT NOT NULL,
    "yearId" TEXT NOT NULL,
    "holdingId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "contributions" TEXT NOT NULL DEFAULT '',
    "trainingHours" INTEGER,
    "unitWord" TEXT NOT NULL DEFAULT '',
    "proposedGrade" "AssessmentGrade",
    "grade" "AssessmentGrade",
    "remark" TEXT,
    "state" "AssessmentState" NOT NULL DEFAULT 'awaited',
    "submittedAt" TIMESTAMPTZ,
    "endorsedById" TEXT,
    "endorsedAt" TIMESTAMPTZ,
    "confirmedAt" TIMESTAMPTZ,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "HoldingAssessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AssessmentEffect" (
    "id" TEXT NOT NULL,
    "assessmentId" TEXT NOT NULL,
    "kind" "AssessmentEffectKind" NOT NULL,
    "reason" TEXT NOT NULL,
    "state" "AssessmentEffectState" NOT NULL DEFAULT 'staged',
    "decision" TEXT,
    "decidedById" TEXT,
    "decidedAt" TIMESTAMPTZ,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "AssessmentEffect_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HoldingEndNotice" (
    "holdingId" TEXT NOT NULL,
    "endsOn" DATE NOT NULL,
    "daysBefore" INTEGER NOT NULL,
    "sentOn" DATE NOT NULL,

    CONSTRAINT "HoldingEndNotice_pkey" PRIMARY KEY ("holdingId","endsOn","daysBefore")
);

-- CreateTable
CREATE TABLE "CertificatePrint" (
    "id" TEXT NOT NULL,
    "certificateId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "printedOn" DATE NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
    "reason" TEXT,

    CONSTRAINT "CertificatePrint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EntitlementRule" (
    "id" TEXT NOT NULL,
    "titleId" TEXT NOT NULL,
    "kind" "EntitlementKind" NOT NULL,
    "name" TEXT NOT NULL,
    "amount" INTEGER,
    "dueMonth" INTEGER NOT NULL,
    "dueDay" INTEGER NOT NULL,
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "EntitlementRule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EntitlementDue" (
    "id" TEXT NOT NULL,
    "ruleId" TEXT NOT NULL,
    "holdingId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "kind" "EntitlementKind" NOT NULL,
    "name" TEXT NOT NULL,
    "amount" INTEGER,
    "dueOn" DATE NOT NULL,
    "state" "EntitlementDueState" NOT NULL DEFAULT 'due',
    "deliveredOn" DATE,
    "proofFileId" TEXT,
    "note" TEXT,
    "answeredById" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "EntitlementDue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Recognition" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "titleId" TEXT NOT NULL,
    "awardName" TEXT NOT NULL,
    "grantedBy" TEXT NOT NULL,
    "grantedOn" DATE NOT NULL,
    "documentNumber" TEXT NOT NULL,
    "note" TEXT,
    "proofFileId" TEXT NOT NULL,
    "state" "RecognitionState" NOT NULL DEFAULT 'submitted',
    "answer" TEXT,
    "holdingId" TEXT,
    "requestedById" TEXT NOT NULL,
    "requestedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answeredById" TEXT,
    "answeredAt" TIMESTAMPTZ,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Recognition_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "AssessmentYear_year_key" ON "AssessmentYear"("year");

-- CreateIndex
CREATE INDEX "HoldingAssessment_yearId_unitId_state_idx" ON "HoldingAssessment"("yearId", "unitId", "state");

-- CreateIndex
CREATE INDEX "HoldingAssessment_personId_idx" ON "HoldingAssessment"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "HoldingAssessment_yearId_holdingId_key" ON "HoldingAssessment"("yearId", "holdingId");

-- CreateIndex
CREATE INDEX "AssessmentEffect_state_id_idx" ON "AssessmentEffect"("state", "id");

-- CreateIndex
CREATE UNIQUE INDEX "AssessmentEffect_assessmentId_kind_key" ON "AssessmentEffect"("assessmentId", "kind");

-- CreateIndex
CREATE INDEX "CertificatePrint_certificateId_at_idx" ON "CertificatePrint"("certificateId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "EntitlementRule_titleId_kind_key" ON "EntitlementRule"("titleId", "kind");

-- CreateIndex
CREATE INDEX "EntitlementDue_year_unitId_state_idx" ON "EntitlementDue"("year", "unitId", "state");

-- CreateIndex
CREATE INDEX "EntitlementDue_state_dueOn_id_idx" ON "EntitlementDue"("state", "dueOn", "id");

-- CreateIndex
CREATE INDEX "EntitlementDue_proofFileId_idx" ON "EntitlementDue"("proofFileId");

-- CreateIndex
CREATE UNIQUE INDEX "EntitlementDue_personId_year_kind_key" ON "EntitlementDue"("personId", "year", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "Recognition_holdingId_key" ON "Recognition"("holdingId");

-- CreateIndex
CREATE INDEX "Recognition_personId_idx" ON "Recognition"("personId");

-- CreateIndex
CREATE INDEX "Recognition_state_requestedAt_idx" ON "Recognition"("state", "requestedAt");

-- CreateIndex
CREATE INDEX "Recognition_proofFileId_idx" ON "Recognition"("proofFileId");

-- AddForeignKey
ALTER TABLE "ManagementRule" ADD CONSTRAINT "ManagementRule_titleId_fkey" FOREIGN KEY ("titleId") REFERENCES "Title"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HoldingAssessment" ADD CONSTRAINT "HoldingAssessment_yearId_fkey" FOREIGN KEY ("yearId") REFERENCES "AssessmentYear"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HoldingAssessment" ADD CONSTRAINT "HoldingAssessment_holdingId_fkey" FOREIGN KEY ("holdingId") REFERENCES "Holding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HoldingAssessment" ADD CONSTRAINT "HoldingAssessment_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssessmentEffect" ADD CONSTRAINT "AssessmentEffect_assessmentId_fkey" FOREIGN KEY ("assessmentId") REFERENCES "HoldingAssessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HoldingEndNotice" ADD CONSTRAINT "HoldingEndNotice_holdingId_fkey" FOREIGN KEY ("holdingId") REFERENCES "Holding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CertificatePrint" ADD CONSTRAINT "CertificatePrint_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EntitlementRule" ADD CONSTRAINT "EntitlementRule_titleId_fkey" FOREIGN KEY ("titleId") REFERENCES "Title"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EntitlementDue" ADD CONSTRAINT "EntitlementDue_ruleId_fkey" FOREIGN KEY ("ruleId") REFERENCES "EntitlementRule"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EntitlementDue" ADD CONSTRAINT "EntitlementDue_holdingId_fkey" FOREIGN KEY ("holdingId") REFERENCES "Holding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EntitlementDue" ADD CONSTRAINT "EntitlementDue_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recognition" ADD CONSTRAINT "Recognition_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recognition" ADD CONSTRAINT "Recognition_titleId_fkey" FOREIGN KEY ("titleId") REFERENCES "Title"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recognition" ADD CONSTRAINT "Recognition_holdingId_fkey" FOREIGN KEY ("holdingId") REFERENCES "Holding"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What the schema language cannot say -----------------------------------------------------------------------------------------

ALTER TABLE "ManagementRule" ADD CONSTRAINT "ManagementRule_values" CHECK (
  "failedYearsToRevoke" BETWEEN 1 AND 5 AND "trainingHours" BETWEEN 0 AND 1000 AND "barYearsAfterSanction" BETWEEN 0 AND 20 AND "barYearsAfterAssessment" BETWEEN 0 AND 20
);
ALTER TABLE "AssessmentYear" ADD CONSTRAINT "AssessmentYear_values" CHECK ("dueOn" >= "openedOn" AND "excellentCap" BETWEEN 0 AND 100);
-- A result is there exactly when it was confirmed.
ALTER TABLE "HoldingAssessment" ADD CONSTRAINT "HoldingAssessment_result" CHECK ((state = 'confirmed') = (grade IS NOT NULL));
ALTER TABLE "EntitlementRule" ADD CONSTRAINT "EntitlementRule_values" CHECK (
  "dueMonth" BETWEEN 1 AND 12 AND "dueDay" BETWEEN 1 AND 31 AND (amount IS NULL OR amount > 0)
);
-- Nothing counts as delivered without its day and its proof; nothing is waived without a word.
ALTER TABLE "EntitlementDue" ADD CONSTRAINT "EntitlementDue_answer" CHECK (
  CASE state
    WHEN 'due' THEN "deliveredOn" IS NULL AND "proofFileId" IS NULL
    WHEN 'delivered' THEN "deliveredOn" IS NOT NULL AND "proofFileId" IS NOT NULL
    ELSE "deliveredOn" IS NULL AND note IS NOT NULL
  END
);
ALTER TABLE "Recognition" ADD CONSTRAINT "Recognition_answer" CHECK (
  (state = 'approved') = ("holdingId" IS NOT NULL) AND (state <> 'refused' OR answer IS NOT NULL)
);

CREATE TRIGGER "CertificatePrint_append_only" BEFORE UPDATE OR DELETE ON "CertificatePrint" FOR EACH ROW EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON "CertificatePrint" FROM portal_app;
