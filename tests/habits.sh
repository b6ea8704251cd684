#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What is the same in every source file: its licence, and a shape that fits a reader's head. TAP on
# standard output. Run by `make check'.
set -u
cd "$ZORGBORD_SOURCE" || exit 99
LC_ALL=C.UTF-8
export LC_ALL
count=0

# verdict NAME FINDINGS: the test NAME passes when FINDINGS is empty; else it shows them.
verdict()
{
	count=$((count + 1))
	if [ -z "$2" ]; then
		echo "ok $count - $1"
	else
		echo "not ok $count - $1"
		echo "$2" | sed 's/^/# /'
	fi
}

# sources PATTERN COMMAND...: COMMAND on all sources named so, but the one that is made.
sources()
{
	pattern=$1
	shift
	find core db tui cli helpers tests -name "$pattern" ! -path db/schema.c -exec "$@" {} +
}

unlicensed()
{
	sources '*.[ch]' grep -L '^/\* SPDX-License-Identifier: GPL-3.0-or-later \*/$'
}

wide()
{
	sources '*.[ch]' wc -L | awk '$2 != "total" && $1 > 100 { print $2 ": " $1 " columns" }'
}

long()
{
	sources '*.c' wc -l | awk '$2 != "total" && $1 > 500 { print $2 ": " $1 " lines" }'
}

echo 1..3
verdict 'each source file says its licence in one line' "$(unlicensed)"
verdict 'no line is wider than 100 columns' "$(wide)"
verdict 'no .c file is longer than 500 lines' "$(long)"
