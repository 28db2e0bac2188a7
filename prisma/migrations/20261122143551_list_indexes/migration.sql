-- DropIndex
DROP INDEX "Holding_endsOn_idx";

-- CreateIndex
CREATE INDEX "Holding_endsOn_id_idx" ON "Holding"("endsOn", "id");

-- Who leaves the counts on which day: the list of those whose term ends, in the order of days.
CREATE INDEX "LedgerEntry_leaving_idx" ON "LedgerEntry" (day, "personId") WHERE kind = 'retained' AND delta = -1;
