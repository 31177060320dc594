# Runs in a network of its own (unshare --net): `sh quiet_net.sh PYTHON FOLDER SECONDS`. Loopback, and a way out that
# leads nowhere: whatever is sent there is captured, and nobody gets it.
set -e
ip link set lo up
ip link add out0 type veth peer name out1
for each in out0 out1; do sysctl -qw "net.ipv6.conf.$each.disable_ipv6=1" || true; done
ip addr add 192.0.2.2/24 dev out0
ip link set out1 up
ip link set out0 up
ip neigh add 192.0.2.1 lladdr 02:00:00:00:00:01 dev out0 nud permanent
ip route add default via 192.0.2.1 dev out0
tshark -q -i lo -i out0 -s 200 -B 64 -w "$2/all.pcapng" > "$2/tshark.log" 2>&1 &
watching=$!
until [ -s "$2/all.pcapng" ]; do sleep 0.2; done
"$1" -m tests.support.quiet_walk "$2" "$3" > "$2/walk.log" 2>&1 || echo "failed $?" >> "$2/walk.log"
sleep 2
kill -INT "$watching"
wait "$watching" || true
