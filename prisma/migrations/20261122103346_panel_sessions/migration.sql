-- CreateEnum
CREATE TYPE "LetterAudience" AS ENUM ('candidate', 'unit');

-- CreateEnum
CREATE TYPE "ReexaminationState" AS ENUM ('received', 'inadmissible', 'accepted', 'upheld', 'dismissed');

-- CreateEnum
CREATE TYPE "PanelSessionState" AS ENUM ('open', 'closed', 'abandoned');

-- CreateEnum
CREATE TYPE "PanelBallotKind" AS ENUM ('open', 'secret');

-- CreateEnum
CREATE TYPE "PanelTurnKind" AS ENUM ('decision', 'tieBreak');

-- CreateEnum
CREATE TYPE "PanelTurnState" AS ENUM ('claiming', 'voting', 'closed', 'voided');

-- CreateEnum
CREATE TYPE "PanelChoice" AS ENUM ('agree', 'disagree', 'defer');

-- AlterTable
ALTER TABLE "PanelVote" ADD COLUMN     "tieBreaks" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN     "turn" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "ResultLetter" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "rankingVersion" INTEGER NOT NULL,
    "audience" "LetterAudience" NOT NULL,
    "subjectId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "personId" TEXT,
    "content" JSONB NOT NULL,
    "digest" TEXT NOT NULL,
    "releasedAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "ResultLetter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reexamination" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "nominationId" TEXT NOT NULL,
    "requestedById" TEXT,
    "isOnBehalf" BOOLEAN NOT NULL DEFAULT false,
    "ground" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "state" "ReexaminationState" NOT NULL DEFAULT 'received',
    "answer" TEXT,
    "effect" TEXT,
    "receivedAt" TIMESTAMPTZ NOT NULL,
    "decidedAt" TIMESTAMPTZ,
    "decidedById" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Reexamination_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PanelSession" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "rankingVersion" INTEGER NOT NULL,
    "ballot" "PanelBallotKind" NOT NULL,
    "heldOn" DATE NOT NULL,
    "place" TEXT,
    "presentMemberIds" TEXT[],
    "state" "PanelSessionState" NOT NULL DEFAULT 'open',
    "openedById" TEXT,
    "openedAt" TIMESTAMPTZ NOT NULL,
    "closedAt" TIMESTAMPTZ,
    "reason" TEXT,
    "meetingId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "PanelSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PanelTurn" (
    "id" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "PanelTurnKind" NOT NULL DEFAULT 'decision',
    "state" "PanelTurnState" NOT NULL,
    "presentMemberIds" TEXT[],
    "openedAt" TIMESTAMPTZ NOT NULL,
    "closedAt" TIMESTAMPTZ,
    "reason" TEXT,

    CONSTRAINT "PanelTurn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PanelTurnCandidate" (
    "turnId" TEXT NOT NULL,
    "nominationId" TEXT NOT NULL,
    "paperId" TEXT NOT NULL,
    "recusedMemberIds" TEXT[],
    "appointed" INTEGER NOT NULL,
    "entitled" INTEGER NOT NULL,
    "present" INTEGER NOT NULL,
    "agree" INTEGER,
    "disagree" INTEGER,
    "defer" INTEGER,
    "decision" "PanelDecision",
    "formula" TEXT,

    CONSTRAINT "PanelTurnCandidate_pkey" PRIMARY KEY ("turnId","nominationId")
);

-- CreateTable
CREATE TABLE "PanelPaper" (
    "id" TEXT NOT NULL,
    "turnId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "memberIds" TEXT[],
    "publicKey" TEXT,
    "privateKeyCipher" TEXT,
    "castCount" INTEGER,

    CONSTRAINT "PanelPaper_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PanelTokenClaim" (
    "paperId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "blindedDigest" TEXT NOT NULL,

    CONSTRAINT "PanelTokenClaim_pkey" PRIMARY KEY ("paperId","memberId")
);

-- CreateTable
CREATE TABLE "PanelSpentToken" (
    "paperId" TEXT NOT NULL,
    "digest" TEXT NOT NULL,

    CONSTRAINT "PanelSpentToken_pkey" PRIMARY KEY ("paperId","digest")
);

-- CreateTable
CREATE TABLE "PanelBallot" (
    "id" TEXT NOT NULL,
    "turnId" TEXT NOT NULL,
    "nominationId" TEXT NOT NULL,
    "choice" "PanelChoice" NOT NULL,

    CONSTRAINT "PanelBallot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PanelNamedVote" (
    "turnId" TEXT NOT NULL,
    "nominationId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "choice" "PanelChoice" NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "PanelNamedVote_pkey" PRIMARY KEY ("turnId","nominationId","memberId")
);

-- CreateIndex
CREATE INDEX "ResultLetter_unitId_idx" ON "ResultLetter"("unitId");

-- CreateIndex
CREATE INDEX "ResultLetter_personId_idx" ON "ResultLetter"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "ResultLetter_roundId_rankingVersion_audience_subjectId_key" ON "ResultLetter"("roundId", "rankingVersion", "audience", "subjectId");

-- CreateIndex
CREATE UNIQUE INDEX "Reexamination_number_key" ON "Reexamination"("number");

-- CreateIndex
CREATE INDEX "Reexamination_roundId_state_idx" ON "Reexamination"("roundId", "state");

-- CreateIndex
CREATE INDEX "Reexamination_nominationId_idx" ON "Reexamination"("nominationId");

-- CreateIndex
CREATE UNIQUE INDEX "PanelSession_meetingId_key" ON "PanelSession"("meetingId");

-- CreateIndex
CREATE INDEX "PanelSession_roundId_state_idx" ON "PanelSession"("roundId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "PanelTurn_sessionId_number_key" ON "PanelTurn"("sessionId", "number");

-- CreateIndex
CREATE INDEX "PanelTurnCandidate_nominationId_idx" ON "PanelTurnCandidate"("nominationId");

-- CreateIndex
CREATE UNIQUE INDEX "PanelPaper_turnId_number_key" ON "PanelPaper"("turnId", "number");

-- CreateIndex
CREATE INDEX "PanelBallot_turnId_nominationId_idx" ON "PanelBallot"("turnId", "nominationId");

-- AddForeignKey
ALTER TABLE "ResultLetter" ADD CONSTRAINT "ResultLetter_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reexamination" ADD CONSTRAINT "Reexamination_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reexamination" ADD CONSTRAINT "Reexamination_nominationId_fkey" FOREIGN KEY ("nominationId") REFERENCES "Nomination"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PanelSession" ADD CONSTRAINT "PanelSession_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PanelTurn" ADD CONSTRAINT "PanelTurn_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "PanelSession"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PanelTurnCandidate" ADD CONSTRAINT "PanelTurnCandidate_turnId_fkey" FOREIGN KEY ("turnId") REFERENCES "PanelTurn"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PanelTurnCandidate" ADD CONSTRAINT "PanelTurnCandidate_nominationId_fkey" FOREIGN KEY ("nominationId") REFERENCES "Nomination"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PanelTurnCandidate" ADD CONSTRAINT "PanelTurnCandidate_paperId_fkey" FOREIGN KEY ("paperId") REFERENCES "PanelPaper"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PanelPaper" ADD CONSTRAINT "PanelPaper_turnId_fkey" FOREIGN KEY ("turnId") REFERENCES "PanelTurn"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PanelTokenClaim" ADD CONSTRAINT "PanelTokenClaim_paperId_fkey" FOREIGN KEY ("paperId") REFERENCES "PanelPaper"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PanelSpentToken" ADD CONSTRAINT "PanelSpentToken_paperId_fkey" FOREIGN KEY ("paperId") REFERENCES "PanelPaper"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PanelBallot" ADD CONSTRAINT "PanelBallot_turnId_fkey" FOREIGN KEY ("turnId") REFERENCES "PanelTurn"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PanelNamedVote" ADD CONSTRAINT "PanelNamedVote_turnId_fkey" FOREIGN KEY ("turnId") REFERENCES "PanelTurn"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One meeting at a time in a round, one turn at a time in a meeting ------------------------------------------------------------

CREATE UNIQUE INDEX "PanelSession_one_open" ON "PanelSession" ("roundId") WHERE state = 'open';
CREATE UNIQUE INDEX "PanelTurn_one_running" ON "PanelTurn" ("sessionId") WHERE state IN ('claiming', 'voting');

ALTER TABLE "PanelTurnCandidate" ADD CONSTRAINT "PanelTurnCandidate_counts" CHECK (
  appointed >= entitled AND entitled >= present AND present >= coalesce(agree, 0) + coalesce(disagree, 0) + coalesce("defer", 0)
);

-- The ballot box ----------------------------------------------------------------------------------------------------------------

-- A turn that is over stays as it was.
CREATE FUNCTION refuse_finished_turn_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state IN ('closed', 'voided') THEN RAISE EXCEPTION 'a finished turn cannot be changed' USING ERRCODE = '23514'; END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER "PanelTurn_finished" BEFORE UPDATE OR DELETE ON "PanelTurn" FOR EACH ROW EXECUTE FUNCTION refuse_finished_turn_change();

-- What belongs to a turn is written in one state of it only. The row of the turn is locked, so that closing waits for whoever came before.
CREATE FUNCTION require_turn_state() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  turn_id text;
  turn_state "PanelTurnState";
BEGIN
  IF TG_TABLE_NAME IN ('PanelTokenClaim', 'PanelSpentToken') THEN
    SELECT "turnId" INTO turn_id FROM "PanelPaper" WHERE id = coalesce(NEW."paperId", OLD."paperId");
  ELSE
    turn_id := coalesce(NEW."turnId", OLD."turnId");
  END IF;
  SELECT state INTO turn_state FROM "PanelTurn" WHERE id = turn_id FOR SHARE;
  IF NOT turn_state::text = ANY (string_to_array(TG_ARGV[0], ',')) THEN
    RAISE EXCEPTION '% cannot be written while its turn is %', TG_TABLE_NAME, turn_state USING ERRCODE = '23514';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER "PanelBallot_state" BEFORE INSERT OR DELETE ON "PanelBallot" FOR EACH ROW EXECUTE FUNCTION require_turn_state('voting');
CREATE TRIGGER "PanelBallot_unchanged" BEFORE UPDATE ON "PanelBallot" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "PanelSpentToken_state" BEFORE INSERT OR DELETE ON "PanelSpentToken" FOR EACH ROW EXECUTE FUNCTION require_turn_state('voting');
CREATE TRIGGER "PanelSpentToken_unchanged" BEFORE UPDATE ON "PanelSpentToken" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "PanelTokenClaim_state" BEFORE INSERT ON "PanelTokenClaim" FOR EACH ROW EXECUTE FUNCTION require_turn_state('claiming');
CREATE TRIGGER "PanelTokenClaim_unchanged" BEFORE UPDATE OR DELETE ON "PanelTokenClaim" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "PanelNamedVote_state" BEFORE INSERT ON "PanelNamedVote" FOR EACH ROW EXECUTE FUNCTION require_turn_state('voting');
CREATE TRIGGER "PanelNamedVote_unchanged" BEFORE UPDATE OR DELETE ON "PanelNamedVote" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "PanelTurnCandidate_state" BEFORE UPDATE OR DELETE ON "PanelTurnCandidate"
  FOR EACH ROW EXECUTE FUNCTION require_turn_state('claiming,voting');

-- A letter stays as it was released.
CREATE TRIGGER "ResultLetter_frozen" BEFORE UPDATE OR DELETE ON "ResultLetter" FOR EACH ROW EXECUTE FUNCTION refuse_change();
