#!/bin/sh
# The kiosk's commands on this machine: with its folders, and never with an administrator's rights where they need none.
set -a
. /etc/default/@NAME@
set +a
case ${1-} in
install | uninstall) exec @PROGRAM@/current/bin/python -I -m kiosk "$@" ;;
esac
if [ "$(id -u)" = 0 ]; then
    export HOME=/var/lib/@NAME@ XDG_CACHE_HOME=/var/cache/@NAME@
    exec setpriv --reuid=@USER@ --regid=@USER@ --groups=@STAFF@ @PROGRAM@/current/bin/python -I -m kiosk "$@"
fi
exec @PROGRAM@/current/bin/python -I -m kiosk "$@"
