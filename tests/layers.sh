#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The rooms stand on each other in one direction only: core, db, tui, cli. TAP on standard output.
# Run by `make check' in the build directory; the variables are set in Makefile.am.
set -u
LC_ALL=C
export LC_ALL
source=$ZORGBORD_SOURCE
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
count=0

# verdict NAME: the test NAME passes when $work/found is empty, which else says what is wrong.
verdict()
{
	count=$((count + 1))
	if [ -s "$work/found" ]; then
		echo "not ok $count - $1"
		sed 's/^/# /' "$work/found"
	else
		echo "ok $count - $1"
	fi
}

# includes PATTERN FOLDER...: the #include lines of PATTERN in the sources below the FOLDERs.
includes()
{
	pattern=$1
	shift
	(cd "$source" && find "$@" -name '*.[ch]' -exec \
		grep -EHn "^[[:space:]]*#[[:space:]]*include[[:space:]]*[<\"]($pattern)" {} +)
}

# symbols OPTION LIBRARY: the names that LIBRARY defines or lacks, sorted.
symbols()
{
	nm -P "$1" "$2" | awk 'NF > 1 { print $1 }' | sort -u
}

# stands_alone LOWER UPPER...: nothing that LOWER lacks is defined in an UPPER.
stands_alone()
{
	lower=$1
	shift
	symbols -u "$lower" >"$work/lacks"
	for upper in "$@"; do
		nm -P -g --defined-only "$upper" | awk 'NF > 1 { print $1 }' | sort -u >"$work/has"
		comm -12 "$work/lacks" "$work/has" | sed "s|\$| is wanted by $lower and defined in $upper|"
	done
}

echo 1..10

includes 'db/|tui/|cli/' core >"$work/found"
verdict 'core includes nothing of db, tui and cli'
includes 'tui/|cli/' db >"$work/found"
verdict 'db includes nothing of tui and cli'
includes 'cli/' tui >"$work/found"
verdict 'tui includes nothing of cli'

stands_alone core/libcore.a db/libdb.a tui/libtui.a >"$work/found"
stands_alone db/libdb.a tui/libtui.a >>"$work/found"
verdict 'no library wants a symbol of a library above it'

includes 'n?curses(w/|/|\.h)|panel\.h|term\.h' core db cli >"$work/found"
verdict 'only tui includes curses'
includes 'sqlite3' core tui cli >"$work/found"
verdict 'only db includes sqlite3'
includes 'csv\.h|expat' core db tui cli | grep -v '^core/exchange/' >"$work/found"
verdict 'only core/exchange includes csv.h and expat'

if [ "$ZORGBORD_SANITIZED" = yes ]; then
	count=$((count + 1))
	echo "ok $count - the program links to few libraries # SKIP sanitizers bring their own"
else
	ldd "$ZORGBORD" 2>&1 | awk '{ name = $1; sub(/.*\//, "", name); sub(/\.so.*/, "", name); print name }' |
		grep -Ev '^(linux-vdso|linux-gate|ld-linux.*|ld64|libc|libm|libncursesw|libtinfo|libsqlite3|libcsv|libexpat|libunistring)$' |
		sed 's/$/ is linked to the program/' >"$work/found"
	verdict 'the program links to few libraries'
fi

# A file that is in no list of Makefile.am is built nowhere, and a test among them never runs.
printf '%s\n' $ZORGBORD_LISTED | sort -u >"$work/listed"
(cd "$source" && find core db tui cli helpers tests \( -name '*.[ch]' -o -name '*.sql' \) \
	! -path 'tests/fuzz/*' ! -path 'tests/data/*' ! -path db/schema.c) | sort -u >"$work/there"
comm -13 "$work/listed" "$work/there" | sed 's/$/ stands in no list of Makefile.am/' >"$work/found"
verdict 'every source file is in a list of Makefile.am'

# gt() of Criterion 2.4 passes what is equal, so that such a test cannot fail.
(cd "$source" && grep -EHn '[^_[:alnum:]]gt\(' tests/*.c) >"$work/found"
verdict 'no test compares with gt() of Criterion'
