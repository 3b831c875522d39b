#!/usr/bin/env python3
"""The schemas in data/schema accept every file that is shipped and refuse what the loaders refuse.

The loaders take every scalar as text and decide themselves what it means. Editors, for whom the schemas are, read YAML
1.2: `38000000000` is a number, `true` a boolean, `~` null, but `yes`, `no` and `2026-11-22` are text. So the schemas are
written for that reading, and the files are read that way here (PyYAML's own is YAML 1.1: dates, and booleans from yes and
no). Two things follow. Where a loader takes any text (ids, versions, names of places), the schema also takes a number: a
bare `1.10` is one to an editor and the text "1.10" to the loader. And a number has to stand without quotes, which the
loaders do not ask for. What a schema cannot see is left to `dxready check`: ids that refer to one another, rising levels and
bands, a whole number written 5.0, a date such as 30 February.

Topics, facts, size classes and sectors are closed lists of data/. The schemas repeat them, so that an editor can offer them:
`schema_test.py --update` writes them anew, and the test fails while they differ.
"""

import copy
import json
import pathlib
import re
import sys
import unittest

import jsonschema
import yaml

root = pathlib.Path(__file__).resolve().parents[2]
schema_dir = root / "data/schema"

# Which schema a shipped file follows: the first pattern that fits.
shipped = [
    ("questionnaires/*/questionnaire.yaml", "questionnaire"),
    ("questionnaires/*/cases.yaml", "cases"),
    ("data/packages/*.yaml", "packages"),
    ("data/samples/answers/*", "answers"),
    ("data/facts.yaml", "facts"),
    ("data/next_steps.yaml", "next-steps"),
    ("data/privacy.yaml", "privacy"),
    ("data/size_classes.yaml", "size-classes"),
    ("data/topics.yaml", "topics"),
    ("data/profiles/*", "profile"),
]

# The complete files in docs/*-format.md, by the name in the first line of the block.
in_docs = {"my.yaml": "questionnaire", "cases.yaml": "cases", "answers.yaml": "answers", "my-profile.yaml": "profile"}


# --- reading

class Core(yaml.SafeLoader):
    """YAML as editors read it: the core schema of YAML 1.2. A key that is there twice is an error."""

    yaml_implicit_resolvers = {}

    def construct_mapping(self, node, deep=False):
        keys = [key.value for key, _ in node.value]
        twice = {key for key in keys if keys.count(key) > 1}
        if twice:
            raise yaml.constructor.ConstructorError(None, None, f"twice: {', '.join(sorted(twice))}", node.start_mark)
        return {key.value: self.construct_object(value, deep=True) for key, value in node.value}


for tag, pattern, first in [
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
]:
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), first)
# PyYAML's own reads 010 as 8.
Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))


def read(path):
    text = path.read_text(encoding="utf-8")
    return json.loads(text) if path.suffix == ".json" else yaml.load(text, Core)


def schema_of(path):
    return next(schema for pattern, schema in shipped if path.match(str(root / pattern)))


def shipped_files():
    folders = (root / "questionnaires", root / "data")
    return sorted(path for folder in folders for path in folder.rglob("*")
                  if path.suffix in (".yaml", ".json") and schema_dir not in path.parents)


def doc_files():
    text = "".join(path.read_text(encoding="utf-8") for path in sorted((root / "docs").glob("*-format.md")))
    return dict(re.findall(r"^```yaml file=(\S+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL))


def validator(name):
    schema = read(schema_dir / f"{name}.schema.json")
    return jsonschema.Draft7Validator(schema, format_checker=jsonschema.draft7_format_checker)


# --- the closed lists

def ids(items):
    return [item["id"] for item in items]


def known(value):
    """A fact: the value, nothing, or the value with its year and evidence."""
    return {"anyOf": [value, {"type": "null"}, {
        "type": "object", "additionalProperties": False, "required": ["value"],
        "properties": {"value": {"anyOf": [value, {"type": "null"}]}, "year": {"$ref": "#/definitions/year"},
                       "evidence": {"$ref": "#/definitions/evidence"}, "document": {"$ref": "#/definitions/optional_text"}}}]}


def spellings(fact):
    """What an answers file may call a choice: id, title or another spelling. Case and accents are free for the program only."""
    words = ids(fact["values"])
    for value in fact["values"]:
        words += [value["vi"], value["en"], *value.get("also", [])]
    return {"enum": list(dict.fromkeys(words))}


def value_of(fact):
    """The name of a value in the definitions, and what it has to be."""
    if fact["type"] == "choice":
        return (fact["values_of"], None) if "values_of" in fact else (fact["id"], spellings(fact))
    if fact["type"] != "number":
        return fact["type"], {"$ref": "#/definitions/" + {"yes_no": "yes_no", "text": "loose_text", "date": "date"}[fact["type"]]}
    whole = fact.get("whole", fact["unit"] not in ("years", "share"))
    bounds = {word: fact[key] for key, word in (("min", "minimum"), ("max", "maximum")) if key in fact}
    return fact["id"], {"type": "integer" if whole else "number", **bounds}


def enterprise(facts):
    """The definitions of an enterprise in answers and cases, and its facts as properties."""
    definitions, properties = {}, {}
    for fact in facts:
        name, value = value_of(fact)
        if value:
            definitions["fact_" + name] = known(value)
        about = f"{fact['title']['en']} ({fact['title']['vi']}). {fact['question']['en']}"
        properties[fact["id"]] = {"description": about, "allOf": [{"$ref": "#/definitions/fact_" + name}]}
    return definitions, properties


def fact_values(facts):
    """What may be compared with what: one rule for all yes_no facts, one for all numbers, one per choice."""
    by_id = {fact["id"]: fact for fact in facts}
    bounds = ("at_least", "more_than", "at_most", "less_than")

    def rule(names, value, comparable):
        properties = {"is": value, "in": {"type": "array", "items": value}}
        if not comparable:
            properties |= {bound: False for bound in bounds}
        return {"if": {"required": ["fact"], "properties": {"fact": {"enum": names}}}, "then": {"properties": properties}}

    def named(kind):
        return [fact["id"] for fact in facts if fact["type"] == kind]

    rules = [rule(named("yes_no"), {"enum": ["yes", "no"]}, False), rule(named("number"), {"type": "number"}, True)]
    for name in named("choice"):
        rules.append(rule([name], {"enum": ids(by_id[by_id[name].get("values_of", name)]["values"])}, False))
    return {"allOf": rules}


def closed_lists():
    """Definitions that follow from data/: schema → definition → what it has to be."""
    facts = read(root / "data/facts.yaml")["facts"]
    topics = {"topic": {"description": "A topic of data/topics.yaml.", "enum": ids(read(root / "data/topics.yaml")["topics"])}}
    classes = ids(read(root / "data/size_classes.yaml")["classes"])
    about_sizes = "A class of data/size_classes.yaml; outside: an enterprise in no class; none: not an enterprise."
    sizes = {"size": {"description": about_sizes, "enum": [*classes, "outside", "none"]}}
    compared = {"fact": {"description": "A fact of data/facts.yaml. Texts and dates cannot be compared.",
                         "enum": [fact["id"] for fact in facts if fact["type"] not in ("text", "date")]},
                "fact_values": fact_values(facts)}
    yes_no = {"yes_no_fact": {"description": "A yes_no fact of data/facts.yaml.",
                              "enum": [fact["id"] for fact in facts if fact["type"] == "yes_no"]}}
    forms, properties = enterprise(facts)
    told = {**forms, "enterprise_facts": {"properties": properties}}
    by_size = {f"{word}_by_size": {"type": "object", "additionalProperties": False,
                                   "properties": {size: {"$ref": f"#/definitions/{word}"} for size in classes}}
               for word in ("share", "amount")}
    sectors = ids(next(fact for fact in facts if fact["id"] == "sector")["values"])
    limits = {"limits": {"description": "One entry per sector of data/facts.yaml.", "type": "object",
                         "additionalProperties": False, "required": sectors,
                         "properties": {sector: {"$ref": "#/definitions/bounds"} for sector in sectors}}}
    told_of = ["tax_code", "name", "address", "external_id"]
    columns = {"fact": {"description": "A fact of data/facts.yaml.", "enum": ids(facts)},
               "column_fact": {"description": "A fact of data/facts.yaml, or what else is told of an enterprise.",
                               "enum": ids(facts) + told_of}}
    bound = {"bound_fact": {"description": "A fact of data/facts.yaml.", "enum": ids(facts)}}
    return {"questionnaire": {**topics, **compared, **bound}, "packages": {**topics, **sizes, **compared, **yes_no, **by_size},
            "next-steps": {**topics, **sizes, **compared}, "answers": {**topics, **told}, "cases": {**topics, **told},
            "size-classes": limits, "profile": columns}


def with_closed_lists(name, schema):
    """The schema with its lists as they have to be. The properties of an enterprise are its own keys and the facts."""
    schema = copy.deepcopy(schema)
    definitions = schema["definitions"]
    lists = closed_lists().get(name, {})
    for key in [key for key in definitions if lists and key.startswith("fact_") and key not in lists]:
        del definitions[key]
    for key, value in lists.items():
        if key == "enterprise_facts":
            entity = definitions["enterprise"]
            own = {word: entity["properties"][word] for word in entity["properties"] if word in
                   ("name", "external_id", "address", "tax_code", "grants")}
            entity["properties"] = {**own, **value["properties"]}
        else:
            definitions[key] = value
    return schema


def pretty(value, indent=0, width=120):
    """JSON with what fits on a line on one line."""
    flat = json.dumps(value, ensure_ascii=False)
    if len(flat) + indent <= width or not isinstance(value, (dict, list)):
        return flat
    pad = " " * (indent + 2)
    if isinstance(value, dict):
        lines = [f"{pad}{json.dumps(key)}: {pretty(item, indent + 2, width - len(key) - 4)}" for key, item in value.items()]
        return "{\n" + ",\n".join(lines) + "\n" + " " * indent + "}"
    if all(isinstance(item, str) for item in value):
        lines, line = [], pad
        for item in value:
            word = json.dumps(item, ensure_ascii=False) + ", "
            if len(line) + len(word) > 120 and line != pad:
                lines.append(line.rstrip())
                line = pad
            line += word
        return "[\n" + "\n".join([*lines, line.rstrip(", ")]) + "\n" + " " * indent + "]"
    return "[\n" + ",\n".join(pad + pretty(item, indent + 2, width) for item in value) + "\n" + " " * indent + "]"


def update():
    for path in sorted(schema_dir.glob("*.schema.json")):
        schema = with_closed_lists(path.name.removesuffix(".schema.json"), read(path))
        path.write_text(pretty(schema) + "\n", encoding="utf-8")


# --- changes to good files

gone = object()


def changed(document, path, value):
    """A copy with one value replaced, added or (`gone`) taken away. A path is keys and indices: pillars/0/id."""
    document = copy.deepcopy(document)
    *parents, last = [int(part) if part.isdigit() else part for part in path.split("/")]
    place = document
    for part in parents:
        place = place[part]
    if value is gone:
        del place[last]
    else:
        place[last] = value
    return document


# What each schema has to refuse, in a file that is good otherwise.
refused = {
    "my.yaml": [
        ("format", gone), ("format", 2), ("id", gone), ("id", "cửa hàng"), ("version", gone), ("title", gone),
        ("title/en", gone), ("title/vi", ""), ("title/fr", "x"), ("title", "Phiếu"), ("summary", gone),
        ("sumary", {"vi": "a", "en": "b"}), ("edition", gone), ("edition/status", "valid"), ("edition/status", gone),
        ("edition/notice", gone), ("edition/issued_on", "2021/12/13"), ("edition/issued_on", "2021-13-01"),
        ("edition/replaced_by", "1567"), ("edition/year", 2021), ("sources/0/title", gone), ("sources/0/link", "x"),
        ("sources", {}), ("band_tables/0/provenance", gone), ("band_tables/0/bands", []), ("band_tables/0/bands/0/grade", gone),
        ("band_tables/0/bands/0/grade", "one"), ("band_tables/0/bands/0/below", 1), ("band_tables/0/bands/0/at_least", 1),
        ("band_tables/0/name", "x"), ("pillar_levels/0/percent", gone), ("pillar_levels/0/level", 0),
        ("pillar_levels/0/percent/at_least", 20), ("pillar_levels/0/percent", 20), ("pillar_levels/0/rung", 1),
        ("levels", gone), ("levels", []), ("levels/1/rung", 6), ("levels/1/rung", gone), ("levels/1/level", gone),
        ("levels/1/meaning", gone), ("levels/1/percent", {}), ("levels/1/provenance", gone),
        ("levels/1/total", {"more_than": "much"}), ("levels/1/pillars", {"at_least": 1}),
        ("levels/1/pillars", {"at_least": 0, "at_level": 1}),
        ("levels/1/pillars", {"at_least": 1, "at_level": 1, "when_short": "no"}), ("levels/1/points", 3), ("pillars", []),
        ("pillars/0/components", []), ("pillars/0/criteria", []), ("pillars/0/provenance", gone),
        ("pillars/0/components/0/criteria", []), ("pillars/0/components/0/id", gone), ("pillars/0/components/0/weight", 2),
        ("pillars/0/provenance/evidence", "sure"), ("pillars/0/provenance/evidence", "official"),
        ("pillars/0/provenance/evidence", gone), ("pillars/0/provenance/sources", ["W1"]),
        ("soft_rules", {}), ("soft_rules/0/id", gone), ("soft_rules/0/when", gone), ("soft_rules/0/when", {}),
        ("soft_rules/0/criteria", gone), ("soft_rules/0/criteria", []), ("soft_rules/0/criteria", "SA.1.1"),
        ("soft_rules/0/text", gone), ("soft_rules/0/text/vi", gone), ("soft_rules/0/provenance", gone),
        ("soft_rules/0/weight", 1),
    ],
    "my.yaml pillars/0/components/0/criteria/0": [  # single
        ("id", gone), ("id", "SA 1"), ("kind", gone), ("kind", "choice"), ("title", gone), ("question", gone),
        ("question", "?"), ("hint", {}), ("topics", gone), ("topics", []), ("topics", ["website"]), ("topics", "customer"),
        ("provenance", gone), ("provenance/source", gone), ("provenance/source", []), ("options", gone),
        ("options", [{"grade": 0, "vi": "a", "en": "b"}]), ("options/0/grade", gone), ("options/0/grade", 101),
        ("options/0/grade", 0.5), ("options/0/en", gone), ("options/0/id", "a"), ("options/0/points", -1),
        ("points_per_grade", -1), ("points_per_grade", "one"), ("cap", 3), ("unit", "vnd"), ("bands", "thirds"),
        ("when_whole_zero", "error"), ("allow_not_applicable", "maybe"), ("allow_not_applicable", None), ("binds", "headcount"),
        ("asked_if", None), ("help", None), ("asked_if", {"fact": "production"}),
        ("asked_if", {"fact": "production", "is": "maybe"}), ("asked_if", {"fact": "production", "is": True}),
        ("asked_if", {"fact": "production", "at_least": 1}), ("asked_if", {"fact": "produces", "is": "yes"}),
        ("asked_if", {"fact": "ward", "is": "x"}), ("asked_if", {"fact": "entity", "in": ["firm"]}),
        ("asked_if", {"fact": "entity", "in": "household"}), ("asked_if", {"fact": "staff", "at_least": 1, "at_most": 5}),
        ("asked_if", {"fact": "staff", "more_than": "ten"}), ("asked_if", {"answer": "SA.1.2", "is": "high"}),
        ("asked_if", {"fact": "staff", "answer": "SA.1.2", "is": 1}), ("asked_if", {"size_in": ["micro"]}),
        ("asked_if", {"not": [{"fact": "production", "is": "yes"}]}),
        ("asked_if", {"all": {"fact": "production", "is": "yes"}}),
        ("asked_if", {"all": [{"any": [{"not": {"fact": "production"}}]}]}), ("asked_if", {"all": [], "any": []}),
        ("asked_if", {}),
    ],
    "my.yaml pillars/0/components/0/criteria/1": [  # ratio
        ("part", gone), ("whole", gone), ("unit", gone), ("unit", "usd"), ("bands", gone), ("bands", []), ("bands", None),
        ("when_whole_zero", gone), ("when_whole_zero", "zero"), ("when_whole_zero", 0), ("may_exceed", 2), ("options", []),
        ("cap", 1), ("topics", gone),
    ],
    "my.yaml pillars/1/components/0/criteria/0": [  # multi
        ("options", gone), ("options/0/points", gone), ("options/0/points", -1), ("options/0/id", gone), ("options/0/grade", 1),
        ("options/0/exclusive", "x"), ("cap", -1), ("cap", "all"), ("unit", "count"), ("part", {"vi": "a", "en": "b"}),
    ],
    "my.yaml pillars/1/components/0/criteria/1": [  # number
        ("unit", gone), ("bands", gone), ("bands/0/grade", gone), ("part", {"vi": "a", "en": "b"}), ("may_exceed", "yes"),
        ("when_whole_zero", "error"), ("options", []),
    ],
    "cases.yaml": [
        ("format", gone), ("questionnaire", gone), ("cases", gone), ("title", "x"), ("cases/0/name", gone),
        ("cases/0/answers", gone), ("cases/0/expect", gone), ("cases/0/expects", {}), ("cases/0/on", "today"),
        ("cases/0/needs", ["money"]), ("cases/0/cost", {"A": -1}), ("cases/0/cost", 5), ("cases/0/granted", {"A": "5tr"}),
        ("cases/0/commercial", 1), ("cases/0/expect/point", 3), ("cases/0/expect/level", "two"),
        ("cases/0/expect/certain", "yes"), ("cases/0/expect/package", "a b"), ("cases/0/expect/eligible", "A"),
        ("cases/0/expect/amounts", {"A": 1.5}), ("cases/1/expect/pillars/SA/points", "many"),
        ("cases/1/expect/pillars/SA/share", 1), ("cases/1/enterprise/legal_form", "x"), ("cases/1/enterprise/entity", "firm"),
        ("cases/1/answers/SA.1.1", {"grade": 2}), ("cases/3/expect/refused", "refused"), ("cases/3/expect/level", 1),
    ],
    "answers.yaml": [
        ("format", 2), ("answers", gone), ("answer", {}), ("questionnaire", "shop short"), ("assessed_on", "22/11/2026"),
        ("respondent", "director"), ("respondent/role", gone), ("respondent/role", "boss"), ("respondent/name", "x"),
        ("needs", ["money"]), ("needs", "ecommerce"), ("notes", ["x"]), ("enterprise/turnover", 1),
        ("enterprise/entity", "company"), ("enterprise/staff", "many"), ("enterprise/staff", -1), ("enterprise/staff", 2.5),
        ("enterprise/staff/value", gone), ("enterprise/staff/year", "last"), ("enterprise/staff/evidence", "seen"),
        ("enterprise/staff/source", "x"), ("enterprise/own_capital_share", 35), ("enterprise/production", "maybe"),
        ("enterprise/province", "Paris"), ("enterprise/first_registered_on", 2014), ("enterprise/tax_code", "12345"),
        ("enterprise/tax_code", 312345673), ("enterprise/grants", None), ("enterprise/grants", [{"package": "A"}]),
        ("enterprise/grants", [{"package": "A", "year": 1999}]),
        ("enterprise/grants", [{"package": "A", "year": 2025, "amount": -1}]),
        ("enterprise/grants", [{"package": "A", "year": 2025, "sum": 1}]), ("answers/SA.1.2", {"part": 1}),
        ("answers/SA.1.2", {"part": -1, "whole": 2}), ("answers/SA.1.2", {"part": 1, "whole": 2, "value": 1}),
        ("answers/SA.1.4", {"between": [1]}), ("answers/SA.1.4", {"between": [1, "x"]}), ("answers/SA.1.4", {"between": 1}),
        ("answers/SA.1.4", {"evidence": "shown"}), ("answers/SA.1.3", {"value": 1, "evidence": "seen"}),
        ("answers/SA.1.3", {"value": {"part": 1}}), ("answers/SA.1.3", {"value": 1, "unanswered": "later"}),
        ("answers/WO.1.3", {"unanswered": "never"}), ("answers/WO.1.1", [["stock"]]), ("answers/SA 1", 2),
    ],
    "data/packages/decrees.yaml": [
        ("format", gone), ("packages", gone), ("version", 1), ("commercial", "maybe"),
        ("accepted_assessment_tools", "dbi.gov.vn"),
    ],
    "data/packages/decrees.yaml packages/0": [
        ("id", gone), ("title", gone), ("kind", gone), ("kind", "grant"), ("content", gone), ("content", "dx consulting"),
        ("topics", ["money"]), ("rungs", [6]), ("rungs", 2), ("cost_class", gone), ("cost_class", "cheap"), ("benefits", gone),
        ("benefits/0/title", gone), ("benefits/0/per", "week"), ("benefits/0/share", 50), ("benefits/0/share", {"tiny": 0.5}),
        ("benefits/0/cap/small", -1), ("benefits/0/cap/small", 0.5), ("benefits/0/cap/large", 5), ("benefits/0/max", 1),
        ("repaid_after", "later"), ("priority", ["entity"]), ("priority", ["rich"]), ("eligibility", gone),
        ("eligibility", "all"), ("eligibility/all/0/fact", "form"), ("eligibility/all/0/in", ["firm"]),
        ("eligibility/all/1/size_in", ["tiny"]), ("eligibility/all/1/is", "micro"), ("eligibility/all/2/is", "maybe"),
        ("eligibility/all/2/is", gone), ("eligibility/all/2/fixable", "assess readiness"),
        ("eligibility/all/2/action", "assess-readiness"), ("eligibility/any", []),
        ("eligibility", {"not": {"all": [{"fact": "e_invoice", "is": "no", "fixable": "start-e-invoice"}]}}),
        ("eligibility", {"answer": "CX.1.1", "is": 1}), ("one_grant_per_content", 1), ("on_application", ["x"]),
        ("valid_from", gone), ("valid_from", "2021"), ("valid_to", "soon"), ("status", gone), ("status", "expired"),
        ("confidence", gone), ("confidence", "sure"), ("checked_on", gone), ("source", gone), ("source", "x"), ("quota", 0),
        ("quota_note", "x"), ("next_action", gone), ("next_action/verb", gone), ("next_action/where", gone),
        ("next_action/done_when", gone), ("next_action/id", "x"), ("next_action/days", "five"),
        ("next_action/cost", {"from": 0, "to": 5}), ("papers", ["x"]), ("contact", "x"), ("price", 5),
    ],
    "data/next_steps.yaml": [
        ("format", gone), ("actions", gone), ("duties", gone), ("steps", gone), ("topics", []), ("actions/0/id", gone),
        ("actions/0/verb", gone), ("actions/0/verb/en", gone), ("actions/0/where", gone), ("actions/0/done_when", gone),
        ("actions/0/checked_on", gone), ("actions/0/papers", [{"vi": "x"}]), ("actions/0/days", -1), ("actions/0/price", 5),
        ("actions/0/cost", {"from": 1, "source": "x"}), ("duties/0/id", gone), ("duties/0/title", gone),
        ("duties/0/applies", gone), ("duties/0/applies", None), ("duties/0/met", gone), ("duties/0/met/is", "maybe"),
        ("duties/0/action", gone), ("duties/0/source", gone), ("duties/0/law", "x"), ("steps/0/topic", gone),
        ("steps/0/topic", "money"), ("steps/0/rung", gone), ("steps/0/rung", 6), ("steps/0/action", gone), ("steps/0/level", 1),
    ],
    "data/facts.yaml": [
        ("format", gone), ("facts", gone), ("source", "x"), ("facts/0/id", gone), ("facts/0/type", gone),
        ("facts/0/type", "enum"), ("facts/0/values", gone), ("facts/0/values/0/en", gone),
        ("facts/0/values/0/merged_into", "household"), ("facts/0/values/0/merged_on", "2025-07-01"),
        ("facts/0/values/0/alias", "x"), ("facts/0/values_of", "sector"), ("facts/0/unit", "people"), ("facts/0/title", gone),
        ("facts/0/question", gone), ("facts/0/changeable", "perhaps"), ("facts/0/action", None), ("facts/0/hint", "x"),
        ("facts/2/values", []), ("facts/7/unit", gone), ("facts/7/unit", "persons"), ("facts/7/min", "zero"),
        ("facts/7/whole", 1),
    ],
    "data/size_classes.yaml": [
        ("format", gone), ("source", gone), ("source", ""), ("classes", gone), ("classes/0/id", gone),
        ("classes/0/title", gone), ("classes/0/limits", gone), ("classes/0/limits/industry", gone),
        ("classes/0/limits/mining", {}), ("classes/0/limits/industry/staff", gone), ("classes/0/limits/industry/revenue", -1),
        ("classes/0/limits/industry/capital", 0.5), ("classes/0/limits/industry/profit", 1), ("classes/0/max", 1),
    ],
    "data/topics.yaml": [
        ("format", gone), ("topics", gone), ("topics/0/id", gone), ("topics/0/vi", gone), ("topics/0/en", gone),
        ("topics/0/title", "x"), ("topics/0/id", "a b"), ("topics", "strategy"), ("order", []),
    ],
    "my-profile.yaml": [
        ("format", gone), ("id", gone), ("id", "a b"), ("title", gone), ("title/vi", gone), ("assessed_on/column", gone),
        ("assessed_on/order", "day"), ("assessed_on/utc_offset", "7"), ("assessed_on/zone", "x"), ("ignore", {}),
        ("blanks/0/cell", gone), ("blanks/0/state", gone), ("blanks/0/state", "empty"), ("blanks/1/quoted", "yes"),
        ("numbers/decimal", gone), ("numbers/decimal", "dot"), ("numbers/grouping", "dash"), ("choices/glu", ","),
        ("choices/trailing", "maybe"), ("choices/codes", "order"), ("defaults/facts", gone), ("defaults/facts/provinz", "x"), ("columns/0/column", gone),
        ("columns/0/number", 3), ("columns/0/fact", gone), ("columns/0/fact", "turnover"), ("columns/0/ignore", "yes"),
        ("columns/0/as", "percent"), ("columns/1/unit", 0), ("columns/1/option", "a"), ("columns/2/values", ["x"]),
        ("columns/2/unit", 10), ("columns/3/as", "ratio"), ("columns/4/order", "dmy"), ("columns/5/number", 0),
        ("column", []), ("recognise", {"some_of": []}), ("recognise", {"cells": {"column": "a"}}), ("csv", {"delimiter": ":"}),
        ("csv", {"encoding": "latin1"}), ("header", {"style": "code"}), ("header", {"second_row": "yes"}),
        ("complete", {"column": "x"}), ("respondent", {"column": "x", "values": {"a": "boss"}}),
    ],
}

# What the loaders take must not be refused in an editor either.
accepted = {
    "my.yaml": [
        ("version", 1.1), ("sources", gone), ("edition/decision", "1970/QĐ-BTTTT"), ("edition/issued_on", "2021-12-13"),
        ("sources/0/url", None), ("levels/1/pillars", {"at_least": 2, "at_level": 1, "when_short": "ignore"}),
        ("pillars/0/provenance/note", None),
    ],
    "my.yaml pillars/0/components/0/criteria/0": [
        ("help", gone), ("number", "1.1.1"), ("number", 1.1), ("asked_if", {"all": []}), ("binds", "staff"),
        ("options/0/points", 0.5),
        ("asked_if", {"not": {"any": [{"fact": "entity", "in": ["household"]}, {"answer": "SA.1.2", "less_than": 2, "article": "x"}]}}),
    ],
    "answers.yaml": [
        ("format", gone), ("questionnaire", "shop-short@1.0.0"), ("enterprise", gone), ("enterprise/province", "Sài Gòn"),
        ("enterprise/staff", None), ("enterprise/staff/value", None), ("enterprise/tax_code", "0312345673-001"),
        ("enterprise/tax_code", 3700123456), ("enterprise/production", True), ("enterprise/ward", 7), ("enterprise/grants", []),
        ("answers/SA.1.3", "not_applicable"), ("answers/SA.1.1", None), ("answers/WO.1.1", []), ("answers/WO.1.1", "stock"),
        ("answers/WO.1.3", {"value": None}), ("answers", None),
    ],
    "my-profile.yaml": [
        ("columns", gone), ("ignore", "Email*"), ("blanks/0/quoted", "no"), ("columns/5/number", 140), ("scale_suffix", "no"),
        ("assessed_on/utc_offset", "+07:00"), ("complete", {"column": ["a", "b"], "not": ""}),
        ("complete", {"column": "a", "reject": ["x", "y"]}), ("csv", {"delimiter": "tab"}),
        ("choices/split", ["[", "_"]), ("choices/codes", "place"), ("choices/ticked", [1, "Y"]), ("columns/2/values", {"a": [1, 2], "b": None}),
        ("recognise", {"all_of": ["a", ["b", "c"]], "any_of": "d", "cells": {"column": "a", "like": "9/9"}}),
    ],
    "data/packages/decrees.yaml packages/0": [
        ("eligibility", None), ("papers", gone), ("topics", gone), ("benefits/0/share", {"small": 0.3}), ("quota", 5),
    ],
}


class SchemaTest(unittest.TestCase):
    maxDiff = None

    def errors(self, name, document):
        found = validator(name).iter_errors(document)
        return [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}" for error in found]

    def test_schemas_are_schemas(self):
        for path in schema_dir.glob("*.schema.json"):
            with self.subTest(path.name):
                jsonschema.Draft7Validator.check_schema(read(path))

    def test_shipped_files_are_valid(self):
        for path in shipped_files():
            with self.subTest(str(path.relative_to(root))):
                name = schema_of(path)
                self.assertEqual(self.errors(name, read(path)) if name else [], [])

    def test_files_in_the_docs_are_valid(self):
        files = doc_files()
        self.assertEqual(sorted(files), sorted(in_docs))
        for name, text in files.items():
            with self.subTest(name):
                self.assertEqual(self.errors(in_docs[name], yaml.load(text, Core)), [])

    def test_closed_lists_are_those_of_the_data(self):
        for path in schema_dir.glob("*.schema.json"):
            with self.subTest(path.name):
                schema = read(path)
                new = with_closed_lists(path.name.removesuffix(".schema.json"), schema)
                self.assertTrue(schema == new, "run tests/consistency/schema_test.py --update")

    def changes(self, table):
        """Schema, changed document and a name for each row of `refused` or `accepted`."""
        docs = doc_files()
        for target, rows in table.items():
            name, _, prefix = target.partition(" ")
            schema = in_docs[name] if name in docs else schema_of(root / name)
            document = yaml.load(docs[name], Core) if name in docs else read(root / name)
            if prefix.startswith("packages/"):
                document["packages"] = document["packages"][:1]  # the others would only take time
            check = validator(schema)
            for path, value in rows:
                whole = f"{prefix}/{path}" if prefix else path
                shown = "gone" if value is gone else json.dumps(value, ensure_ascii=False)
                yield check, changed(document, whole, value), f"{name} {whole} = {shown}"

    def test_refuses_what_the_loaders_refuse(self):
        for check, document, change in self.changes(refused):
            with self.subTest(change):
                self.assertFalse(check.is_valid(document))

    def test_accepts_what_the_loaders_accept(self):
        for check, document, change in self.changes(accepted):
            with self.subTest(change):
                self.assertEqual([error.message[:300] for error in check.iter_errors(document)], [])


if __name__ == "__main__":
    if sys.argv[1:] == ["--update"]:
        update()
    else:
        unittest.main()
