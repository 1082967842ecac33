"""Names of real bodies in the encodings of before Unicode: read to the letter, or refused where too little tells."""

import random
import unicodedata

import pytest
from test_encodings import legacy, windows_1258

from lhtv_kg.errors import InputRefused
from lhtv_kg.identity.organizations import register
from lhtv_kg.readers.encodings import decode
from lhtv_kg.readers.syllables import vietnamese_share

NAMES = sorted({body.name for body in register().organizations if not body.name.isascii()})
# TCVN3 drew its capitals with a second font: a text of small letters comes back whole.
WRITERS = {
    "TCVN3 (ABC)": (lambda text: legacy("tcvn3.csv", text.lower()), str.lower),
    "VNI": (lambda text: legacy("vni.csv", text), str),
    "Windows-1258": (windows_1258, str),
    "UTF-16": (lambda text: text.encode("utf-16"), str),
    "UTF-16-LE": (lambda text: text.encode("utf-16-le"), str),
    "UTF-16-BE": (lambda text: text.encode("utf-16-be"), str),
}
FEWEST = 3


def samples(seed, size):
    chance = random.Random(seed)
    for _ in range(60):
        text = ". ".join(chance.sample(NAMES, size))
        share, words = vietnamese_share(text)
        if words >= FEWEST and share == 1.0:  # some names hold words of other languages
            yield text


@pytest.mark.parametrize("size", [1, 3])
@pytest.mark.parametrize("name", WRITERS)
def test_three_words_beyond_ascii_tell_the_encoding(name, size):
    encode, shown = WRITERS[name]
    for text in samples(7, size):
        found, notes = decode(encode(text), "a.txt")
        assert unicodedata.normalize("NFC", found) == shown(text)
        assert notes == (f"read as {name}",)


@pytest.mark.parametrize("name", ["TCVN3 (ABC)", "VNI", "Windows-1258"])
@pytest.mark.parametrize("text", ["Quân khu 2", "Ban Thư viện", "Thư viện A"])
def test_fewer_words_tell_too_little_and_are_refused_with_the_byte(name, text):
    raw = WRITERS[name][0](text)
    wrong = next(at for at, byte in enumerate(raw) if byte > 127)
    with pytest.raises(InputRefused) as caught:
        decode(raw, "a.txt")
    assert str(caught.value) == (
        f"a.txt: not UTF-8 (byte 0x{raw[wrong]:02X} at offset {wrong}), and no Vietnamese encoding fits; "
        "save it as UTF-8"
    )


@pytest.mark.parametrize("stated", ["VNI", "vni", "vni-win"])
def test_what_a_sidecar_states_is_taken_for_few_words_too(stated):
    assert decode(legacy("vni.csv", "Quân khu 2"), "a.txt", stated) == ("Quân khu 2", ())


@pytest.mark.parametrize("seed", range(3))
def test_utf8_is_never_taken_for_anything_else(seed):
    for text in samples(seed, 2):
        assert decode(text.encode(), "a.txt") == (text, ())
        assert decode(text.encode("utf-8-sig"), "a.txt") == (text, ())
        assert decode(unicodedata.normalize("NFD", text).encode(), "a.txt")[1] == ()
