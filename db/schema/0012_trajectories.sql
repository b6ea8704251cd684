-- SPDX-License-Identifier: GPL-3.0-or-later
-- Of a trajectory only what is due of its own counts as missing, and of who left nothing is due for
-- want of a change: a file that is not of any day has everything derived anew when it is opened.
UPDATE "file" SET "refreshed" = '0000-00-00';
