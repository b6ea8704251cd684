-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who stands in the list for a plan in force alone, without extra support today: few, and counted at
-- every start.

CREATE INDEX "state_plan_only" ON "pupil_state" ("extra_since", "scope")
	WHERE "scope" = 0 AND "extra_since" IS NULL;
