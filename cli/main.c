/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The door: what was typed becomes a command, and what it answers an exit status. */
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <malloc.h>
#include <pwd.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/screen.h"
#include "cli/speech.h"
#include "cli/usage.h"

#define LARGE_BLOCK (128 * 1024) /* bytes; what glibc begins with */

/* What is counted back from today and watched ahead of it stays within the calendar. */
#define TODAY_YEAR_FIRST (DATE_YEAR_FIRST + 10)
#define TODAY_YEAR_LAST (DATE_YEAR_LAST - 20)

/* What main lends to a call. */
struct door {
	struct options options;
	struct call call;
	char *path, *actor;
};

/* A standard stream that is closed must not become the school file: what is opened first would take
 * its number. Writing to it fails as before. */
static void fill_standard(void)
{
	int fd;

	do
		fd = open("/dev/null", O_RDONLY | O_CLOEXEC);
	while (fd >= 0 && fd <= STDERR_FILENO);
	if (fd >= 0)
		close(fd);
}

static void set_up(void)
{
	/* For a program that is not installed (the manual, tests); not for one with rights. */
	const char *texts = secure_getenv("ZORGBORD_LOCALEDIR");
	const char *header = ""; /* what a catalogue says of itself */

	fill_standard();
	setlocale(LC_CTYPE, "");
	setlocale(LC_MESSAGES, "");
	bindtextdomain("zorgbord", texts ? texts : LOCALEDIR);
	bind_textdomain_codeset("zorgbord", "UTF-8");
	textdomain("zorgbord");
	/* The texts are Dutch as they are: without a catalogue to put them in another language,
	 * gettext would look for one again at every text. */
	if (!*gettext(header))
		setlocale(LC_MESSAGES, "C");
	/* The memory holds dossiers: none of it goes to a core file, or to who runs as this
	 * user. */
	prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
	/* A setgid program would put copies of pupils' data where the caller likes. */
	unsetenv("SQLITE_TMPDIR");
	/* What is large goes back to the system when it is freed; else glibc keeps it in the heap
	 * from the second time on. */
	mallopt(M_MMAP_THRESHOLD, LARGE_BLOCK);
	mallopt(M_TRIM_THRESHOLD, 8 * LARGE_BLOCK); /* room that mem_warm made */
	/* A closed pipe is an error of writing, with its sentence, not a silent death. */
	signal(SIGPIPE, SIG_IGN);
	/* Who started us may have ignored it; then nobody could say how a helper ended. */
	signal(SIGCHLD, SIG_DFL);
	/* A limit on the size of files is a full disk. */
	signal(SIGXFSZ, SIG_IGN);
}

static char *user_name(void)
{
	const struct passwd *user = getpwuid(getuid());

	return user && user->pw_name[0] ? mem_text(user->pw_name) :
					  mem_format("%lu", (unsigned long)getuid());
}

/* The XDG base directory specification: a path that is not absolute counts for nothing. */
static char *default_path(void)
{
	const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
	const struct passwd *user;

	if (data && data[0] == '/')
		return mem_format("%s/zorgbord/school.db", data);
	if (!home || home[0] != '/') {
		user = getpwuid(getuid());
		home = user ? user->pw_dir : "/";
	}
	return mem_format("%s/.local/share/zorgbord/school.db", home);
}

static void door_find_path(struct door *door)
{
	const char *chosen = options_value(&door->options, "file");

	if (!chosen)
		chosen = getenv("ZORGBORD_FILE");
	if (chosen && !*chosen)
		chosen = NULL;
	door->call.default_path = !chosen;
	door->path = chosen ? mem_text(chosen) : default_path();
	door->call.path = door->path;
}

static enum zb_code door_find_today(struct door *door, struct zb_err *err)
{
	const char *typed = options_value(&door->options, "today");
	struct call *call = &door->call;

	if (typed && !date_from_iso(typed, &call->today))
		return call_misuse(call, err,
				   _("--today kan niet \"%s\" zijn; schrijf een dag als "
				     "2026-11-22"),
				   typed);
	if (!typed)
		call->today = call_clock();
	if (call->today.year < TODAY_YEAR_FIRST || call->today.year > TODAY_YEAR_LAST)
		return call_misuse(call, err,
				   _("vandaag kan niet in %d liggen, wel in %d tot en met %d"),
				   call->today.year, TODAY_YEAR_FIRST, TODAY_YEAR_LAST);
	return ZB_OK;
}

/* The word that names the command, and all that stands around it. */
static enum zb_code door_read(struct door *door, const char *const *typed, struct zb_err *err)
{
	struct call *call = &door->call;
	size_t used = 0;
	enum zb_code code = options_read(&door->options, typed, global_options, NULL, true, &used,
					 err);

	if (!code && typed[used]) {
		call->command = command_find(typed[used]);
		if (!call->command)
			code = zb_fail(err, ZB_INVALID, _("opdracht \"%s\" bestaat niet"),
				       typed[used]);
		else
			code = options_read(&door->options, typed + used + 1, global_options,
					    call->command->options, false, NULL, err);
	}
	if (code)
		call->misused = true;
	call->args = door->options.args;
	call->arg_count = door->options.arg_count;
	call->given = door->options.given;
	call->given_count = door->options.given_count;
	return code;
}

static enum zb_code run_command(struct call *call, struct zb_err *err)
{
	if (call->arg_count < call->command->args_min)
		return call_misuse(call, err, _("bij %s ontbreekt een argument"),
				   call->command->name);
	if (call->arg_count > call->command->args_max)
		return call_misuse(call, err, _("bij %s is \"%s\" te veel"), call->command->name,
				   call->args[call->command->args_max]);
	return call->command->run(call, err);
}

static enum zb_code run_bare(struct call *call, struct zb_err *err)
{
	if (isatty(STDOUT_FILENO))
		return screen_run(call, err);
	call->command = command_find("dashboard");
	return run_command(call, err);
}

static enum zb_code door_run(struct door *door, struct zb_err *err)
{
	struct call *call = &door->call;
	enum zb_code code;

	if (options_value(&door->options, "help")) {
		usage_help(call->out, call->command);
		return ZB_OK;
	}
	if (options_value(&door->options, "version")) {
		fprintf(call->out, "%s\n", PACKAGE_STRING);
		return ZB_OK;
	}
	code = door_find_today(door, err);
	if (code)
		return code;
	door_find_path(door);
	door->actor = user_name();
	call->actor = door->actor;
	return call->command ? run_command(call, err) : run_bare(call, err);
}

static bool is_flushed(FILE *stream)
{
	return fflush(stream) == 0 && !ferror(stream);
}

/* What is still in the buffers may meet a full disk or a closed pipe only now. */
static enum zb_code flush(const struct call *call, struct zb_err *err)
{
	bool whole;

	errno = 0;
	whole = is_flushed(call->out);
	if (is_flushed(call->data) && whole) /* it is this one that knows why not */
		return ZB_OK;
	return zb_fail(err, ZB_IO, _("de uitvoer kon niet worden geschreven: %s"),
		       error_of_system(errno ? errno : EIO));
}

static void complain(const struct call *call, const struct zb_err *err)
{
	fputs("zorgbord: ", call->err);
	fprintf(call->err, call->done ? _("de opdracht is uitgevoerd, maar %s") : "%s", err->text);
	fputc('\n', call->err);
	if (call->misused) {
		char *usage = usage_line(call->command);

		fprintf(call->err, _("Gebruik: %s"), usage);
		fputc('\n', call->err);
		free(usage);
	}
}

static void open_streams(struct call *call)
{
	bool utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;

	call->data = stdout;
	call->out = speech_open(stdout, utf8);
	call->err = speech_open(stderr, utf8);
	if (!call->out || !call->err)
		abort();
}

int main(int argc, char **argv)
{
	static const char *const nothing[] = { NULL };
	struct door door = { 0 };
	struct zb_err err = {0}, unsaid;

	set_up();
	open_streams(&door.call);
	enum zb_code code = door_read(&door, argc ? (const char *const *)argv + 1 : nothing, &err);

	if (!code)
		code = door_run(&door, &err);
	if (code)
		flush(&door.call, &unsaid); /* before the sentence */
	else
		code = flush(&door.call, &err);
	if (code)
		complain(&door.call, &err);
	fclose(door.call.out);
	fclose(door.call.err);
	options_free(&door.options);
	free(door.path);
	free(door.actor);
	if (!code || door.call.done)
		return EXIT_DONE;
	return door.call.misused ? EXIT_WRONG_USE : EXIT_REFUSED;
}
