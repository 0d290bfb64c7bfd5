#!/bin/bash
# Runs a command inside a desktop of its own: nothing of the real one is seen, used or changed.
#
#   session.sh [options] [--] command [arguments]
#
# Real parts, private to this call: Xvfb with its own cookie, a session D-Bus that starts no service
# by itself, the accessibility bus, gnome-keyring, openbox, a panel with a tray, and a notification
# daemon. Returns the exit status of the command; then everything that was started in the session
# ends, also what the command left behind, and the folder goes.
#
#   --notify dunst|xfce4-notifyd|notification-daemon|recorder|none
#                                    who shows notifications (dunst). "recorder" is
#                                    notification_recorder.py; its files are in $SESSION_DIR/notify
#   --tray tint2|xfce4-panel|none    who hosts tray icons (tint2: XEmbed, xfce4-panel: SNI as well)
#   --keyring open|locked|none|kwallet  the credential store (open); its password is "test".
#                                    "kwallet" is KWallet 5 with an open wallet, on a Plasma by name
#   --size WxH                       of the screen (1280x900)
#   --keep                           leave the folder with the logs
#
# The command sees SESSION_DIR (logs in log/), its own HOME and XDG folders, DISPLAY and the bus.
set -u

here=$(cd "$(dirname "$0")" && pwd)
notify=dunst tray=tint2 keyring=open size=1280x900 keep=no patience=20
die() { echo "session: $*" >&2; exit 125; }

while [ $# -gt 0 ]; do
    case $1 in
        --notify) notify=$2; shift ;;
        --tray) tray=$2; shift ;;
        --keyring) keyring=$2; shift ;;
        --size) size=$2; shift ;;
        --keep) keep=yes ;;
        --) shift; break ;;
        -*) die "unknown option $1" ;;
        *) break ;;
    esac
    shift
done
[ $# -gt 0 ] || die "no command; see the head of $0"

# A short path: socket names must stay below 108 characters.
dir=$(mktemp -d "${TMPDIR:-/tmp}/waxwing.XXXXXX") || die "cannot make a folder"
mkdir -p "$dir"/{log,run,home,config,data,cache,state,tmp,services,notify}
chmod 700 "$dir" "$dir/run"
mark=WAXWING_SESSION_MARK=$(basename "$dir")
started=()

# Processes that carry the mark in the environment they were started with.
marked() {
    local file
    for file in $(env -i PATH="$PATH" grep -lzxF -- "$mark" /proc/[0-9]*/environ 2>/dev/null); do
        file=${file#/proc/}
        echo "${file%/environ}"
    done
}

cleanup() {
    local status=$? i pid
    trap - EXIT INT TERM HUP
    for ((i = ${#started[@]} - 1; i >= 0; i--)); do
        kill -TERM "${started[i]}" 2>/dev/null
    done
    for pid in $(marked); do kill -TERM "$pid" 2>/dev/null; done
    for ((i = 0; i < 30; i++)); do
        [ -z "$(marked)" ] && break
        sleep 0.1
    done
    for pid in $(marked); do kill -KILL "$pid" 2>/dev/null; done
    if [ $keep = yes ]; then
        echo "session: kept $dir" >&2
    else
        rm -rf "$dir"
    fi
    exit "$status"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# start NAME command...: in the background, output to log/NAME.log
start() {
    local name=$1
    shift
    "$@" >"$dir/log/$name.log" 2>&1 </dev/null &
    started+=($!)
}

# until_true WHAT command...: waits for a part to come up
until_true() {
    local what=$1 end=$((SECONDS + patience))
    shift
    until "$@" >/dev/null 2>&1; do
        if [ $SECONDS -ge $end ]; then
            tail -n 20 "$dir"/log/*.log >&2
            die "$what did not come up in $patience s"
        fi
        sleep 0.03
    done
}

on_bus() {
    [ "$(dbus-send --session --print-reply=literal --dest=org.freedesktop.DBus / \
        org.freedesktop.DBus.NameHasOwner "string:$1" 2>/dev/null | tr -d ' ')" = booleantrue ]
}

prepare_environment() {
    unset WAYLAND_DISPLAY SESSION_MANAGER DBUS_SESSION_BUS_ADDRESS GNOME_KEYRING_CONTROL \
        SSH_AUTH_SOCK AT_SPI_BUS_ADDRESS NO_AT_BRIDGE XDG_CURRENT_DESKTOP DESKTOP_SESSION
    export HOME=$dir/home XDG_RUNTIME_DIR=$dir/run XDG_CONFIG_HOME=$dir/config
    export XDG_DATA_HOME=$dir/data XDG_CACHE_HOME=$dir/cache XDG_STATE_HOME=$dir/state
    export TMPDIR=$dir/tmp SESSION_DIR=$dir
    export XDG_SESSION_TYPE=x11 QT_QPA_PLATFORM=xcb LANG=C.UTF-8
    export LIBGL_ALWAYS_SOFTWARE=1 GSETTINGS_BACKEND=memory
    export "${mark?}" SESSION_NOTIFY=$notify
}

start_display() {
    local cookie number descriptor
    export XAUTHORITY=$dir/Xauthority
    cookie=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    # A FamilyWild entry: good for whatever display number Xvfb picks.
    {
        printf '\xff\xff\x00\x00\x00\x00\x00\x12MIT-MAGIC-COOKIE-1\x00\x10'
        # shellcheck disable=SC2059 # the bytes are the format
        printf "$(sed 's/../\\x&/g' <<<"$cookie")"
    } >"$XAUTHORITY"
    chmod 600 "$XAUTHORITY"
    exec {descriptor}<> <(:)
    Xvfb -displayfd "$descriptor" -screen 0 "${size}x24" -dpi 96 -nolisten tcp -noreset \
        -auth "$XAUTHORITY" >"$dir/log/xvfb.log" 2>&1 </dev/null &
    started+=($!)
    read -r -t "$patience" -u "$descriptor" number || {
        cat "$dir/log/xvfb.log" >&2
        die "Xvfb did not start"
    }
    exec {descriptor}>&-
    export DISPLAY=:$number
}

start_bus() {
    local service
    export DBUS_SESSION_BUS_ADDRESS=unix:path=$dir/run/bus
    for service in org.xfce.Xfconf org.gnome.keyring.SystemPrompter; do
        if [ -e /usr/share/dbus-1/services/$service.service ]; then
            ln -s /usr/share/dbus-1/services/$service.service "$dir/services/"
        fi
    done
    cat >"$dir/bus.conf" <<CONF
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>$DBUS_SESSION_BUS_ADDRESS</listen>
  <auth>EXTERNAL</auth>
  <servicedir>$dir/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
CONF
    start dbus dbus-daemon --config-file="$dir/bus.conf" --nofork --nopidfile
    until_true dbus on_bus org.freedesktop.DBus
}

start_accessibility() {
    local property
    start at-spi /usr/libexec/at-spi-bus-launcher --launch-immediately
    until_true at-spi on_bus org.a11y.Bus
    for property in IsEnabled ScreenReaderEnabled; do
        dbus-send --session --print-reply --dest=org.a11y.Bus /org/a11y/bus \
            org.freedesktop.DBus.Properties.Set string:org.a11y.Status string:$property \
            variant:boolean:true >/dev/null 2>&1
    done
    export QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1
}

start_keyring() {
    [ "$keyring" = none ] && return
    if [ "$keyring" = kwallet ]; then
        start_kwallet
        return
    fi
    # The daemon makes the login keyring on its first start, from the password on its input, which
    # must be neither empty nor end in a newline.
    printf test | gnome-keyring-daemon --foreground --unlock --components=secrets \
        >"$dir/log/keyring.log" 2>&1 &
    local first=$!
    started+=("$first")
    until_true keyring on_bus org.freedesktop.secrets
    if [ "$keyring" = locked ]; then
        kill "$first"
        wait "$first" 2>/dev/null
        start keyring-locked gnome-keyring-daemon --foreground --start --components=secrets
        until_true keyring on_bus org.freedesktop.secrets
    fi
}

# A wallet without its wizard: as PAM would, with the hash that the password makes with the salt.
start_kwallet() {
    local hash
    export XDG_CURRENT_DESKTOP=KDE KDE_FULL_SESSION=true KDE_SESSION_VERSION=5
    printf '%s\n' '[Wallet]' Enabled=true 'First Use=false' 'Default Wallet=kdewallet' \
        'Close When Idle=false' '[Auto Allow]' 'kdewallet=*' >"$XDG_CONFIG_HOME/kwalletrc"
    mkdir -p "$XDG_DATA_HOME/kwalletd"
    head -c 56 /dev/urandom >"$XDG_DATA_HOME/kwalletd/kdewallet.salt"
    start kwallet kwalletd5
    until_true kwallet on_bus org.kde.kwalletd5
    hash=$(/usr/bin/python3 -c 'import hashlib, sys
salt = open(sys.argv[1], "rb").read()
print(",".join(map(str, hashlib.pbkdf2_hmac("sha512", b"test", salt, 50000, 56))))' \
        "$XDG_DATA_HOME/kwalletd/kdewallet.salt")
    until_true "the wallet" dbus-send --session --print-reply --dest=org.kde.kwalletd5 \
        /modules/kwalletd5 org.kde.KWallet.pamOpen string:kdewallet "array:byte:$hash" int32:0
}

start_window_manager() {
    start openbox openbox --sm-disable
    # shellcheck disable=SC2016
    until_true openbox sh -c 'xprop -root _NET_SUPPORTING_WM_CHECK | grep -q "window id"'
}

tray_is_up() { /usr/bin/python3 "$here/tray_owner.py"; }

start_tray() {
    case $tray in
        none) return ;;
        tint2)
            start tint2 tint2 -c "$here/tint2rc" ;;
        xfce4-panel)
            mkdir -p "$XDG_CONFIG_HOME/xfce4/xfconf/xfce-perchannel-xml"
            cp "$here/xfce4-panel.xml" "$XDG_CONFIG_HOME/xfce4/xfconf/xfce-perchannel-xml/"
            start xfce4-panel xfce4-panel --disable-wm-check
            until_true xfce4-panel on_bus org.kde.StatusNotifierWatcher ;;
        *) die "unknown tray $tray" ;;
    esac
    until_true "$tray" tray_is_up
}

start_notifications() {
    case $notify in
        none) return ;;
        dunst) start dunst dunst -config "$here/dunstrc" ;;
        recorder)
            start recorder /usr/bin/python3 "$here/notification_recorder.py" "$dir/notify" ;;
        xfce4-notifyd) start xfce4-notifyd /usr/lib/*/xfce4/notifyd/xfce4-notifyd ;;
        notification-daemon)
            start notification-daemon /usr/lib/notification-daemon/notification-daemon ;;
        *) die "unknown notification daemon $notify" ;;
    esac
    until_true "$notify" on_bus org.freedesktop.Notifications
}

prepare_environment
start_display
start_bus
start_accessibility
start_keyring
start_window_manager
start_tray
start_notifications

# In the background, so that a signal to this script ends it at once.
exec {input}<&0
env --default-signal=INT,QUIT "$@" <&"$input" {input}<&- &
command=$!
started+=("$command")
exec {input}<&-
wait "$command"
