"""The catalogue is whole: each name has its words, each sentence its use, each intent its data."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from actions.turns import usual_action
from claimdesk.adapters.store_files import load_stores
from claimdesk.adapters.wording import load_wording
from claimdesk.claims import fields
from claimdesk.claims.store_policy import facts_of
from claimdesk.conversation.filed_claims.command_slots import SLOTS as FILED_SLOTS
from claimdesk.conversation.filed_claims.form import FiledClaimForm
from claimdesk.conversation.shared import other_language
from claimdesk.conversation.shared.draft import BOOKKEEPING
from claimdesk.conversation.shared.faq import is_faq
from claimdesk.conversation.shared.matters import INTENTS as OF_A_PERSON
from claimdesk.conversation.staff_message import message as staff_message
from claimdesk.conversation.staff_message.form import ContactForm
from claimdesk.dialogue.question_rules import rules_beside
from claimdesk.language.identification import LANGUAGES, OTHER_LANGUAGE, ROMANIZED_HINDI
from claimdesk.proofreading.said_names import names_by_code
from claimdesk.proofreading.source_scan import scan
from claimdesk.settings import ROOT
from tests.unit.conversation.talk import TODAY

RULES: dict[str, list[dict[str, Any]]] = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))["rules"]
    for path in sorted((ROOT / "data" / "rules").glob("*.yml"))
}
DOMAIN: dict[str, Any] = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
STORES = load_stores(ROOT / "stores") | load_stores(ROOT / "tests" / "fixtures" / "stores")
CATALOGUE: dict[str, Any] = yaml.safe_load(
    (ROOT / "wording" / "en.yml").read_text(encoding="utf-8")
)["en"]
SENTENCES = {**DOMAIN["responses"], **CATALOGUE}
INTENTS: list[str] = DOMAIN["intents"]
RULES["questions"] = rules_beside(ROOT)
FACTS = load_wording(ROOT / "wording" / "en.yml").facts
# Set by the gate, whatever the classifier says: no sentence teaches them.
MADE_BY_THE_GATE = {OTHER_LANGUAGE}
FAQ = [intent for intent in INTENTS if is_faq(intent)]
PLACEHOLDER = re.compile(r"\{(\w+)\}")

# The intents that checks from outside map their sentences to; these names stay.
PROMISED = re.findall(
    r"\w+",
    """
ask_shipping_time ask_shipping_cost ask_shipping_options ask_international_shipping ask_expedite
ask_track_order ask_promo_info ask_promo_stacking ask_promo_not_working ask_become_reviewer
ask_local_store ask_contact ask_warranty_policy ask_warranty_exclusions ask_return_policy
ask_return_shipping_cost ask_restocking_fee ask_refund_time ask_refund_method ask_change_of_mind
ask_cancel_order ask_wrong_address ask_reselling ask_claim_requirements
open_return open_exchange open_warranty_claim report_defect report_wrong_item report_missing_item
check_claim report_not_received ask_refund_status change_order withdraw_claim add_to_claim
ask_product_advice ask_stock ask_jobs report_danger
greet goodbye thank affirm deny ask_help talk_to_human stop complain bot_challenge out_of_scope
""",
)


def texts_of(entry: Any) -> list[str]:
    """Every text of an entry: the sentence, its forms, or a response's variants."""
    if isinstance(entry, str):
        return [entry]
    return list(entry.values()) if isinstance(entry, dict) else [v["text"] for v in entry]


SOURCE = scan(ROOT)
NAMES_BY_CODE = sorted(names_by_code(INTENTS, FACTS))
SAID = {saying.name for saying in SOURCE.sayings if saying.must_be}


@cache
def facts_known() -> frozenset[str]:
    """Every fact that some store may state."""
    stores = [*STORES.values(), *load_stores(ROOT / "tests" / "fixtures" / "full_store").values()]
    known = {key for store in stores for key in facts_of(store, TODAY)}
    return frozenset(known | set(FACTS))


@cache
def steps() -> tuple[dict[str, Any], ...]:
    """Every step of every rule and story."""
    documents = [
        yaml.safe_load(path.read_text(encoding="utf-8"))
        for folder in ("rules", "stories")
        for path in sorted((ROOT / "data" / folder).glob("*.yml"))
    ]
    return tuple(
        step
        for document in documents
        for talk in [*document.get("rules", []), *document.get("stories", [])]
        for step in talk["steps"]
    )


def sentences_of(folder: Path) -> dict[str, list[str]]:
    """The example sentences of each intent, as written, under a folder of NLU files."""
    found: dict[str, list[str]] = {}
    inner = [
        p
        for p in folder.iterdir()
        if p.is_dir() and p.name not in ("entities", "configs", "in_context")
    ]
    for path in sorted(p for f in (folder, *inner) for p in f.glob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8")).get("nlu", []):
            # An answer means something only to its question, and is no example of its intent.
            if "intent" in block and "asked" not in block.get("metadata", {}):
                lines = [line[2:] for line in block["examples"].splitlines() if line[:2] == "- "]
                found.setdefault(block["intent"], []).extend(lines)
    return found


def plain(sentence: str) -> str:
    """A sentence without annotations, case and punctuation."""
    text = re.sub(r"\[([^\]]*)\](\([^)]*\)|\{[^}]*\})", r"\1", sentence)
    return " ".join(re.findall(r"\w+", text.casefold()))


TRAINING = sentences_of(ROOT / "data" / "nlu")
HELD_OUT = sentences_of(ROOT / "tests" / "nlu")


@pytest.mark.parametrize("name", sorted({*NAMES_BY_CODE, *SAID}))
def test_every_name_has_its_words(name: str) -> None:
    """What code may say stands in the catalogue, or in domain.yml, and says something."""
    known = [SENTENCES.get(known_as) for known_as in (name, f"utter_{name}")]
    words = next((entry for entry in known if entry), None)

    assert words, f"the catalogue has no {name}"


@pytest.mark.parametrize("name", sorted(SENTENCES))
def test_every_sentence_is_said_somewhere(name: str) -> None:
    """No sentence is kept that nobody can hear."""
    by_rule = {step.get("action") for step in steps()}
    used = set(NAMES_BY_CODE) | SOURCE.texts | by_rule | SAID
    # What more there is to say; not every question has it.
    used |= {f"more_{intent}" for intent in FAQ}

    assert {name, f"utter_{name}"} & used


@pytest.mark.parametrize(
    ("name", "given"), [(s.name, s.given) for s in SOURCE.sayings if s.given is not None]
)
def test_what_a_sentence_asks_for_is_given_where_it_is_said(
    name: str, given: frozenset[str]
) -> None:
    """Its placeholders are values that are beside it, or facts that every sentence knows."""
    asked = {p for text in texts_of(SENTENCES[name]) for p in PLACEHOLDER.findall(text)}

    assert asked <= given | facts_known()


@pytest.mark.parametrize("name", sorted(CATALOGUE))
def test_every_placeholder_is_a_name_that_code_knows(name: str) -> None:
    """A misspelt one would leave its line out, or stop a mail."""
    in_templates = {value for saying in SOURCE.sayings for value in saying.given or ()}
    asked = {p for text in texts_of(CATALOGUE[name]) for p in PLACEHOLDER.findall(text)}

    assert asked <= facts_known() | in_templates | SOURCE.texts | SOURCE.keywords


OTHER_FILES = sorted((ROOT / "wording").glob("*.yml"))


@pytest.mark.parametrize("path", OTHER_FILES, ids=lambda path: path.stem)
def test_what_is_said_in_other_languages_is_whole(path: Path) -> None:
    """Each file is named by its language and has these sentences, with what they ask for."""
    ((code, entries),) = yaml.safe_load(path.read_text(encoding="utf-8")).items()

    assert code == path.stem
    assert code in (*LANGUAGES, ROMANIZED_HINDI)
    assert code == "en" or set(entries) == set(other_language.SENTENCES)
    for name in other_language.SENTENCES:
        asked = PLACEHOLDER.findall(entries[name])
        assert asked == PLACEHOLDER.findall(CATALOGUE[name])
        assert entries[name].strip() and "\n" not in entries[name]


def test_many_languages_have_words_of_their_own() -> None:
    """Eighteen at least beside English; no two of them say the same."""
    wording = load_wording(ROOT / "wording" / "en.yml")
    codes = {path.stem for path in OTHER_FILES} - {"en"}
    said = {wording.in_language(code).template("english_only") for code in codes}

    assert len(codes) >= 18
    assert len(said) == len(codes)


@pytest.mark.parametrize("intent", FAQ)
def test_every_placeholder_of_an_answer_is_a_fact_a_store_can_state(intent: str) -> None:
    """A line that no store could ever fill would never be said."""
    for variant in DOMAIN["responses"][f"utter_{intent}"]:
        assert set(PLACEHOLDER.findall(variant["text"])) <= facts_known()


@pytest.mark.parametrize("store", STORES)
def test_every_fact_a_store_states_is_told_somewhere(store: str) -> None:
    """What the shop owner writes down reaches a shopper."""
    used = {
        name
        for entry in SENTENCES.values()
        for text in texts_of(entry)
        for name in PLACEHOLDER.findall(text)
    }
    stated = STORES[store].facts_in_force(TODAY)

    assert sorted(set(stated) - used) == []


@pytest.mark.parametrize("name", FACTS)
def test_every_fact_a_store_may_state_is_told_somewhere(name: str) -> None:
    """The catalogue declares none that no sentence tells, and says of each how it is read."""
    told = {p for entry in SENTENCES.values() for text in texts_of(entry)
            for p in PLACEHOLDER.findall(text)}  # fmt: skip

    assert name in told
    assert FACTS[name].endswith(".")


@pytest.mark.parametrize("intent", [intent for intent in FAQ if intent not in OF_A_PERSON])
def test_every_question_has_a_rule_a_response_and_a_topic(intent: str) -> None:
    """The rule answers with the response of the same name."""
    rules = [rule["steps"] for rules in RULES.values() for rule in rules]

    assert [{"intent": intent}, {"action": f"utter_{intent}"}] in rules
    assert f"utter_{intent}" in DOMAIN["responses"]
    assert f"topic_{intent}" in CATALOGUE


@pytest.mark.parametrize("intent", INTENTS)
def test_every_intent_is_answered_outside_a_form(intent: str) -> None:
    """Nothing a shopper may say meets silence."""
    first = {tuple(rule["steps"][0].items()) for rules in RULES.values() for rule in rules}

    # A yes to nothing falls back to asking what was meant.
    assert (("intent", intent),) in first or intent == "affirm"


def test_after_filing_what_is_not_about_the_claim_goes_its_usual_way() -> None:
    """Each intent that may be about the claim is left to the action that its own rule has."""
    usual: dict[str, str] = {}
    after_filing = set()
    for rules in RULES.values():
        for rule in rules:
            first, second, *_ = rule["steps"]
            if {"slot_was_set": [{"filed": True}]} in rule.get("condition", []):
                after_filing.add(first["intent"])
            elif "intent" in first and "condition" not in rule:
                usual[first["intent"]] = second["action"]

    assert {intent: usual_action(intent) for intent in after_filing} == {
        intent: usual[intent] for intent in after_filing
    }
    # What is for any conversation, and what has its own way to a claim on record.
    assert set(usual) - after_filing == {
        *("greet", "goodbye", "thank", "deny", "bot_challenge", "start_over", OTHER_LANGUAGE),
        *("talk_to_human", "report_danger", "check_claim", "withdraw_claim", "add_to_claim"),
    }


@pytest.mark.parametrize(
    "name",
    [
        *fields.asked(),
        *BOOKKEEPING,
        *staff_message.FIELDS,
        *staff_message.BOOKKEEPING,
        *FILED_SLOTS,
    ],
)
def test_every_field_has_its_slot(name: str) -> None:
    """What a form keeps, Rasa keeps; filled by our code alone and deaf to the policies."""
    slot = DOMAIN["slots"].get(name)

    assert slot, f"{name}: no such slot in domain.yml"
    if name in fields.asked():
        kinds = {each.name: each.kind for each in fields.FIELDS}
        assert slot["type"] == {"photos": "list", "day": "any"}.get(kinds[name], "text")
    assert slot["mappings"] == [{"type": "custom"}]
    assert slot["influence_conversation"] is False


def test_the_forms_ask_for_their_fields() -> None:
    """The same fields in domain.yml as in the code."""
    asked_by = {
        "claim_form": fields.asked(),
        "contact_form": ContactForm.fields,
        "filed_claim_form": FiledClaimForm.fields,
    }

    for form, names in asked_by.items():
        assert set(DOMAIN["forms"][form]["required_slots"]) == set(names), form


def test_every_code_a_shopper_is_offered_is_one_the_rules_know() -> None:
    """No button gives a claim that the engine refuses."""
    for field in fields.FIELDS:
        assert set(field.offered) <= set(field.codes), field.name


def test_every_button_of_a_response_says_an_intent_that_exists() -> None:
    """Its payload is one of the intents."""
    payloads = [
        button["payload"].removeprefix("/")
        for variants in DOMAIN["responses"].values()
        for variant in variants
        for button in variant.get("buttons", [])
    ]

    assert payloads
    assert set(payloads) <= set(INTENTS)


@pytest.mark.parametrize("intent", PROMISED)
def test_every_promised_intent_is_there_and_well_taught(intent: str) -> None:
    """At least thirty sentences each, three hundred of what is off the topic."""
    assert intent in INTENTS
    assert len(set(TRAINING[intent])) >= (300 if intent == "out_of_scope" else 30)


def test_every_taught_intent_is_in_the_domain_and_the_other_way_round() -> None:
    """No sentence teaches what nothing answers, and no intent is without sentences."""
    assert set(TRAINING) == set(INTENTS) - MADE_BY_THE_GATE


def test_every_taught_intent_has_sentences_held_out() -> None:
    """And none is held out that is not taught."""
    assert set(HELD_OUT) == set(TRAINING)


def test_no_held_out_sentence_was_taught() -> None:
    """Whatever its case and punctuation."""
    taught = {plain(sentence) for lines in TRAINING.values() for sentence in lines}
    seen = [line for lines in HELD_OUT.values() for line in lines if plain(line) in taught]

    assert seen == []


def test_no_sentence_is_taught_under_two_intents() -> None:
    """A sentence means one thing."""
    meanings: dict[str, set[str]] = {}
    for intent, lines in TRAINING.items():
        for line in lines:
            meanings.setdefault(plain(line), set()).add(intent)

    assert {line: found for line, found in meanings.items() if len(found) > 1 and line} == {}


BESIDE = {"also_ok.yml", "differ.yml", "thresholds.yml"}  # no sentences


def test_every_family_of_sentences_has_its_twin() -> None:
    """The same file name for what is taught and what is held out."""
    taught = {path.name for path in (ROOT / "data" / "nlu").glob("*.yml")}
    held_out = {path.name for path in (ROOT / "tests" / "nlu").glob("*.yml")} - BESIDE

    # What entities are said by is taught in two files and tried in the sentences of all others.
    assert taught - {"answers.yml", "entities.yml", "claim_phrases.yml"} == held_out
