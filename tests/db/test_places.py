"""Places for so many threads: the one that waits longest is the next."""

import threading
import time

from forum.db.places import Places


def wait_in_turn(places: Places, names: str, came: list[str]) -> list[threading.Thread]:
    """Threads that stand in line in this order, and say when they have a place; they keep it."""

    def wait(name: str) -> None:
        if places.wait(10):
            came.append(name)

    threads = []
    for number, name in enumerate(names, start=1):
        threads.append(threading.Thread(target=wait, args=[name]))
        threads[-1].start()
        while len(places._line) < number:
            time.sleep(0.001)
    return threads


def test_so_many_at_once() -> None:
    places = Places(2)
    assert [places.take() for _time in range(3)] == [True, True, False]
    places.leave()
    assert places.wait(0)
    assert not places.take()


def test_nobody_overtakes() -> None:
    places, came = Places(1), list[str]()
    assert places.take()
    threads = wait_in_turn(places, "abc", came)
    for expected in ("a", "ab", "abc"):
        places.leave()
        assert not places.take(), "whoever comes now finds no place"
        threads[len(expected) - 1].join(10)
        assert "".join(came) == expected
    places.leave()
    assert places.take()


def test_who_gives_up_leaves_the_line() -> None:
    places, came = Places(1), list[str]()
    assert places.take()
    assert not places.wait(0.01)
    (thread,) = wait_in_turn(places, "a", came)
    places.leave()
    thread.join(10)
    assert came == ["a"]
    assert not places.take()
    places.leave()
    assert places.take()


def test_none_is_lost_where_many_come_and_give_up() -> None:
    places, at_once, most = Places(3), [0], [0]
    lock = threading.Lock()

    def visit(number: int) -> None:
        for turn in range(200):
            if not places.wait(0.0002 * ((number + turn) % 3)):
                continue
            with lock:
                at_once[0] += 1
                most[0] = max(most[0], at_once[0])
            with lock:
                at_once[0] -= 1
            places.leave()

    threads = [threading.Thread(target=visit, args=[number]) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert most[0] <= 3
    assert [places.take() for _time in range(4)] == [True, True, True, False]
