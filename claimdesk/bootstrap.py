"""Composition root: wires adapters to ports, lazily."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timezone
from functools import lru_cache

from claimdesk.adapters.claim_links import SHOPPER, STAFF, ClaimLinks
from claimdesk.adapters.claim_records import SqlClaimRecords
from claimdesk.adapters.conversations import Conversations
from claimdesk.adapters.database import open_database
from claimdesk.adapters.feedback import Feedback
from claimdesk.adapters.live_files import LiveFiles
from claimdesk.adapters.live_words import LiveWords
from claimdesk.adapters.mail import TemplateMailComposer
from claimdesk.adapters.order_source_csv import CsvOrders
from claimdesk.adapters.photos import Photos
from claimdesk.adapters.responses import Responses
from claimdesk.adapters.schema import migrate
from claimdesk.adapters.staff_browsers import StaffBrowsers
from claimdesk.adapters.store_files import load_stores
from claimdesk.adapters.wording import Catalogue, wording_files
from claimdesk.claims.claim_numbers import new_reference
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.proofreading.check import WordFiles
from claimdesk.service.desk import Desk
from claimdesk.service.ports import ClaimPorts
from claimdesk.settings import ROOT, InvalidSetting, Settings


@dataclass(frozen=True)
class WiredDesk(Desk):
    """The desk plus the adapters the web channel needs."""

    settings: Settings
    words: LiveWords
    conversations: Conversations
    photos: Photos
    feedback: Feedback
    staff_links: ClaimLinks
    staff_browsers: StaffBrowsers
    shopper_links: ClaimLinks

    @property
    def takes_first_store(self) -> bool:
        """Whether a conversation that names no store gets one of several that nobody chose."""
        return len(self.stores) > 1 and not self.settings.store


def wire(settings: Settings) -> WiredDesk:
    """A desk on these settings; makes the home folder and migrates the database."""
    os.umask(0o077)  # as the command line's, for a server that is started without it
    settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    engine = open_database(settings.database)
    # Also the tracker store's: a power failure may lose the last turns of a conversation, never a
    # claim, whose commit flushes what precedes it too.
    conversations = Conversations(open_database(settings.database, durable=False))
    photos = Photos(engine, settings.photo_folder)
    words = live_words(settings)
    links = {path: ClaimLinks.of(settings, path) for path in (STAFF, SHOPPER)}
    ports = ClaimPorts(
        records=SqlClaimRecords(engine, photos),
        evidence_files=photos,
        transcripts=conversations,
        composer=TemplateMailComposer(
            settings.mail_from, words, staff_links=links[STAFF], shopper_links=links[SHOPPER]
        ),
        wording=words,
        new_reference=new_reference,
        orders=CsvOrders(settings.orders) if settings.orders else None,
    )
    migrate(engine)
    return WiredDesk(
        stores=_stores(settings, words.now.catalogue.facts),
        ports=ports,
        now=lambda: datetime.now(timezone.utc),
        settings=settings,
        words=words,
        conversations=conversations,
        photos=photos,
        feedback=Feedback(engine, conversations),
        staff_links=links[STAFF],
        staff_browsers=StaffBrowsers.of(settings),
        shopper_links=links[SHOPPER],
    )


def live_words(settings: Settings) -> LiveWords:
    """The words of these settings' files; MissingWording where one is not readable.

    A changed file is taken in unless it is worse than before: each is proofread beside the other.
    """
    files = WordFiles(ROOT, settings, lambda: datetime.now(timezone.utc).date())

    def read_catalogue(before: Catalogue | None) -> Catalogue:
        return files.catalogue(before, responses.value if before else {})

    def read_responses(before: Responses | None) -> Responses:
        return files.responses(before, catalogue.value)

    catalogue = LiveFiles(lambda: wording_files(settings.wording), read_catalogue)
    responses = LiveFiles(lambda: [settings.responses], read_responses)
    return LiveWords(catalogue, responses, files.prepare)


def _stores(settings: Settings, facts: Collection[str]) -> dict[str, StorePolicy]:
    """Every store by its id, first the one of conversations whose channel names none."""
    stores = load_stores(settings.stores, facts)
    if not settings.store:
        return stores
    if settings.store not in stores:
        known = ", ".join(stores)
        raise InvalidSetting(f"CLAIMDESK_STORE: {settings.store} is no store; known are {known}")
    return {settings.store: stores[settings.store], **stores}


@lru_cache(maxsize=1)
def desk() -> WiredDesk:
    """The desk of this process, on the settings of its environment."""
    return wire(Settings.from_environment())
