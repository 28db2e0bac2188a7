-- CreateEnum
CREATE TYPE "AssignmentWishKind" AS ENUM ('pin', 'ban');

-- CreateTable
CREATE TABLE "AssignmentWish" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "roundReviewerId" TEXT NOT NULL,
    "nominationId" TEXT NOT NULL,
    "kind" "AssignmentWishKind" NOT NULL,
    "reason" TEXT NOT NULL,
    "createdById" TEXT,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revokedById" TEXT,
    "revokedAt" TIMESTAMPTZ,
    "revokeReason" TEXT,

    CONSTRAINT "AssignmentWish_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AssignmentPlan" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "createdById" TEXT,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "appliedAt" TIMESTAMPTZ,

    CONSTRAINT "AssignmentPlan_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "AssignmentWish_roundId_idx" ON "AssignmentWish"("roundId");

-- CreateIndex
CREATE INDEX "AssignmentWish_nominationId_idx" ON "AssignmentWish"("nominationId");

-- CreateIndex
CREATE INDEX "AssignmentWish_roundReviewerId_idx" ON "AssignmentWish"("roundReviewerId");

-- CreateIndex
CREATE INDEX "AssignmentPlan_roundId_idx" ON "AssignmentPlan"("roundId");

-- AddForeignKey
ALTER TABLE "AssignmentWish" ADD CONSTRAINT "AssignmentWish_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentWish" ADD CONSTRAINT "AssignmentWish_roundReviewerId_fkey" FOREIGN KEY ("roundReviewerId") REFERENCES "RoundReviewer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentWish" ADD CONSTRAINT "AssignmentWish_nominationId_fkey" FOREIGN KEY ("nominationId") REFERENCES "Nomination"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentPlan" ADD CONSTRAINT "AssignmentPlan_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One standing wish for a reviewer and a candidate; what was asked is never rewritten, only revoked.
CREATE UNIQUE INDEX "AssignmentWish_one_standing" ON "AssignmentWish" ("roundReviewerId", "nominationId") WHERE "revokedAt" IS NULL;
CREATE FUNCTION refuse_wish_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."revokedAt" IS NULL
     AND (NEW.id, NEW."roundId", NEW."roundReviewerId", NEW."nominationId", NEW.kind, NEW.reason, NEW."createdById", NEW."createdAt")
         IS NOT DISTINCT FROM
         (OLD.id, OLD."roundId", OLD."roundReviewerId", OLD."nominationId", OLD.kind, OLD.reason, OLD."createdById", OLD."createdAt")
  THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'an assignment wish cannot be changed' USING ERRCODE = '23514';
END $$;
CREATE TRIGGER "AssignmentWish_kept" BEFORE UPDATE OR DELETE ON "AssignmentWish" FOR EACH ROW EXECUTE FUNCTION refuse_wish_change();

-- A conflict is never assigned, whoever writes the seat. One that is found later leaves the seat to be voided.
CREATE FUNCTION refuse_seat_under_conflict() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> 'active' THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' AND OLD.state = 'active' AND (NEW."roundReviewerId", NEW."nominationId") = (OLD."roundReviewerId", OLD."nominationId")
  THEN RETURN NEW; END IF;
  IF EXISTS (
    SELECT FROM "RoundReviewer" r JOIN "Conflict" c ON c."personId" = r."personId"
    WHERE r.id = NEW."roundReviewerId" AND c."nominationId" = NEW."nominationId"
  ) THEN RAISE EXCEPTION 'a candidate cannot be assigned to a reviewer under conflict' USING ERRCODE = '23514'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Assignment_no_conflict" BEFORE INSERT OR UPDATE ON "Assignment" FOR EACH ROW EXECUTE FUNCTION refuse_seat_under_conflict();
