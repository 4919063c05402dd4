//! Plans with a text in every place where a plan file may have one. The texts are given; nothing here judges them.

use serde_json::json;

/// How many texts a plan takes.
pub(crate) const FIELDS: usize = 61;

/// A plan file whose texts are taken from `text`, one after the other, each with its number.
pub(crate) fn plan(name: &str, mut text: impl FnMut(usize) -> String) -> String {
    let mut at = 0;
    let mut next = || {
        at += 1;
        text(at - 1)
    };
    let printed = |raw: String| json!({ "raw": raw, "reading": "5" });
    let file = json!({
        "format": "du-toan", "version": 3, "id": name, "scale": "thousand", "years": [2026, 2027], "index": { "2027": "4" },
        "title": next(), "issuer": next(), "decision": next(),
        "sources": [{ "id": 1, "name": next() }, { "id": 2, "name": next() }],
        "drivers": [{ "id": 4, "name": next(), "unit": next(), "value": "60" }],
        "items": [
            { "id": 10, "number": next(), "label": next(), "note": next(), "lead": next(), "support": next(), "prose": [next()],
              "items": [
                { "id": 11, "number": next(), "label": next(), "unit": next(), "price": "2000000", "count": "3",
                  "factors": [{ "driver": 4, "unit": next() }, { "value": "2", "unit": next() }], "funding": { "source": 1 },
                  "codes": { "chapter": next(), "section": next(), "entry": next() },
                  "note": next(), "lead": next(), "support": next(), "prose": [next(), next()] },
                { "id": 12, "number": next(), "label": next(), "unit": next(), "amounts": { "2026": "700000000" },
                  "funding": { "percent": [{ "source": 1, "value": "60" }, { "source": 2, "value": "40" }] } },
                { "id": 13, "label": next(), "price": "1000", "count": "1", "funding": { "in_kind": next() } } ] } ],
        "targets": [{ "id": 60, "number": next(), "text": next(), "goal": { "at_least": "60", "unit": next() },
            "baseline": { "value": "31", "text": next() }, "population": { "value": "1500", "unit": next(), "text": next() },
            "contributions": [{ "item": 11, "effect": "1" }] }],
        "ceilings": [{ "id": 80, "amount": "300000000", "source": 1, "text": next() },
            { "id": 81, "amount": "300000000", "code": { "kind": "entry", "text": next() }, "spent": { "through": 2025, "amount": "5" } }],
        "norms": [{ "id": 85, "name": next(), "unit": next(), "cap": "800000", "document": next(), "date": next(), "lines": [11] }],
        "tables": [{ "id": 90, "title": next(), "place": next(), "scale": "thousand", "unit_printed": next(),
            "rows": [
                { "item": 11, "price": printed(next()), "count": printed(next()), "years": { "2026": printed(next()) } },
                { "amount": printed(next()), "words": next() } ] }],
        "corrections": [{ "figure": 2, "text": next() }],
        "waivers": [{ "finding": "grand-total:90:-:-:-", "reason": next() }],
        "scenarios": [{ "id": 95, "name": next(),
            "changes": [
                { "command": { "do": "set_label", "of": 11, "text": next() }, "was": { "do": "set_label", "of": 11, "text": next() } },
                { "command": { "do": "set_funding", "of": 12, "funding": { "in_kind": next() } } },
                { "command": { "do": "add_source", "text": next() }, "first_id": 1_073_741_824 },
                { "command": { "do": "add_driver", "text": next(), "unit": next(), "value": "1" }, "first_id": 1_073_741_825 }],
            "opinions": [{ "item": 11, "verdict": "ask", "reason": next() }] }],
        "next_id": 120
    });
    assert_eq!(at, FIELDS, "the plan takes another number of texts");
    file.to_string()
}
