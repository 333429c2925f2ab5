#!/bin/sh
# Starts the compositor. A graphics driver may take it down again and again: after three ends within ten minutes that
# nobody asked for, the processor draws (pixman) until a day has passed, and a night come, or the machine starts anew.
# The unit keeps its folder in /run over a restart; the kiosk and its doctor look for the file pixman in it
# (kiosk.guard.display).
run=/run/kiosk-weston
renderer=@RENDERER@
read -r up _ </proc/uptime
now=${up%.*}

is_over() {
    [ -s $run/pixman ] && [ $((now - $(cat $run/pixman))) -ge 86400 ]
}

# Asked by kiosk-card.service: whether the card has rested for a day.
if [ "$1" = is-over ]; then
    is_over
    exit
fi

# Started anew by systemd, not by hand: an end that nobody asked for.
if [ "$(timeout 5 systemctl show --property=NRestarts --value kiosk-weston.service)" != 0 ]; then
    echo "$now" >>$run/ends
fi
third=$(tail -n 3 $run/ends 2>/dev/null | head -n 1)
count=$(tail -n 3 $run/ends 2>/dev/null | wc -l)
if is_over; then
    rm -f $run/pixman $run/ends
elif [ -z "$renderer" ] && [ "$count" -eq 3 ] && [ $((now - third)) -le 600 ]; then
    echo "$now" >$run/pixman
    echo "The compositor ended three times in ten minutes: the processor draws for a day" >&2
fi
if [ -s $run/pixman ]; then
    renderer=--use-pixman
fi
# shellcheck disable=SC2086 # no word where the card draws
exec /usr/bin/weston --backend=drm-backend.so $renderer --modules=systemd-notify.so --config=/etc/@NAME@/weston.ini --socket=$run/wayland-0
