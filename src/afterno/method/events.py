"""The record of a job search, and the way in and out of it: what other rooms import.

`parse_record` accepts any JSON value, keeps all that can be understood and names the rest; `record_json` is
its inverse.
"""

from __future__ import annotations

from afterno.method.reading import event_json, parse_event, parse_record, record_json
from afterno.method.shapes import FORMAT, Application, Company, Event, Person, Problem, Record, Seeker

__all__ = [
    "FORMAT",
    "Application",
    "Company",
    "Event",
    "Person",
    "Problem",
    "Record",
    "Seeker",
    "event_json",
    "parse_event",
    "parse_record",
    "record_json",
]
