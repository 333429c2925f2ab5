#!/bin/bash
# Builds a Debian 12 disk with the kiosk, installed by its own command from the offline bundle and without a network.
#   tests/vm/build.sh BUNDLE.tar FOLDER [BEFORE.tar]
# needs root, mmdebstrap, e2fsprogs; packages come from where apt's do. BEFORE, an older bundle, is installed first:
# then there is a version to go back to. CONTENT, a folder with slides/ and images/, takes the place of the report: an
# imitated processor needs ten minutes for the report's first release and pictures.
# Leaves disk.img, vmlinuz and initrd.img in FOLDER; base.tar, Debian without the kiosk, is used again.
set -euo pipefail
bundle=$(realpath "$1")
before=${3:+$(realpath "$3")}
mkdir -p "$2"
here=$(realpath "$(dirname "$0")")
CONTENT=${CONTENT:+$(realpath "$CONTENT")}
cd "$2"

packages=$(tar -xOf "$bundle" --wildcards '*/packages.txt' | paste -sd,)
if [ ! -e base.tar ]; then
    sources=()
    for file in /etc/apt/sources.list /etc/apt/sources.list.d/debian.*; do
        [ ! -s "$file" ] || sources+=("$file")
    done
    machine=systemd-sysv,udev,kmod,linux-image-amd64,initramfs-tools,zstd,procps,e2fsprogs,dosfstools
    mmdebstrap --variant=minbase --include="$machine,$packages" bookworm base.part.tar "${sources[@]}"
    mv base.part.tar base.tar
fi

rm -rf root disk.img
mkdir root
tar -xpf base.tar -C root --exclude='./dev/*'
options=(--usb --language en)
if [ -n "${CONTENT-}" ]; then
    cp -r "$CONTENT" root/content
    options+=(--content /content)
fi
for each in ${before:+"$before"} "$bundle"; do
    mkdir root/bundle
    tar -xf "$each" -C root/bundle --strip-components=1
    unshare --net --mount --pid --fork --mount-proc=root/proc \
        chroot root env SYSTEMD_OFFLINE=1 /bundle/install.sh "${options[@]}" </dev/null
    rm -rf root/bundle
done
rm -rf root/content

# What only this test needs: a shell on the second serial line, a trace of what is shown that no full disk stops, a stick.
install -m 755 "$here/control" root/usr/local/sbin/vm-control
install -m 644 "$here/vm-control.service" root/etc/systemd/system/
ln -s ../vm-control.service root/etc/systemd/system/sysinit.target.wants/
echo 'd /run/kiosk-trace 0700 haishu-kiosk haishu-kiosk' >root/etc/tmpfiles.d/kiosk-trace.conf
mkdir -p root/etc/systemd/system/kiosk.service.d
printf '[Service]\nReadWritePaths=/run/kiosk-trace\n' >root/etc/systemd/system/kiosk.service.d/trace.conf
sed -i 's|^KIOSK_RUN_OPTIONS=.*|KIOSK_RUN_OPTIONS="--trace /run/kiosk-trace/trace.jsonl"|' root/etc/default/haishu-kiosk
echo kiosk >root/etc/hostname
truncate -s 64M root/stick.img
chroot root mkfs.vfat -n SHOW /stick.img >/dev/null
mv root/stick.img .

cp root/boot/vmlinuz-* vmlinuz
cp root/boot/initrd.img-* initrd.img
truncate -s 4G disk.img
mke2fs -q -t ext4 -d root disk.img
