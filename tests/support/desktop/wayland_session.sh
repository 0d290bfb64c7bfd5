#!/bin/bash
# Runs a command inside a headless Wayland desktop of its own, like session.sh does under X11: sway,
# waybar as tray (StatusNotifierItem only), mako for notifications, gnome-keyring, the accessibility
# bus. Pointer: wayvnc, whose port is in $SESSION_RFB_PORT (wayland.py); keys: wtype; pictures: grim.
#
#   wayland_session.sh [--keep] [--] command [arguments]
#
# sway refuses to run as root: as root, everything runs as "nobody".
set -u

here=$(cd "$(dirname "$0")" && pwd)
keep=no
[ "${1:-}" = --keep ] && { keep=yes; shift; }
[ "${1:-}" = -- ] && shift
[ $# -gt 0 ] || { echo "wayland_session: no command" >&2; exit 125; }
if [ "$(id -u)" = 0 ]; then
    if [ -n "${WAXWING_SCREENSHOTS-}" ]; then
        mkdir -p "$WAXWING_SCREENSHOTS" && chmod 1777 "$WAXWING_SCREENSHOTS"
    fi
    [ $keep = yes ] && set -- --keep -- "$@"
    exec setpriv --reuid=65534 --regid=65534 --clear-groups env HOME=/nonexistent "$here/$(basename "$0")" "$@"
fi

dir=$(mktemp -d "${TMPDIR:-/tmp}/waxwing.XXXXXX") || exit 125
mkdir -p "$dir"/{log,run,home,config,data,cache,state,tmp,services}
chmod 700 "$dir" "$dir/run"
mark=WAXWING_SESSION_MARK=$(basename "$dir")

marked() {
    local file
    for file in $(env -i PATH="$PATH" grep -lzxF -- "$mark" /proc/[0-9]*/environ 2>/dev/null); do
        file=${file#/proc/}
        echo "${file%/environ}"
    done
}

cleanup() {
    local status=$? pid i
    trap - EXIT
    for pid in $(marked); do kill -TERM "$pid" 2>/dev/null; done
    for ((i = 0; i < 30; i++)); do
        [ -z "$(marked)" ] && break
        sleep 0.1
    done
    for pid in $(marked); do kill -KILL "$pid" 2>/dev/null; done
    if [ $keep = yes ]; then echo "wayland_session: kept $dir" >&2; else rm -rf "$dir"; fi
    exit "$status"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
export "${mark?}"

start() {
    local name=$1
    shift
    "$@" >"$dir/log/$name.log" 2>&1 </dev/null &
}

until_true() {
    local what=$1 end=$((SECONDS + 20))
    shift
    until "$@" >/dev/null 2>&1; do
        if [ $SECONDS -ge $end ]; then
            tail -n 20 "$dir"/log/*.log >&2
            echo "wayland_session: $what did not come up" >&2
            exit 125
        fi
        sleep 0.05
    done
}

on_bus() {
    [ "$(dbus-send --session --print-reply=literal --dest=org.freedesktop.DBus / \
        org.freedesktop.DBus.NameHasOwner "string:$1" 2>/dev/null | tr -d ' ')" = booleantrue ]
}

unset DISPLAY XAUTHORITY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS XDG_CURRENT_DESKTOP NO_AT_BRIDGE
export HOME=$dir/home XDG_RUNTIME_DIR=$dir/run XDG_CONFIG_HOME=$dir/config
export XDG_DATA_HOME=$dir/data XDG_CACHE_HOME=$dir/cache XDG_STATE_HOME=$dir/state
export TMPDIR=$dir/tmp SESSION_DIR=$dir SESSION_NOTIFY=mako XDG_SESSION_TYPE=wayland
export GSETTINGS_BACKEND=memory LIBGL_ALWAYS_SOFTWARE=1 LANG=C.UTF-8 QT_QPA_PLATFORM=wayland
export DBUS_SESSION_BUS_ADDRESS=unix:path=$dir/run/bus QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1
cat >"$dir/bus.conf" <<CONF
<busconfig><type>session</type><listen>$DBUS_SESSION_BUS_ADDRESS</listen><auth>EXTERNAL</auth>
<servicedir>$dir/services</servicedir>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy></busconfig>
CONF
start dbus dbus-daemon --config-file="$dir/bus.conf" --nofork --nopidfile
until_true dbus on_bus org.freedesktop.DBus
start at-spi /usr/libexec/at-spi-bus-launcher --launch-immediately
until_true at-spi on_bus org.a11y.Bus
printf test | gnome-keyring-daemon --foreground --unlock --components=secrets \
    >"$dir/log/keyring.log" 2>&1 &
until_true keyring on_bus org.freedesktop.secrets

cat >"$dir/sway.conf" <<CONF
output HEADLESS-1 resolution 1280x900 position 0 0
xwayland disable
floating_maximum_size -1 x -1
for_window [app_id=".*"] floating enable
CONF
WLR_BACKENDS=headless WLR_LIBINPUT_NO_DEVICES=1 WLR_RENDERER=pixman start sway sway -c "$dir/sway.conf"
sway_is_up() { ls "$dir"/run/sway-ipc*.sock "$dir"/run/wayland-?; }
until_true sway sway_is_up
SWAYSOCK=$(ls "$dir"/run/sway-ipc*.sock)
WAYLAND_DISPLAY=$(basename "$(ls -d "$dir"/run/wayland-? | head -1)")
export SWAYSOCK WAYLAND_DISPLAY
echo '{"layer": "top", "position": "bottom", "height": 32, "modules-right": ["tray"]}' >"$dir/waybar.json"
start waybar waybar -c "$dir/waybar.json"
until_true waybar on_bus org.kde.StatusNotifierWatcher
start mako mako --default-timeout 0
until_true mako on_bus org.freedesktop.Notifications
port=$((20000 + RANDOM % 20000))
start wayvnc wayvnc --output=HEADLESS-1 127.0.0.1 "$port"
port_is_open() { (exec 9<>"/dev/tcp/127.0.0.1/$port"); }
until_true wayvnc port_is_open
export SESSION_RFB_PORT=$port

exec {input}<&0
env --default-signal=INT,QUIT "$@" <&"$input" &
wait $!
