-- CreateEnum
CREATE TYPE "PersonDocumentKind" AS ENUM ('education', 'professionalTitle', 'rewardOrSanction', 'other');

-- CreateEnum
CREATE TYPE "TrainingManner" AS ENUM ('caseStudy', 'onSite', 'online', 'classroom');

-- CreateEnum
CREATE TYPE "TrainingResult" AS ENUM ('passed', 'failed');

-- AlterTable
ALTER TABLE "HoldingAssessment" ADD COLUMN     "hoursNote" TEXT,
ADD COLUMN     "recordedHours" DOUBLE PRECISION;

-- CreateTable
CREATE TABLE "PersonDocument" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "kind" "PersonDocumentKind" NOT NULL,
    "note" TEXT,
    "fileId" TEXT NOT NULL,
    "addedById" TEXT,
    "addedOn" DATE NOT NULL,
    "removedOn" DATE,
    "removedById" TEXT,
    "removeReason" TEXT,

    CONSTRAINT "PersonDocument_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TrainingCourse" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameTokens" TEXT[],
    "manner" "TrainingManner" NOT NULL,
    "unitId" TEXT NOT NULL,
    "isCityWide" BOOLEAN NOT NULL DEFAULT false,
    "host" TEXT,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "hours" DOUBLE PRECISION NOT NULL,
    "place" TEXT,
    "content" TEXT,
    "recordedById" TEXT,
    "recordedOn" DATE NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "TrainingCourse_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TrainingAttendance" (
    "id" TEXT NOT NULL,
    "courseId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "hours" DOUBLE PRECISION NOT NULL,
    "result" "TrainingResult",
    "certificateFileId" TEXT,
    "note" TEXT,
    "recordedById" TEXT,
    "recordedOn" DATE NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "TrainingAttendance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TrainingDemand" (
    "fromYear" INTEGER NOT NULL,
    "hours" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "setById" TEXT,
    "setOn" DATE NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "TrainingDemand_pkey" PRIMARY KEY ("fromYear")
);

-- CreateIndex
CREATE UNIQUE INDEX "PersonDocument_fileId_key" ON "PersonDocument"("fileId");

-- CreateIndex
CREATE INDEX "PersonDocument_personId_idx" ON "PersonDocument"("personId");

-- CreateIndex
CREATE INDEX "TrainingCourse_startsOn_id_idx" ON "TrainingCourse"("startsOn" DESC, "id");

-- CreateIndex
CREATE INDEX "TrainingCourse_nameTokens_idx" ON "TrainingCourse" USING GIN ("nameTokens");

-- CreateIndex
CREATE UNIQUE INDEX "TrainingCourse_unitId_name_startsOn_key" ON "TrainingCourse"("unitId", "name", "startsOn");

-- CreateIndex
CREATE INDEX "TrainingAttendance_personId_year_idx" ON "TrainingAttendance"("personId", "year");

-- CreateIndex
CREATE INDEX "TrainingAttendance_year_personId_hours_idx" ON "TrainingAttendance"("year", "personId", "hours");

-- CreateIndex
CREATE INDEX "TrainingAttendance_certificateFileId_idx" ON "TrainingAttendance"("certificateFileId");

-- CreateIndex
CREATE UNIQUE INDEX "TrainingAttendance_courseId_personId_key" ON "TrainingAttendance"("courseId", "personId");

-- AddForeignKey
ALTER TABLE "PersonDocument" ADD CONSTRAINT "PersonDocument_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrainingCourse" ADD CONSTRAINT "TrainingCourse_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrainingAttendance" ADD CONSTRAINT "TrainingAttendance_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "TrainingCourse"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrainingAttendance" ADD CONSTRAINT "TrainingAttendance_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "TrainingCourse" ADD CONSTRAINT "TrainingCourse_dates" CHECK ("endsOn" >= "startsOn");
ALTER TABLE "TrainingCourse" ADD CONSTRAINT "TrainingCourse_hours" CHECK (hours > 0 AND hours * 2 = floor(hours * 2));
ALTER TABLE "TrainingAttendance" ADD CONSTRAINT "TrainingAttendance_hours" CHECK (hours > 0 AND hours * 2 = floor(hours * 2));
ALTER TABLE "TrainingDemand" ADD CONSTRAINT "TrainingDemand_hours" CHECK (hours >= 0);
ALTER TABLE "PersonDocument" ADD CONSTRAINT "PersonDocument_removal" CHECK (("removedOn" IS NULL) = ("removeReason" IS NULL));

-- Papers once on file stay on record.
REVOKE DELETE, TRUNCATE ON "PersonDocument" FROM portal_app;
