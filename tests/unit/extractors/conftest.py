"""A service that the test starts, the extractor that asks it, and a report about invented people."""

from collections.abc import Iterator

import pytest
from tests.model_server import ModelServer, model_server

from lhtv_kg.extractors.endpoint import Endpoint
from lhtv_kg.extractors.openai import ModelExtractor
from lhtv_kg.model import Report

TEXT = """Thư viện tỉnh Lào Cai họp mặt

Ngày 12/5/2021, Thư viện tỉnh Lào Cai tổ chức Hội nghị bạn đọc. Dự họp có bà Lê Thị Thử,
Giám đốc Thư viện tỉnh Lào Cai; ông Trần Văn Mẫu.

Ảnh: bà Lê Thị Thử, Giám đốc Thư viện tỉnh Lào Cai.
"""


@pytest.fixture
def report() -> Report:
    return Report(id="hop", text=TEXT, sha256="0" * 64, title="Họp mặt", path="hop.txt")


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with model_server() as running:
        yield running


@pytest.fixture
def extractor(service: ModelServer) -> ModelExtractor:
    return ModelExtractor(Endpoint(service.address, "thu-nghiem", "khoa-bi-mat", seconds=20))
