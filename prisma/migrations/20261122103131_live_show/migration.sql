-- CreateEnum
CREATE TYPE "ShowItemState" AS ENUM ('waiting', 'open', 'closed');

-- AlterTable
ALTER TABLE "Project" ADD COLUMN     "likeness" TEXT[];

-- CreateTable
CREATE TABLE "ShowItem" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "nominationId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "state" "ShowItemState" NOT NULL DEFAULT 'waiting',
    "openedAt" TIMESTAMPTZ,
    "closedAt" TIMESTAMPTZ,
    "valueTenThousandths" INTEGER,
    "totals" JSONB NOT NULL DEFAULT '[]',
    "missing" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ShowItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ShowEvent" (
    "roundId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "itemId" TEXT,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "ShowEvent_pkey" PRIMARY KEY ("roundId","number")
);

-- CreateIndex
CREATE INDEX "ShowItem_roundId_position_idx" ON "ShowItem"("roundId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "ShowItem_roundId_nominationId_key" ON "ShowItem"("roundId", "nominationId");

-- CreateIndex
CREATE INDEX "Project_likeness_idx" ON "Project" USING GIN ("likeness");

-- AddForeignKey
ALTER TABLE "ShowItem" ADD CONSTRAINT "ShowItem_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShowItem" ADD CONSTRAINT "ShowItem_nominationId_fkey" FOREIGN KEY ("nominationId") REFERENCES "Nomination"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShowEvent" ADD CONSTRAINT "ShowEvent_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Invariants ------------------------------------------------------------------------------------------------------------------

-- One candidate at a time is open.
CREATE UNIQUE INDEX "ShowItem_one_open" ON "ShowItem" ("roundId") WHERE state = 'open';
-- One place each; the order may be dealt anew within a transaction.
ALTER TABLE "ShowItem" ADD CONSTRAINT "ShowItem_one_place" EXCLUDE USING btree ("roundId" WITH =, position WITH =) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "ShowItem" ADD CONSTRAINT "ShowItem_times" CHECK (
  CASE state
    WHEN 'waiting' THEN "openedAt" IS NULL AND "closedAt" IS NULL
    WHEN 'open' THEN "openedAt" IS NOT NULL AND "closedAt" IS NULL
    ELSE "openedAt" IS NOT NULL AND "closedAt" >= "openedAt"
  END
);
ALTER TABLE "ShowItem" ADD CONSTRAINT "ShowItem_result" CHECK (state = 'closed' OR "valueTenThousandths" IS NULL);
-- What live pages were told stays as it was.
CREATE TRIGGER "ShowEvent_append_only" BEFORE UPDATE OR DELETE ON "ShowEvent" FOR EACH ROW EXECUTE FUNCTION refuse_change();
