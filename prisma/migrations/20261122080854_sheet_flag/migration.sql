-- AlterTable
ALTER TABLE "ScoreSheet" ADD COLUMN     "isFlagged" BOOLEAN NOT NULL DEFAULT false;
