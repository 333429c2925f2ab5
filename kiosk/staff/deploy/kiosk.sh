#!/bin/sh
# The kiosk's commands on this machine: with its folders and groups, and never with an administrator's rights where they
# need none.
python=@PROGRAM@/current/bin/python
case ${1-} in
install | uninstall) exec "$python" -I -m kiosk "$@" ;;
esac
setting() {
    sed -n "s/^$1=//p" /etc/default/@NAME@ | tail -n 1 | tr -d '"'
}
KIOSK_CONTENT=$(setting KIOSK_CONTENT)
KIOSK_STATE=$(setting KIOSK_STATE)
export KIOSK_CONTENT KIOSK_STATE
if [ "$(id -u)" = 0 ]; then
    export HOME=/var/lib/@NAME@ XDG_CACHE_HOME=/var/cache/@NAME@ XDG_RUNTIME_DIR=/run/@NAME@
    export XDG_SESSION_TYPE=wayland WAYLAND_DISPLAY=/run/kiosk-weston/wayland-0
    exec setpriv --reuid=@USER@ --regid=@USER@ --groups=@GROUPS_LISTED@ "$python" -I -m kiosk "$@"
fi
exec "$python" -I -m kiosk "$@"
