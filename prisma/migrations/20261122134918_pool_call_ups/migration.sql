-- CreateEnum
CREATE TYPE "CallUpState" AS ENUM ('requested', 'answered', 'underway', 'completed', 'refused', 'withdrawn');

-- CreateEnum
CREATE TYPE "CallUpPersonState" AS ENUM ('proposed', 'agreed', 'declined', 'released', 'completed');

-- CreateEnum
CREATE TYPE "AbsenceKind" AS ENUM ('leave', 'sick', 'study', 'posted', 'other');

-- CreateEnum
CREATE TYPE "CategoryMembership" AS ENUM ('included', 'excluded');

-- CreateEnum
CREATE TYPE "CorrectionState" AS ENUM ('proposed', 'confirmed', 'declined', 'withdrawn');

-- CreateTable
CREATE TABLE "CallUp" (
    "id" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "lineId" TEXT,
    "speciality" TEXT NOT NULL,
    "headcount" INTEGER NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "purpose" TEXT NOT NULL,
    "place" TEXT,
    "state" "CallUpState" NOT NULL DEFAULT 'requested',
    "reason" TEXT,
    "requestedById" TEXT,
    "requestedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answeredAt" TIMESTAMPTZ,
    "dispatchedAt" TIMESTAMPTZ,
    "closedAt" TIMESTAMPTZ,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "CallUp_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CallUpPerson" (
    "id" TEXT NOT NULL,
    "callUpId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "state" "CallUpPersonState" NOT NULL DEFAULT 'proposed',
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "reason" TEXT,
    "proposedById" TEXT,
    "proposedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answeredById" TEXT,
    "answeredAt" TIMESTAMPTZ,
    "days" INTEGER,
    "rating" INTEGER,
    "feedback" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "CallUpPerson_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PersonAbsence" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "kind" "AbsenceKind" NOT NULL,
    "note" TEXT,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "recordedById" TEXT,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ,
    "removedById" TEXT,

    CONSTRAINT "PersonAbsence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PoolCategory" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "lineId" TEXT,
    "words" TEXT[],
    "titleCodes" TEXT[],
    "hasRule" BOOLEAN NOT NULL DEFAULT true,
    "sortOrder" INTEGER NOT NULL DEFAULT 0,
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" TEXT,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PoolCategory_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PoolCategoryMember" (
    "id" TEXT NOT NULL,
    "categoryId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "membership" "CategoryMembership" NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" TEXT,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ,
    "endedById" TEXT,
    "endReason" TEXT,

    CONSTRAINT "PoolCategoryMember_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PoolSearch" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PoolSearch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PersonCorrection" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "newValueCipher" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "proofFileId" TEXT,
    "state" "CorrectionState" NOT NULL DEFAULT 'proposed',
    "answer" TEXT,
    "proposedById" TEXT,
    "proposedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answeredById" TEXT,
    "answeredAt" TIMESTAMPTZ,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "PersonCorrection_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CallUp_unitId_state_idx" ON "CallUp"("unitId", "state");

-- CreateIndex
CREATE INDEX "CallUp_state_startsOn_idx" ON "CallUp"("state", "startsOn");

-- CreateIndex
CREATE INDEX "CallUpPerson_personId_state_idx" ON "CallUpPerson"("personId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "CallUpPerson_callUpId_personId_key" ON "CallUpPerson"("callUpId", "personId");

-- CreateIndex
CREATE INDEX "PersonAbsence_personId_endsOn_idx" ON "PersonAbsence"("personId", "endsOn");

-- CreateIndex
CREATE UNIQUE INDEX "PoolCategory_name_key" ON "PoolCategory"("name");

-- CreateIndex
CREATE INDEX "PoolCategoryMember_personId_idx" ON "PoolCategoryMember"("personId");

-- CreateIndex
CREATE INDEX "PoolCategoryMember_categoryId_idx" ON "PoolCategoryMember"("categoryId");

-- CreateIndex
CREATE UNIQUE INDEX "PoolSearch_accountId_name_key" ON "PoolSearch"("accountId", "name");

-- CreateIndex
CREATE INDEX "PersonCorrection_personId_state_idx" ON "PersonCorrection"("personId", "state");

-- CreateIndex
CREATE INDEX "PoolEntry_namePinyin_personId_idx" ON "PoolEntry"("namePinyin", "personId");

-- CreateIndex
CREATE INDEX "PoolEntry_bestRank_namePinyin_personId_idx" ON "PoolEntry"("bestRank", "namePinyin", "personId");

-- CreateIndex
CREATE INDEX "PoolEntry_unitId_namePinyin_personId_idx" ON "PoolEntry"("unitId", "namePinyin", "personId");

-- AddForeignKey
ALTER TABLE "CallUp" ADD CONSTRAINT "CallUp_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CallUp" ADD CONSTRAINT "CallUp_lineId_fkey" FOREIGN KEY ("lineId") REFERENCES "Line"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CallUpPerson" ADD CONSTRAINT "CallUpPerson_callUpId_fkey" FOREIGN KEY ("callUpId") REFERENCES "CallUp"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CallUpPerson" ADD CONSTRAINT "CallUpPerson_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonAbsence" ADD CONSTRAINT "PersonAbsence_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PoolCategory" ADD CONSTRAINT "PoolCategory_lineId_fkey" FOREIGN KEY ("lineId") REFERENCES "Line"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PoolCategoryMember" ADD CONSTRAINT "PoolCategoryMember_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "PoolCategory"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PoolCategoryMember" ADD CONSTRAINT "PoolCategoryMember_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PoolSearch" ADD CONSTRAINT "PoolSearch_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonCorrection" ADD CONSTRAINT "PersonCorrection_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Nobody is called up twice on one day: agreed and completed days are bookings.
ALTER TABLE "CallUp" ADD CONSTRAINT "CallUp_dates" CHECK ("endsOn" >= "startsOn");
ALTER TABLE "CallUp" ADD CONSTRAINT "CallUp_headcount" CHECK (headcount BETWEEN 1 AND 50);
ALTER TABLE "CallUpPerson" ADD CONSTRAINT "CallUpPerson_dates" CHECK ("endsOn" >= "startsOn");
ALTER TABLE "CallUpPerson" ADD CONSTRAINT "CallUpPerson_rating" CHECK (rating BETWEEN 1 AND 5);
ALTER TABLE "CallUpPerson" ADD CONSTRAINT "CallUpPerson_days" CHECK (days >= 0);
ALTER TABLE "CallUpPerson" ADD CONSTRAINT "CallUpPerson_no_overlap"
  EXCLUDE USING gist ("personId" WITH =, daterange("startsOn", "endsOn", '[]') WITH &&) WHERE (state IN ('agreed', 'completed'));

ALTER TABLE "PersonAbsence" ADD CONSTRAINT "PersonAbsence_dates" CHECK ("endsOn" >= "startsOn");

-- One standing word on a person in a category.
CREATE UNIQUE INDEX "PoolCategoryMember_one_standing" ON "PoolCategoryMember" ("categoryId", "personId") WHERE "endedAt" IS NULL;

-- One correction of a field waits at a time.
CREATE UNIQUE INDEX "PersonCorrection_one_waiting" ON "PersonCorrection" ("personId", field) WHERE state = 'proposed';
