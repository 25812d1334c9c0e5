"""Durations of ISO 8601, from the whole minutes that authors write."""

from fabrique.model import Duration


def iso_duration(minutes: int) -> str:
    """Return « PT45M », « PT1H », « PT1H5M »; hours never become days (ISO 8601-1, 5.5.2.4).

    A day of 24 hours is not a day of training: 25 hours stay « PT25H ».
    """
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"PT{rest}M"
    return f"PT{hours}H{rest}M" if rest else f"PT{hours}H"


def time_required(duration: Duration) -> str:
    """Return the time to set aside with the group: the longest session when it is a range.

    ISO 8601 cannot write a range and schema.org `timeRequired` takes one duration. The longest one
    is the only one that keeps its word to whoever plans a session; an average would be invented.
    Preparation and debriefing are the facilitator's time, not the learner's: they are left out.
    """
    return iso_duration(duration.session_bounds[1])
