"""Addresses that announce a new one, for good."""

from collections.abc import Iterator, Mapping

from fabrique.model import Edit, LinkRecord, LinkState, Position
from fabrique.model.shape import address_fault


def replace_moved(
    places: Mapping[str, tuple[Position, ...]], known: Mapping[str, LinkRecord]
) -> Iterator[Edit]:
    """Yield an edit at each place where an address that moved for good is written."""
    for address, positions in places.items():
        record = known.get(address)
        if record is None or record.state is not LinkState.MOVED or not record.target:
            continue
        if address_fault(record.target) or any(sign in record.target for sign in "()[]"):
            continue  # fit for a browser, not for every place where it would be written
        for place in positions:
            column = place.excerpt.find(address, place.column - 1) + 1
            if column:
                reason = f"{address} a déménagé"
                yield Edit(place.file, place.line, column, address, record.target, reason)
