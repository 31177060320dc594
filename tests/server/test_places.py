"""Places for work that takes long are shared: none can take what others need."""

from rollout.server.connections import counted
from rollout.server.places import Places


def test_an_address_elsewhere_has_one_place_and_all_together_have_no_more_than_there_are() -> None:
    places = Places(2)
    assert places.take("192.0.2.1")
    assert not places.take("192.0.2.1")
    assert places.take("192.0.2.2")
    assert not places.take("192.0.2.3")
    places.leave("192.0.2.1")
    assert places.take("192.0.2.3")
    assert not places.take("192.0.2.1")


def test_this_machine_may_have_every_place_and_what_is_no_address_has_one() -> None:
    places = Places(9)
    assert [places.take("127.0.0.1") for _ in range(3)] == [True] * 3
    assert [places.take("") for _ in range(2)] == [True, False]


def test_whoever_has_a_whole_network_of_addresses_has_the_place_of_one() -> None:
    places = Places(9)
    assert [places.take(f"2001:db8:1:2::{last}") for last in ("1", "2", "ffff:0:3")] == [True, False, False]
    assert places.take("2001:db8:1:3::1")
    places.leave("2001:db8:1:2:9::9")
    assert places.take("2001:DB8:1:2::5")


def test_an_address_counts_once_however_it_is_written_and_this_machine_is_its_own() -> None:
    assert counted("::ffff:192.0.2.1") == counted("192.0.2.1") == "192.0.2.1"
    assert counted("fe80::1%eth0") == counted("fe80::2")
    assert counted("::1") == "::1"
    assert counted("") == ""
    places = Places(9)
    assert [places.take(here) for here in ("::1", "::1", "::ffff:127.0.0.1", "127.0.0.1")] == [True] * 4
