#!/bin/bash
# Builds a Debian 12 disk with the kiosk, installed by its own command from the offline bundle and without a network.
#   tests/vm/build.sh BUNDLE.tar FOLDER [BEFORE.tar]
# needs root, mmdebstrap, e2fsprogs, fdisk; packages come from where apt's do. BEFORE, an older bundle, is installed first:
# then there is a version to go back to. CONTENT, a folder with slides/ and images/, takes the place of the report: an
# imitated processor needs ten minutes for the report's first release and pictures.
# Leaves disk.img in FOLDER, which GRUB starts as on a PC; base.tar, Debian without the kiosk, is used again.
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
    machine+=,grub2-common,grub-pc-bin
    mmdebstrap --variant=minbase --include="$machine,$packages" bookworm base.part.tar "${sources[@]}"
    mv base.part.tar base.tar
fi

rm -rf root disk.img
mkdir root
tar -xpf base.tar -C root --exclude='./dev/*'

# What Debian's installer leaves of GRUB, of which update-grub makes its menu in the running machine. What an imitated
# processor spends its first half minute on, and no kiosk needs, is spared.
spared=$(printf ' systemd.mask=%s.service' e2scrub_reap systemd-binfmt)
mkdir -p root/boot/grub/i386-pc root/etc/default
cp root/usr/lib/grub/i386-pc/*.{mod,lst} root/boot/grub/i386-pc/
cat >root/etc/default/grub <<END
GRUB_DEFAULT=0
GRUB_TIMEOUT=5
GRUB_DISTRIBUTOR=Debian
GRUB_CMDLINE_LINUX_DEFAULT="console=ttyS0 quiet mitigations=off systemd.show_status=0$spared"
GRUB_CMDLINE_LINUX=""
END
cat >root/boot/grub/grub.cfg <<END
linux /vmlinuz root=/dev/vda1 rw console=ttyS0 quiet mitigations=off systemd.show_status=0$spared
initrd /initrd.img
boot
END
echo '/dev/vda1 / ext4 errors=remount-ro 0 1' >root/etc/fstab
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

chroot root grub-mkimage -O i386-pc -o /core.img -p '(hd0,msdos1)/boot/grub' biosdisk part_msdos ext2
mv root/core.img .
truncate -s 4G disk.img
mke2fs -q -t ext4 -E offset=$((1 << 20)) -d root disk.img $(((4 << 20) - 1024))k
echo 'start=2048, type=83, bootable' | sfdisk -q disk.img
dd if=root/usr/lib/grub/i386-pc/boot.img of=disk.img bs=440 count=1 conv=notrunc status=none
dd if=core.img of=disk.img bs=512 seek=1 conv=notrunc status=none # before the first partition; boot.img looks there
rm core.img
