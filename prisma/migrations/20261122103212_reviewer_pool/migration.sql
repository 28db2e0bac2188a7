-- CreateEnum
CREATE TYPE "PoolMemberState" AS ENUM ('active', 'retired');

-- CreateEnum
CREATE TYPE "ReviewerDrawState" AS ENUM ('committing', 'frozen', 'drawn', 'voided');

-- CreateEnum
CREATE TYPE "DrawSeatState" AS ENUM ('drawn', 'alternate', 'absent');

-- CreateEnum
CREATE TYPE "RelationKind" AS ENUM ('spouse', 'directBlood', 'collateralBlood', 'inLaw', 'kin', 'mentorship', 'sharedProject');

-- CreateEnum
CREATE TYPE "RelationSource" AS ENUM ('self', 'unitHr', 'office', 'reviewer');

-- CreateEnum
CREATE TYPE "BlindFindingKind" AS ENUM ('candidate', 'unit', 'colleague', 'unreadable', 'metadata');

-- CreateTable
CREATE TABLE "ReviewerPoolMember" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "specialities" TEXT[],
    "lineIds" TEXT[],
    "note" TEXT,
    "state" "PoolMemberState" NOT NULL DEFAULT 'active',
    "retiredReason" TEXT,
    "addedById" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "ReviewerPoolMember_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReviewerDraw" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "ReviewerDrawState" NOT NULL DEFAULT 'committing',
    "groups" JSONB NOT NULL,
    "officeCommitment" TEXT,
    "officeCommittedAt" TIMESTAMPTZ,
    "supervisorCommitment" TEXT,
    "supervisorCommittedAt" TIMESTAMPTZ,
    "pool" JSONB,
    "poolDigest" TEXT,
    "frozenAt" TIMESTAMPTZ,
    "officeSeed" JSONB,
    "officeRevealedAt" TIMESTAMPTZ,
    "supervisorSeed" JSONB,
    "supervisorRevealedAt" TIMESTAMPTZ,
    "drawnAt" TIMESTAMPTZ,
    "resultDigest" TEXT,
    "voidedAt" TIMESTAMPTZ,
    "voidedReason" TEXT,
    "createdById" TEXT,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ReviewerDraw_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReviewerDrawEntry" (
    "id" TEXT NOT NULL,
    "drawId" TEXT NOT NULL,
    "pseudonym" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "nonce" TEXT NOT NULL,
    "exclusion" TEXT,

    CONSTRAINT "ReviewerDrawEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReviewerDrawSeat" (
    "id" TEXT NOT NULL,
    "drawId" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "groupKey" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "isAlternate" BOOLEAN NOT NULL,
    "state" "DrawSeatState" NOT NULL,
    "reason" TEXT,
    "calledForId" TEXT,
    "changedAt" TIMESTAMPTZ,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ReviewerDrawSeat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PersonRelation" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "otherPersonId" TEXT,
    "otherName" TEXT NOT NULL,
    "otherUnit" TEXT NOT NULL DEFAULT '',
    "kind" "RelationKind" NOT NULL,
    "note" TEXT,
    "source" "RelationSource" NOT NULL,
    "declaredById" TEXT,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnAt" TIMESTAMPTZ,
    "withdrawnById" TEXT,

    CONSTRAINT "PersonRelation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BlindScan" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "jobRunId" TEXT,
    "requestedById" TEXT,
    "startedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ,
    "nominations" INTEGER NOT NULL DEFAULT 0,
    "files" INTEGER NOT NULL DEFAULT 0,
    "findings" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "BlindScan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BlindFinding" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "nominationId" TEXT NOT NULL,
    "fieldKey" TEXT NOT NULL,
    "attachmentId" TEXT,
    "kind" "BlindFindingKind" NOT NULL,
    "term" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "excerpt" TEXT NOT NULL,
    "times" INTEGER NOT NULL DEFAULT 1,
    "isServed" BOOLEAN NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "foundAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedAt" TIMESTAMPTZ,
    "acknowledgedAt" TIMESTAMPTZ,
    "acknowledgedById" TEXT,
    "reason" TEXT,

    CONSTRAINT "BlindFinding_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ReviewerPoolMember_personId_key" ON "ReviewerPoolMember"("personId");

-- CreateIndex
CREATE INDEX "ReviewerPoolMember_state_idx" ON "ReviewerPoolMember"("state");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewerDraw_roundId_number_key" ON "ReviewerDraw"("roundId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewerDrawEntry_drawId_pseudonym_key" ON "ReviewerDrawEntry"("drawId", "pseudonym");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewerDrawEntry_drawId_personId_key" ON "ReviewerDrawEntry"("drawId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewerDrawSeat_calledForId_key" ON "ReviewerDrawSeat"("calledForId");

-- CreateIndex
CREATE INDEX "ReviewerDrawSeat_entryId_idx" ON "ReviewerDrawSeat"("entryId");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewerDrawSeat_drawId_groupKey_position_key" ON "ReviewerDrawSeat"("drawId", "groupKey", "position");

-- CreateIndex
CREATE INDEX "PersonRelation_personId_idx" ON "PersonRelation"("personId");

-- CreateIndex
CREATE INDEX "PersonRelation_otherPersonId_idx" ON "PersonRelation"("otherPersonId");

-- CreateIndex
CREATE INDEX "PersonRelation_otherName_idx" ON "PersonRelation"("otherName");

-- CreateIndex
CREATE INDEX "BlindScan_roundId_startedAt_idx" ON "BlindScan"("roundId", "startedAt");

-- CreateIndex
CREATE UNIQUE INDEX "BlindFinding_fingerprint_key" ON "BlindFinding"("fingerprint");

-- CreateIndex
CREATE INDEX "BlindFinding_roundId_idx" ON "BlindFinding"("roundId");

-- CreateIndex
CREATE INDEX "BlindFinding_nominationId_idx" ON "BlindFinding"("nominationId");

-- AddForeignKey
ALTER TABLE "ReviewerPoolMember" ADD CONSTRAINT "ReviewerPoolMember_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewerDraw" ADD CONSTRAINT "ReviewerDraw_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewerDrawEntry" ADD CONSTRAINT "ReviewerDrawEntry_drawId_fkey" FOREIGN KEY ("drawId") REFERENCES "ReviewerDraw"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewerDrawSeat" ADD CONSTRAINT "ReviewerDrawSeat_drawId_fkey" FOREIGN KEY ("drawId") REFERENCES "ReviewerDraw"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewerDrawSeat" ADD CONSTRAINT "ReviewerDrawSeat_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "ReviewerDrawEntry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonRelation" ADD CONSTRAINT "PersonRelation_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonRelation" ADD CONSTRAINT "PersonRelation_otherPersonId_fkey" FOREIGN KEY ("otherPersonId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BlindScan" ADD CONSTRAINT "BlindScan_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BlindFinding" ADD CONSTRAINT "BlindFinding_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BlindFinding" ADD CONSTRAINT "BlindFinding_nominationId_fkey" FOREIGN KEY ("nominationId") REFERENCES "Nomination"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Who stands behind a pseudonym never changes: the frozen pool's digest rests on it.
CREATE TRIGGER "ReviewerDrawEntry_frozen" BEFORE UPDATE OR DELETE ON "ReviewerDrawEntry" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A draw keeps what was committed, frozen and revealed; nothing is written twice.
CREATE FUNCTION refuse_draw_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'a draw is never deleted' USING ERRCODE = '23514'; END IF;
  IF (OLD."officeCommitment" IS NOT NULL AND NEW."officeCommitment" IS DISTINCT FROM OLD."officeCommitment")
    OR (OLD."supervisorCommitment" IS NOT NULL AND NEW."supervisorCommitment" IS DISTINCT FROM OLD."supervisorCommitment")
    OR (OLD."poolDigest" IS NOT NULL AND (NEW."poolDigest", NEW.pool, NEW.groups) IS DISTINCT FROM (OLD."poolDigest", OLD.pool, OLD.groups))
    OR (OLD."officeSeed" IS NOT NULL AND NEW."officeSeed" IS DISTINCT FROM OLD."officeSeed")
    OR (OLD."supervisorSeed" IS NOT NULL AND NEW."supervisorSeed" IS DISTINCT FROM OLD."supervisorSeed")
    OR (OLD."resultDigest" IS NOT NULL AND NEW."resultDigest" IS DISTINCT FROM OLD."resultDigest")
  THEN RAISE EXCEPTION 'what a draw has committed to cannot be changed' USING ERRCODE = '23514'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "ReviewerDraw_kept" BEFORE UPDATE OR DELETE ON "ReviewerDraw" FOR EACH ROW EXECUTE FUNCTION refuse_draw_rewriting();

-- One draw of a round is under way at a time.
CREATE UNIQUE INDEX "ReviewerDraw_one_open" ON "ReviewerDraw" ("roundId") WHERE state IN ('committing', 'frozen');

-- Nobody is related to themselves; the same relation stands once.
ALTER TABLE "PersonRelation" ADD CONSTRAINT "PersonRelation_two_people" CHECK ("otherPersonId" IS DISTINCT FROM "personId");
CREATE UNIQUE INDEX "PersonRelation_once" ON "PersonRelation" ("personId", coalesce("otherPersonId", ''), "otherName", "otherUnit", kind)
  WHERE "withdrawnAt" IS NULL;
