#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The manual pages say what the program's own tables say. TAP on standard output.
# Run by `make check' in the build directory; the variables are set in Makefile.am.
set -u
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

# same_as_now PAGE LANGUAGE: PAGE is what the program of now makes of its template.
same_as_now()
{
	LANGUAGE=$2 ZORGBORD_LOCALEDIR=$PWD/locale awk -v program="$ZORGBORD" \
		-f "$ZORGBORD_SOURCE/scripts/fill-manual" "$ZORGBORD_SOURCE/$1.in" >"$work/now"
	diff "$1" "$work/now" | head -n 20
}

# unnamed PAGE: what --help names and PAGE does not.
unnamed()
{
	"$ZORGBORD" --help | sed -n 's/^  \([a-z][a-z]*\)  .*/\1/p' >"$work/commands"
	[ -s "$work/commands" ] || echo 'no commands in --help'
	while read -r command; do
		grep -q "^\.SS $command\$" "$1" || echo "command $command is not in $1"
		"$ZORGBORD" "$command" --help </dev/null |
			sed -n 's/^  .*--\([a-z_]*\).*/\1/p' >"$work/options"
		while read -r option; do
			grep -Fq -e "\\-\\-$option" "$1" || echo "--$option is not in $1"
		done <"$work/options"
	done <"$work/commands"
	"$ZORGBORD" list --help | sed -n 's/^\([a-z_]*\) (.*/\1/p' >"$work/kinds"
	[ -s "$work/kinds" ] || echo 'no kinds of record in list --help'
	while read -r kind; do
		grep -q "^\.SS $kind (" "$1" || echo "$kind is not in $1"
	done <"$work/kinds"
	grep -n '^@' "$1"
}

echo 1..6
for page in man/zorgbord.1:en man/nl/zorgbord.1:nl; do
	language=${page#*:}
	page=${page%:*}
	same_as_now "$page" "$language" >"$work/found" 2>&1
	verdict "$page is what the program makes of it"
	unnamed "$page" >"$work/found" 2>&1
	verdict "$page names all commands, options and records"
	if command -v groff >/dev/null; then
		groff -K utf8 -man -ww -z "$page" >"$work/found" 2>&1
		verdict "$page renders without a warning"
	else
		count=$((count + 1))
		echo "ok $count - $page renders without a warning # SKIP groff is not here"
	fi
done
