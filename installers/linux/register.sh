#!/bin/sh
# Makes the desktop of this user bring waxwing: links to a program that is not installed.
#
#   register.sh PROGRAM [OPTIONS...]    PROGRAM as an absolute path; OPTIONS go with every start
#   register.sh --remove
#
# Writes a desktop file and a D-Bus service file below $XDG_DATA_HOME (~/.local/share).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
id=org.waxwing.Waxwing
data=${XDG_DATA_HOME:-$HOME/.local/share}
desktop=$data/applications/$id.desktop
service=$data/dbus-1/services/$id.service

refresh() {
    if command -v update-desktop-database >/dev/null; then update-desktop-database "$data/applications"; fi
}

if [ "${1:-}" = --remove ]; then
    rm -f "$desktop" "$service"
    refresh
    exit
fi
case ${1:-} in
    /*) ;;
    *) sed -n '2,8p' "$0" >&2; exit 2 ;;
esac

# Quoted as the Exec key wants it, and only where it must: xdg-open does not take a quoted program.
# What would need more than that is refused.
command=
for argument in "$@"; do
    case $argument in
        *[\"\`\$\\%]*) echo "register: cannot be part of a desktop file: $argument" >&2; exit 2 ;;
    esac
    case $argument in
        *[!A-Za-z0-9_./:=@+,-]*) command="$command\"$argument\" " ;;
        *) command="$command$argument " ;;
    esac
done

mkdir -p "$data/applications" "$data/dbus-1/services"
while IFS= read -r line; do
    case $line in
        Exec=*) printf 'Exec=%s-- %%u\n' "$command" ;;
        *) printf '%s\n' "$line" ;;
    esac
done <"$here/$id.desktop" >"$desktop"
printf '[D-BUS Service]\nName=%s\nExec=%s--hidden\n' "$id" "$command" >"$service"
refresh
if command -v xdg-mime >/dev/null; then xdg-mime default "$id.desktop" x-scheme-handler/waxwing; fi
