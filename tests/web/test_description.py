"""The OpenAPI description is true: whatever is asked, every answer is one that it describes."""

from collections.abc import Iterator
from typing import Any, cast

import pytest
import schemathesis
from fastapi import FastAPI
from httpx2 import Response
from hypothesis import HealthCheck, given, settings
from requests import Request
from schemathesis import Case, GenerationMode
from schemathesis.checks import ignored_auth, positive_data_acceptance
from starlette.testclient import TestClient

from parley.sources.fetching import Network
from parley.store import IN_MEMORY, Database, open_database
from parley.web.access import Access, TokenFile
from parley.web.app import make_app
from parley.web.desk import Shelf
from parley.web.views.briefings import WORDS
from tests.web.conftest import HERE, filled, shelf_of

_OF_REQUEST = frozenset("method url headers params data files json".split())
# ignored_auth would ask over the network; a wrong token is tried below. What a form's fields must
# be (a date, an address, one file at least) is more than a schema of strings can say.
_LEFT_OUT = {True: [ignored_auth], False: [ignored_auth, positive_data_acceptance]}


def is_nobody(_: str) -> bool:
    return False


NOBODY = Network(permits=is_nobody)
BOUNDED = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def addresses(*, with_values: bool) -> list[tuple[str, str]]:
    """Every address and method described; those alone that take values that can be wrong."""
    database = open_database(IN_MEMORY)
    paths = make_app(database).openapi()["paths"]
    database.close()
    return [
        (path, method)
        for path, operations in paths.items()
        for method, told in operations.items()
        if not with_values
        or "requestBody" in told
        or any(each["in"] == "query" for each in told.get("parameters", ()))
    ]


def operation_of(client: TestClient, path: str, method: str) -> Any:  # noqa: ANN401 - no public type
    app = client.app
    assert isinstance(app, FastAPI)
    return schemathesis.openapi.from_dict(app.openapi())[path][method]


def ask(client: TestClient, case: Case[Any], token: str | None = None) -> Response:
    """Ask what was made up, and hold the answer against the description."""
    bearer = {"authorization": f"Bearer {token}"} if token else {}
    wanted = case.as_transport_kwargs(base_url=HERE, headers=bearer)
    made = Request(**{key: value for key, value in wanted.items() if key in _OF_REQUEST}).prepare()
    answer = client.request(
        str(made.method),
        str(made.url),
        headers={name: str(value) for name, value in made.headers.items()},
        content=cast("bytes | str | None", made.body),
        follow_redirects=False,
    )
    case.validate_response(answer, excluded_checks=_LEFT_OUT[case.method == "GET"])
    return answer


@pytest.fixture(scope="module")
def of_samples(samples: Database) -> Iterator[TestClient]:
    app = make_app(samples, network=NOBODY)
    with TestClient(app, base_url=HERE) as client:
        yield client


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, str]]:
    """An empty record behind tokens, and the token of a judge."""
    folder = tmp_path_factory.mktemp("guarded")
    file = TokenFile(folder / "tokens.json")
    token = file.add("Lan", "judge")
    database = filled(folder / "parley.db", [])
    app = make_app(database, Access(file.holders()), network=NOBODY)
    with TestClient(app, base_url=HERE) as client:
        yield client, token
    database.close()


@pytest.mark.parametrize(("path", "method"), addresses(with_values=False))
def test_answer_to_fitting_values_is_as_described(
    of_samples: TestClient, path: str, method: str
) -> None:
    operation = operation_of(of_samples, path, method)

    @BOUNDED
    @given(case=operation.as_strategy())
    def run(case: Case[Any]) -> None:
        ask(of_samples, case)

    run()


@pytest.mark.parametrize(("path", "method"), addresses(with_values=True))
def test_answer_to_wrong_values_is_as_described(
    of_samples: TestClient, path: str, method: str
) -> None:
    operation = operation_of(of_samples, path, method)

    @BOUNDED
    @given(case=operation.as_strategy(generation_mode=GenerationMode.NEGATIVE))
    def run(case: Case[Any]) -> None:
        ask(of_samples, case)

    run()


@pytest.mark.parametrize(("path", "method"), addresses(with_values=False))
def test_answer_is_as_described_where_a_token_is_asked_for(
    guarded: tuple[TestClient, str], path: str, method: str
) -> None:
    client, token = guarded
    operation = operation_of(client, path, method)

    @BOUNDED
    @given(case=operation.as_strategy())
    def run(case: Case[Any]) -> None:
        ask(client, case, token)
        assert ask(client, case, "wrong").status_code == 401

    run()


@pytest.mark.parametrize("word", WORDS)
def test_every_chapter_of_a_briefing_book_is_as_described(
    of_samples: TestClient, word: str
) -> None:
    operation = operation_of(of_samples, "/dialogues/{slug}/briefing/{chapter}.json", "get")
    (dialogue, *_) = shelf_of(of_samples).dossiers.record.dialogues
    slug = dialogue.id.removeprefix("dialogue:")
    answer = of_samples.get(f"/dialogues/{slug}/briefing/{word}.json")
    assert answer.status_code == 200
    operation.Case(path_parameters={"slug": slug, "chapter": word}).validate_response(answer)


def of_the_record(shelf: Shelf, path: str) -> list[str]:
    """The names that fit an address of one thing."""
    record = shelf.dossiers.record
    if path.startswith("/dialogues"):
        return [each.id.removeprefix("dialogue:") for each in record.dialogues]
    if path.startswith("/rounds"):
        return [each.id.removeprefix("round:") for each in record.rounds]
    if path.startswith("/people"):
        return [each.id.removeprefix("person:") for each in record.people]
    return [line.sha256[:16] for line in shelf.sources]


@pytest.mark.parametrize(
    "path",
    [
        "/dialogues/{slug}.json",
        "/dialogues/{slug}/briefing.json",
        "/rounds/{key}.json",
        "/people/{slug}.json",
        "/reports/{key}.json",
        "/sources/{key}/original",
    ],
)
def test_every_thing_of_the_record_is_as_described(of_samples: TestClient, path: str) -> None:
    operation = operation_of(of_samples, path, "get")
    names = of_the_record(shelf_of(of_samples), path)
    assert names
    for name in names:
        parameter = "slug" if "{slug}" in path else "key"
        answer = of_samples.get(path.replace(f"{{{parameter}}}", name))
        assert answer.status_code == 200
        operation.Case(path_parameters={parameter: name}).validate_response(answer)
