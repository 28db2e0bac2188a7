-- CreateIndex
CREATE INDEX "HeadcountDay_day_unitId_lineId_delta_idx" ON "HeadcountDay"("day", "unitId", "lineId", "delta");
