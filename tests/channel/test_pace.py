"""How often is too often."""

from bedacht.channel.pace import Bucket, Patience


def test_bucket_lets_a_burst_through_and_then_its_rate() -> None:
    bucket = Bucket(rate=2, burst=3)
    assert [bucket.take(0.0) for _ in range(4)] == [True, True, True, False]
    assert [bucket.take(0.5) for _ in range(2)] == [True, False]


def test_bucket_never_holds_more_than_its_burst() -> None:
    bucket = Bucket(rate=2, burst=3)
    bucket.take(0.0)
    assert [bucket.take(1000.0) for _ in range(4)] == [True, True, True, False]


def test_patience_doubles_to_its_end_and_forgives() -> None:
    patience = Patience()
    waits = [patience.fail(float(second)) for second in range(7)]
    assert waits == [0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 8.0]
    assert patience.fail(100.0) == 0.25
