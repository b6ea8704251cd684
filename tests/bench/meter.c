/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/bench/meter.h"

#include <poll.h>
#include <pty.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/child.h"
#include "tests/files.h"

#define QUIET_MS 40    /* the answer to the key itself is over */
#define SETTLED_MS 150 /* and so is what follows it */
#define FIRST_MS 3000
#define BURST_MS 5

static double cpu_ms(pid_t pid)
{
	char path[64], text[128] = "";

	snprintf(path, sizeof path, "/proc/%d/schedstat", (int)pid);
	FILE *file = fopen(path, "r");

	if (!file)
		return 0;
	if (!fgets(text, sizeof text, file))
		text[0] = '\0';
	fclose(file);
	return strtod(text, NULL) / 1e6;
}

/* Reads until it has been quiet for SETTLED_MS, waiting FIRST for the first byte. */
static struct cost meter_answer(struct meter *m, double from, int first)
{
	struct cost cost = {0};
	double before = cpu_ms(m->pid), last = from;
	bool answered = false;
	char piece[65536];

	for (int patience = first;;) {
		struct pollfd fd = { .fd = m->terminal, .events = POLLIN };

		if (poll(&fd, 1, patience) <= 0)
			break;
		double now = child_now_ms();
		ssize_t got = read(m->terminal, piece, sizeof piece);

		if (got <= 0)
			break;
		if (!cost.bytes || now - last > BURST_MS)
			cost.draws++;
		if (cost.bytes && now - last > QUIET_MS)
			answered = true;
		if (!answered)
			cost.ms = now - from;
		cost.bytes += (size_t)got;
		last = now;
		patience = SETTLED_MS;
	}
	cost.cpu_ms = cpu_ms(m->pid) - before;
	return cost;
}

struct meter meter_start(const char *const *argv, int rows, int columns, struct cost *cost)
{
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns };
	struct meter m = { .home = files_make_directory() };
	char **environment = child_environment("xterm-256color", m.home, NULL);
	double from = child_now_ms();

	m.pid = forkpty(&m.terminal, NULL, NULL, &size);
	if (m.pid < 0)
		child_misuse("no terminal to be had");
	if (!m.pid)
		child_exec(argv, environment, NULL);
	*cost = meter_answer(&m, from, FIRST_MS);
	cost->cpu_ms = cpu_ms(m.pid);
	child_list_free(environment);
	return m;
}

struct cost meter_keys(struct meter *m, const char *keys)
{
	size_t length = strlen(keys);
	double from = child_now_ms();

	if (write(m->terminal, keys, length) != (ssize_t)length)
		child_misuse("the program took no keys");
	return meter_answer(m, from, FIRST_MS);
}

struct cost meter_idle(struct meter *m, int ms)
{
	return meter_answer(m, child_now_ms(), ms);
}

long meter_rss_kib(const struct meter *m)
{
	char path[64], line[256];
	long kib = -1;

	snprintf(path, sizeof path, "/proc/%d/status", (int)m->pid);
	FILE *file = fopen(path, "r");

	while (file && fgets(line, sizeof line, file))
		if (!strncmp(line, "VmRSS:", 6))
			kib = strtol(line + 6, NULL, 10);
	if (file)
		fclose(file);
	return kib;
}

void meter_end(struct meter *m)
{
	child_kill(m->pid);
	close(m->terminal);
	files_remove(m->home);
	free(m->home);
}

void meter_run(const char *const *argv)
{
	char **environment = child_environment("dumb", "/nonexistent", NULL);
	int status = 0;
	pid_t pid = fork();

	if (!pid)
		child_exec(argv, environment, NULL);
	if (pid < 0 || waitpid(pid, &status, 0) < 0 || status)
		child_misuse("%s failed", argv[0]);
	child_list_free(environment);
}

static int compare(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

double median(double *figures, size_t count)
{
	qsort(figures, count, sizeof *figures, compare);
	return count % 2 ? figures[count / 2] : (figures[count / 2 - 1] + figures[count / 2]) / 2;
}

bool report(const char *what, double figure, const char *unit, const char *yardstick, double limit)
{
	bool good = figure <= limit;

	printf("%-52s %9.2f %-5s %-26s at most %-8g %s\n", what, figure, unit, yardstick, limit,
	       good ? "ok" : "TOO MUCH");
	fflush(stdout);
	return good;
}

bool report_times(const char *what, double *ms, size_t count, double limit)
{
	double middle = median(ms, count);
	char p90[32];

	snprintf(p90, sizeof p90, "(p90 %.2f ms)", ms[count * 9 / 10]);
	return report(what, middle, "ms", p90, limit);
}
