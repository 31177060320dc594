"""Places for work that takes long are shared: none can take what others need."""

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
