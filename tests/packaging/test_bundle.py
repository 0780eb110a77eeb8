"""Check what the frozen program keeps and what it leaves out."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import bundle
import self_test
from opspath_desktop.exchange import kindle_words

ROOT = Path(bundle.__file__).resolve().parent.parent
QT = "PySide6/Qt"
LINKS = {
    "/QtGui.abi3.so": ["libQt6Gui.so.6"],
    "/libqxcb.so": ["libQt6XcbQpa.so.6"],
    "/libqopensslbackend.so": ["libssl.so.3"],
    "/libcupsprintersupport.so": ["libcups.so.2"],
    "/libQt6XcbQpa.so.6": ["libxcb.so.1"],
}


def entry(path: str, kind: str = "BINARY") -> bundle.Entry:
    """Make one row of a PyInstaller table."""
    return path, "/" + path.split("/")[-1], kind


def kept(*entries: bundle.Entry) -> list[str]:
    """Return the names that are left of these binaries."""
    return [path.split("/")[-1] for path, _, _ in bundle.wanted_binaries(entries, lambda file: LINKS.get(file, []))]


def test_a_module_keeps_the_library_it_is_linked_with() -> None:
    module, library = entry("PySide6/QtGui.abi3.so", "EXTENSION"), entry(f"{QT}/lib/libQt6Gui.so.6")
    assert kept(module, library) == ["QtGui.abi3.so", "libQt6Gui.so.6"]


def test_a_library_of_a_library_stays() -> None:
    plugin, library = entry(f"{QT}/plugins/platforms/libqxcb.so"), entry(f"{QT}/lib/libQt6XcbQpa.so.6")
    assert kept(plugin, library, entry("libxcb.so.1")) == ["libqxcb.so", "libQt6XcbQpa.so.6", "libxcb.so.1"]


def test_an_unwanted_plugin_takes_its_libraries_along() -> None:
    assert kept(entry(f"{QT}/plugins/tls/libqopensslbackend.so"), entry("libssl.so.3")) == []


def test_the_print_plugin_uses_the_cups_of_the_system() -> None:
    plugin = entry(f"{QT}/plugins/printsupport/libcupsprintersupport.so")
    assert kept(plugin, entry("libcups.so.2")) == ["libcupsprintersupport.so"]


def test_python_itself_stays_though_nothing_is_linked_with_it() -> None:
    assert kept(entry("libpython3.11.so.1.0")) == ["libpython3.11.so.1.0"]


def test_plugins_are_recognised_on_windows_too() -> None:
    assert kept(("PySide6\\plugins\\tls\\qschannelbackend.dll", "/x.dll", "BINARY")) == []


@pytest.mark.parametrize(
    ("path", "stays"),
    [
        ("babel/locale-data/root.dat", True),
        ("babel/locale-data/de_AT.dat", True),
        ("babel/locale-data/zu.dat", False),
        ("babel/locale-data/ja.dat", True),
        ("babel/locale-data/zh_Hant_TW.dat", False),
        (f"{QT}/translations/qtbase_fr.qm", True),
        (f"{QT}/translations/qtbase_ar.qm", False),
        (f"{QT}/translations/assistant_de.qm", False),
        ("opspath_desktop/store/migrations/__pycache__/runner.cpython-311.pyc", False),
        ("content/packs/opspath-core/pack.yaml", True),
    ],
)
def test_only_the_languages_on_offer_are_packed(path: str, stays: bool) -> None:
    assert (bundle.wanted_datas([entry(path, "DATA")]) != []) is stays


def test_a_link_to_a_library_that_went_goes_too() -> None:
    links = [entry("libQt6Core.so.6", "SYMLINK"), entry("libQt6Quick.so.6", "SYMLINK")]
    assert bundle.without_dangling_links(links, [entry(f"{QT}/lib/libQt6Core.so.6")]) == links[:1]


def test_symbols_are_stripped_from_python_but_not_from_qt() -> None:
    files = [entry("libpython3.11.so.1.0"), entry("yaml/_yaml.so", "EXTENSION"), entry("PySide6/QtGui.so", "EXTENSION")]
    assert [bundle.worth_stripping(file) for file in files] == [True, True, False]


def test_the_version_resource_is_an_expression_that_names_the_version() -> None:
    text = bundle.version_resource("1.2.3")
    assert isinstance(ast.parse(text, mode="eval").body, ast.Call)
    assert "filevers=(1, 2, 3, 0)" in text


def test_the_icon_can_be_drawn(tmp_path: Path) -> None:
    bundle.render_icon(ROOT / "resources" / "app" / "opspath.svg", tmp_path / "icon.png")
    assert (tmp_path / "icon.png").read_bytes().startswith(b"\x89PNG")


def test_the_months_of_every_language_of_clippings_are_in_the_bundle() -> None:
    files = [entry(f"babel/locale-data/{locale}.dat", "DATA") for locale in kindle_words.LOCALES.split()]
    assert bundle.wanted_datas(files) == files


@pytest.mark.parametrize(
    ("path", "forbidden"),
    [
        ("_internal/PySide6/QtNetwork.abi3.so", True),
        ("_internal/PySide6/Qt/plugins/tls/libqopensslbackend.so", True),
        ("_internal/python3.11/lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so", True),
        ("_internal/libcrypto.so.3", True),
        ("_internal/PySide6/Qt/lib/libQt6Network.so.6", False),
    ],
)
def test_the_self_test_knows_a_network_by_its_files(path: str, forbidden: bool) -> None:
    assert bool(self_test.FORBIDDEN.search(path)) is forbidden


@pytest.mark.parametrize(
    ("given", "expected"),
    [({}, "None C.UTF-8"), ({"LANG": "de_DE.UTF-8", "QT_PLUGIN_PATH": "/tmp"}, "None None")],
)
def test_the_runtime_hook_drops_plugin_paths_and_mends_the_locale(given: dict[str, str], expected: str) -> None:
    script = (
        "import runpy, os, sys; os.environ.pop('LC_CTYPE', 0); runpy.run_path(sys.argv[1]);"
        "print(os.environ.get('QT_PLUGIN_PATH'), os.environ.get('LC_CTYPE')); import PIL.Image"
    )
    hook = ROOT / "packaging" / "runtime_hook.py"
    done = subprocess.run([sys.executable, "-c", script, hook], env=given, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == (expected if sys.platform == "linux" else "None None")
