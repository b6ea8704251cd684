#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The main job once more by keyboard, in tmux: a terminal that is not ours. TAP on standard output.
# Run by `make check' in the build directory; the variables are set in Makefile.am.
set -u
if ! command -v tmux >/dev/null; then
	echo '1..0 # SKIP tmux is not here'
	exit 0
fi
work=$(mktemp -d) && cd "$work" || exit 99
trap 'T kill-server 2>/dev/null; rm -rf "$work"' EXIT
count=0
failed=no
patience=30 # seconds

# T ARGUMENT...: a tmux of our own, that knows no configuration and no other server. Its socket is
# called from where it lies: the whole path may be longer than that of a socket can be.
T()
{
	env -u TMUX tmux -u -S ./socket -f "$work/conf" "$@"
}

# see TEXT: waits until the screen shows it; false when it does not come.
see()
{
	end=$(($(date +%s) + patience))
	while ! { T capture-pane -p -t job >"$work/screen" 2>&1 &&
		grep -Fq -e "$1" "$work/screen"; }; do
		if [ "$(date +%s)" -ge "$end" ]; then
			echo "not seen: $1" >"$work/found"
			cat "$work/screen" >>"$work/found"
			return 1
		fi
	done
}

# press KEY...: names as tmux has them; text TEXT: letter by letter.
press()
{
	T send-keys -t job "$@"
}
text()
{
	T send-keys -t job -l "$1"
}

# form VALUE...: fills the fields of a form one after another and saves; - leaves one as it is.
form()
{
	for value; do
		[ "$value" = - ] || text "$value"
		press Tab
	done
	press C-s
}

# step NAME FUNCTION: the test NAME passes when FUNCTION does; after a failure the rest is not
# tried.
step()
{
	count=$((count + 1))
	: >"$work/found"
	if [ $failed = no ] && "$2"; then
		echo "ok $count - $1"
	else
		failed=yes
		echo "not ok $count - $1"
		sed 's/^/# /' "$work/found"
	fi
}

# rows KIND: what the file holds of that kind, without the heading, in $work/rows.
rows()
{
	"$ZORGBORD" -f "$work/school.db" --today 2026-11-22 list "$@" --format csv |
		sed 1d >"$work/rows"
}

begin()
{
	T new-session -d -s job -x 80 -y 24 "sh '$work/job'" 2>"$work/found" || return 1
	see 'Er is nog geen schoolbestand' || return 1
	press Enter
	see 'Nieuwe school' || return 1
	form 'De Regenboog' 12AB
	see 'Het schoolbestand is gemaakt'
}

import()
{
	press 0
	see 'Reservekopie maken' || return 1
	press Enter
	see 'Kies het bestand' || return 1
	press Enter
	see 'Tab vult aan' || return 1
	press C-a
	text "$work/leerlingen.csv"
	press Enter
	see 'nog niets geschreven' || return 1
	press C-s
	see 'annuleren' || return 1
	press Right Enter
	see 'Wat nu' || return 1
	press Enter
	see '1 Leerlingen' || return 1
	rows pupil
	[ "$(wc -l <"$work/rows")" -eq 214 ] && grep -q 'Jóëlle' "$work/rows"
}

mark()
{
	press a
	see '214 leerlingen' || return 1
	press /
	text 'joelle'
	see '1 van 214' || return 1
	press Enter +
	see 'vanaf' || return 1
	press Enter
	see 'u maakt ongedaan' || return 1
	press Escape
	see '214 leerlingen' || return 1
	press a a
	see '1 met extra ondersteuning' || return 1
	rows support_period
	grep -q ',extra,2026-11-22,' "$work/rows"
}

plan()
{
	press Enter
	see 'Overzicht  Plan' || return 1
	press n
	see 'ouder die al' || return 1
	text ouder
	press Enter
	see 'Nieuwe ouder' || return 1
	form Anna 'van den' Berg - - - - - m j
	see 'Ouder bewaard' || return 1
	press Right n
	see 'leeg beginnen' || return 1
	press Enter
	see 'Nieuw OPP, concept' || return 1
	form vmbo-kb 'toetsen en groei'
	see 'OPP bewaard' || return 1
	press Right n
	see 'Nieuw doel' || return 1
	form - - 'AVI E5 in juni' AVI-kaarten M4 - E5
	see 'Doel bewaard' || return 1
	press n
	see 'Nieuw doel' || return 1
	form - - 'tafels in 5 min' tempotoets 31 - 70
	see 'tafels in 5 min' || return 1
	rows goal
	[ "$(wc -l <"$work/rows")" -eq 2 ]
}

force()
{
	press w
	see 'toch vaststellen' || return 1
	press End Enter
	see 'Instemming van Anna van den Berg' || return 1
	text 'begint maandag'
	press Tab
	text geg
	press Enter C-s
	see 'OPP in werking vanaf' || return 1
	rows plan
	grep -q ',in_force,' "$work/rows"
}

evaluate()
{
	press e
	see 'o op koers' || return 1
	press b n
	text 'te weinig geoefend'
	see 'te weinig geoefend' || return 1
	press C-s
	see 'Evaluatie opgeslagen, 2 uitkomsten.' || return 1
	rows result
	grep -q ',met,' "$work/rows" && grep -q ',not_met,.*,te weinig geoefend,' "$work/rows"
}

dashboard()
{
	press Escape
	see '1 Leerlingen' || return 1
	press 3
	see 'Leren n=2' || return 1
	grep -q '^   behaald  .* 1  50% ' "$work/screen" &&
		grep -q '^   niet behaald  .* 1  50% ' "$work/screen"
}

# The shell in the pane tells the status, and what stty said before and after.
leave()
{
	[ "$(T display-message -p -t job '#{alternate_on}')" = 1 ] || return 1
	press q
	see 'ended with 0' || return 1
	T display-message -p -t job '#{alternate_on} #{cursor_flag} #{mouse_any_flag}' >"$work/now"
	echo '0 1 0' | diff - "$work/now" >"$work/found" || return 1
	diff "$work/before" "$work/after" >"$work/found"
}

cat >"$work/conf" <<'END'
set -g default-terminal tmux-256color
set -g status off
set -s escape-time 0
END
cat >"$work/job" <<END
stty -a >'$work/before'
HOME='$work' '$ZORGBORD' -f '$work/school.db' --today 2026-11-22
status=\$?
stty -a >'$work/after'
echo "ended with \$status"
echo
exec cat
END
awk 'BEGIN {
	printf "Leerlingnummer;Roepnaam;Tussenvoegsel;Achternaam;Geboortedatum;Groep;Leerjaar\r\n"
	for (i = 1; i <= 214; i++)
		printf "%d;%s;van den;Berg %d;%d-%d-2017;%dA;%d\r\n", 1000 + i,
			i == 7 ? "J\363\353lle" : "Tim", i, i % 28 + 1, i % 12 + 1, i % 8 + 1,
			i % 8 + 1
}' >"$work/leerlingen.csv"

echo 1..8
step 'a new school is made' begin
step 'a list of 214 pupils in Windows-1252 comes in' import
step 'one who is found as joelle gets extra ondersteuning' mark
step 'a plan with two goals is written' plan
step 'it comes in force with consent' force
step 'its goals are evaluated' evaluate
step 'the dashboard counts them' dashboard
step 'the terminal is left as it was' leave
