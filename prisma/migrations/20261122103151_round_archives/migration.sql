-- CreateEnum
CREATE TYPE "ArchiveCopy" AS ENUM ('full', 'office');

-- CreateTable
CREATE TABLE "RoundArchive" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "copy" "ArchiveCopy" NOT NULL,
    "fileId" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "entries" INTEGER NOT NULL,
    "size" INTEGER NOT NULL,
    "madeById" TEXT,
    "madeAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "RoundArchive_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "RoundArchive_roundId_madeAt_idx" ON "RoundArchive"("roundId", "madeAt");

-- CreateIndex
CREATE INDEX "RoundArchive_fileId_idx" ON "RoundArchive"("fileId");

-- AddForeignKey
ALTER TABLE "RoundArchive" ADD CONSTRAINT "RoundArchive_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was made stays on record as it was made.
CREATE TRIGGER "RoundArchive_frozen" BEFORE UPDATE OR DELETE ON "RoundArchive" FOR EACH ROW EXECUTE FUNCTION refuse_change();
