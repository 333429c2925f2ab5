"""The report of a proof: a page with a picture of each finding. Knows nothing of how they were measured."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from kiosk.staff.proof_words import sentence, where

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.deck.model import Language
    from kiosk.staff.proving import Found

_PAGE = """<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{title}</title>
<style>body{{font-family:sans-serif;background:#f6f4f0;color:#222;margin:32px auto;max-width:1240px;line-height:1.6}}
section{{background:#fff;border:1px solid #ddd;border-radius:8px;padding:16px 20px;margin:20px 0}}
h2{{font-size:17px;margin:0 0 12px}}img{{max-width:100%;border:1px solid #ccc}}
p{{color:#666;font-size:13px;margin:8px 0 0}}
</style><h1>{title}</h1><p>{summary}</p>{body}</html>
"""
_MOST_NAMED = 12


def report(groups: Sequence[Sequence[Found]], summary: str, language: Language) -> str:
    """The page, as HTML; pictures lie beside it."""
    sections = []
    for group in groups:
        first, *more = group
        picture = next((found.picture for found in group if found.picture), "")
        shown = f'<img loading="lazy" src="{html.escape(picture)}" alt="">' if picture else ""
        named = [html.escape(where(found, language)) for found in more[:_MOST_NAMED]]
        rest = "…" if len(more) > _MOST_NAMED else ""
        also = f"<p>{('Also: ' if language == 'en' else '还有：') + '; '.join(named) + rest}</p>" if named else ""
        sections.append(f"<section><h2>{html.escape(sentence(first, language))}</h2>{shown}{also}</section>")
    title = "Proof" if language == "en" else "版面校验"
    return _PAGE.format(language=language, title=title, summary=html.escape(summary), body="".join(sections))
