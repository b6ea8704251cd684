/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A writer that is killed at any moment loses nothing that it acknowledged, and leaves nothing half
 * written. (That a power cut loses nothing either is a matter of fsync, which a kill cannot
 * show.) */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "db/check.h"
#include "tests/school.h"

#define KILLS        200
#define KILLS_INSIDE 50
#define LONGEST_NS   50000000

/* What the writer tells whoever outlives it. */
struct shared {
	volatile sig_atomic_t inside; /* a transaction is open */
};

/* A talk about one pupil with its agreement: three rows and their history in one transaction. */
static enum zb_code write_talk(struct school *s, int64_t pupil, struct shared *shared, int64_t *id,
			       struct zb_err *err)
{
	struct record *meeting = record_new(&meeting_entity);
	struct record *link = record_new(&meeting_pupil_entity);
	struct record *agreement = record_new(&agreement_entity);
	enum zb_code code;

	record_parse(meeting, 0, "parents", db_today(s->db), NULL);
	record_parse(meeting, 1, "2026-11-20", db_today(s->db), NULL);
	code = store_begin(s->db, TXN_EDIT, 0, err);
	shared->inside = 1;
	if (!code)
		code = store_insert(s->db, meeting, err);
	record_set_number(link, 0, meeting->id);
	record_set_number(link, 1, pupil);
	if (!code)
		code = store_insert(s->db, link, err);
	record_set_number(agreement, 0, meeting->id);
	record_set_number(agreement, 1, pupil);
	record_set_text(agreement, 2, "logopedie bellen");
	if (!code)
		code = store_insert(s->db, agreement, err);
	if (!code)
		code = store_commit(s->db, err);
	shared->inside = 0;
	*id = meeting->id;
	record_free(meeting);
	record_free(link);
	record_free(agreement);
	return code;
}

static _Noreturn void write_for_ever(const char *path, int64_t pupil, struct shared *shared,
				     int out)
{
	struct db_options options = {.actor = "schrijver", .today = {2026, 11, 22}};
	struct school s = {0};
	struct zb_err err;
	int64_t id;

	if (db_open(path, &options, &s.db, &err))
		_exit(1);
	for (;;)
		if (write_talk(&s, pupil, shared, &id, &err) ||
		    write(out, &id, sizeof id) != sizeof id)
			_exit(1);
}

/* Lets a writer run for NS nanoseconds, kills it, and puts the ids that it acknowledged in
 * ACKED. */
static size_t run_and_kill(struct school *s, int64_t pupil, struct shared *shared, long ns,
			   int64_t *acked, size_t room)
{
	struct timespec pause = {0, ns};
	size_t count = 0;
	int ends[2];

	shared->inside = 0;
	cr_assert(eq(int, pipe(ends), 0));
	pid_t child = fork();

	if (!child) {
		close(ends[0]);
		write_for_ever(s->path, pupil, shared, ends[1]);
	}
	close(ends[1]);
	cr_assert(eq(i64, read(ends[0], &acked[count++], sizeof *acked), (int64_t)sizeof *acked));
	clock_nanosleep(CLOCK_MONOTONIC, 0, &pause, NULL);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	while (count < room && read(ends[0], &acked[count], sizeof *acked) == sizeof *acked)
		count++;
	close(ends[0]);
	return count;
}

static size_t count_found(struct school *s, const int64_t *acked, size_t count)
{
	struct record *row;
	size_t found = 0;

	for (size_t i = 0; i < count; i++) {
		if (store_get(s->db, &meeting_entity, acked[i], &row, NULL))
			continue;
		record_free(row);
		found++;
	}
	return found;
}

static void expect_sound(struct school *s)
{
	/* each talk whole: with its pupil and its agreement */
	cr_expect(
		eq(i64,
		   school_number(s, "SELECT count(*) FROM meeting AS m WHERE NOT EXISTS (SELECT 1 "
				    "FROM meeting_pupil WHERE meeting = m.id) OR NOT EXISTS "
				    "(SELECT 1 FROM agreement WHERE meeting = m.id)"),
		   0));
	struct check_result result[CHECK_COUNT];
	struct zb_err err;

	cr_expect(eq(int, check_file(s->db, result, &err), ZB_OK), "%s", err.text);
	for (int i = 0; i < CHECK_COUNT; i++)
		cr_expect(eq(i64, result[i].wrong, 0), "%s", result[i].detail);
}

Test(kill, loses_nothing_acknowledged_and_leaves_nothing_half_written, .timeout = 300)
{
	struct school s = school_open("2026-11-22");
	struct shared *shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE,
				     MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	int64_t pupil = school_add(&s, "pupil", "family_name=Berg", NULL);
	static int64_t acked[4096];
	size_t acknowledged = 0, found = 0;
	int inside = 0;
	unsigned seed = 20261122;

	for (int i = 0; i < KILLS; i++) {
		db_close(s.db);
		long ns = (long)(rand_r(&seed) / (RAND_MAX + 1.0) * LONGEST_NS);
		size_t count = run_and_kill(&s, pupil, shared, ns, acked, 4096);

		inside += shared->inside;
		s.db = NULL;
		school_reopen(&s, "2026-11-22");
		acknowledged += count;
		found += count_found(&s, acked, count);
		expect_sound(&s);
	}
	printf("# killed %d, inside a transaction %d, acknowledged %zu, found %zu, lost %zu\n",
	       KILLS, inside, acknowledged, found, acknowledged - found);
	cr_expect(eq(sz, found, acknowledged));
	cr_expect(ge(int, inside, KILLS_INSIDE));
	munmap(shared, sizeof *shared);
	school_close(&s);
}
