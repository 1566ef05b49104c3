from argmap.reading import Reading
from html import escape
def page_of(reading: Reading, number: int) -> str:
    return f"<!doctype html><title>{escape(reading.map.title or 'map')}</title><p>{number}<ul>" + "".join(f"<li id={c.id}>{escape(c.text)}" for c in reading.map.claims.values())
