"""Decide what goes into the frozen program: build.spec asks these functions, tests/packaging asks them too."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

# One row of a PyInstaller table: the path in the bundle, the path on this machine (for a link: its target), the kind.
Entry = tuple[str, str, str]

# Languages whose dates, numbers and Qt dialogs come with the program; all others read English.
LANGUAGES = ("cs", "da", "de", "en", "es", "fi", "fr", "it", "nb", "nl", "no", "pl", "pt", "sv", "uk")

# Languages whose names of months the readers of foreign files know besides: a clippings file is dated in them.
READ_LANGUAGES = ("ja", "ru", "zh")

EXCLUDED_MODULES = [
    # No network, ever. (asyncio stays: SQLAlchemy imports it. Without ssl, nothing can speak TLS.)
    *("ssl", "_ssl", "ftplib", "imaplib", "nntplib", "poplib", "smtplib", "telnetlib", "http.server", "xmlrpc"),
    "PySide6.QtNetwork",
    # hashlib has its own SHA-256; with OpenSSL's goes libcrypto.
    "_hashlib",
    # Parts of Qt that no module of ours imports but PyInstaller's hooks would offer.
    *(
        "PySide6.QtQml",
        "PySide6.QtQuick",
        "PySide6.QtOpenGL",
        "PySide6.QtOpenGLWidgets",
        "PySide6.QtSql",
        "PySide6.QtTest",
    ),
    # Of Pillow only what reads and reduces a JPEG or PNG for the A3 travels with the program.
    *("PIL._avif", "PIL._imagingcms", "PIL._imagingft", "PIL._imagingmath", "PIL._imagingmorph", "PIL._imagingtk"),
    *("PIL._webp", "PIL.ImageCms", "PIL.ImageFont", "PIL.ImageGrab", "PIL.ImageQt", "PIL.ImageShow", "PIL.ImageTk"),
    # East Asian encodings from before Unicode.
    *("_codecs_cn", "_codecs_hk", "_codecs_iso2022", "_codecs_jp", "_codecs_kr", "_codecs_tw", "_multibytecodec"),
    # Tools that libraries know and the program never runs.
    *(
        "tkinter",
        "unittest",
        "doctest",
        "pydoc",
        "pdb",
        "lib2to3",
        "distutils",
        "setuptools",
        "pip",
        "IPython",
        "curses",
    ),
    *(
        "pygments",
        "numpy",
        "charset_normalizer",
        "sqlalchemy.testing",
        "alembic.testing",
        "reportlab.graphics.testshapes",
    ),
    # The import compares titles with rapidfuzz.fuzz: its distances are never asked for, and the plain build of its
    # scorers is fast enough, so the second one for newer processors stays out.
    *("rapidfuzz.fuzz_cpp_avx2", "rapidfuzz.distance.metrics_cpp_avx2", "rapidfuzz.distance.metrics_cpp"),
]

# What is kept of each folder of Qt plugins; a folder that is not named here goes: TLS, network, SQL, Quick, OpenGL.
# Wayland desktops run the program through XWayland: one platform plugin, one set of bugs.
QT_PLUGINS = {
    "platforms": {"qxcb", "qoffscreen", "qminimal", "qwindows", "qcocoa"},
    "iconengines": {"qsvgicon"},
    "imageformats": {"qsvg", "qico", "qjpeg"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    "platformthemes": {"qxdgdesktopportal"},
    "printsupport": {"cupsprintersupport"},
    "styles": {"qmodernwindowsstyle", "qmacstyle"},
}

_LIBRARY = re.compile(r"\.so(\.\d+)*$|\.dll$|\.dylib$|^Qt\w+$")


def wanted_datas(entries: Iterable[Entry]) -> list[Entry]:
    """Leave out compiled leftovers and what Babel and Qt bring for languages that the program does not offer."""
    return [entry for entry in entries if _wanted_data(PurePosixPath(entry[0].replace("\\", "/")))]


def wanted_binaries(entries: Iterable[Entry], needs: Callable[[str], Iterable[str]]) -> list[Entry]:
    """Leave out unneeded plugins and the libraries that become orphans with them.

    `needs` returns the names of the libraries that a file is linked with.
    """
    kept = [entry for entry in entries if _wanted_plugin(entry[0])]
    libraries = {_name(entry): entry for entry in kept if entry[2] == "BINARY" and not _is_root(entry[0])}
    reached: set[str] = set()
    # Whoever prints has CUPS, and its library has to fit the print server: what only that plugin needs stays out.
    roots = [entry for entry in kept if _name(entry) not in libraries and "printsupport" not in entry[0]]
    queue = [entry[1] for entry in roots if entry[2] != "SYMLINK"]
    while queue:
        fresh = {PurePosixPath(need.replace("\\", "/")).name for need in needs(queue.pop())} - reached
        reached |= fresh
        queue.extend(libraries[name][1] for name in fresh if name in libraries)
    orphans = libraries.keys() - reached
    return [entry for entry in kept if _name(entry) not in orphans]


def without_dangling_links(entries: Iterable[Entry], present: Iterable[Entry]) -> list[Entry]:
    """Leave out the links whose target is not among the entries that are present."""
    targets = {_name(entry) for entry in present if entry[2] != "SYMLINK"}
    return [entry for entry in entries if entry[2] != "SYMLINK" or _name(entry) in targets]


def worth_stripping(entry: Entry) -> bool:
    """Tell whether a file may carry debugging symbols; those of Qt do not, and strip could break them."""
    path = PurePosixPath(entry[0])
    return path.name.startswith("libpython") or (entry[2] == "EXTENSION" and path.parts[0] != "PySide6")


def version_resource(version: str) -> str:
    """Return the text of the version resource that Windows shows in a file's properties."""
    numbers = ", ".join([*version.split("."), "0", "0", "0"][:4])
    words = {
        "CompanyName": "OpsPath Desktop contributors",
        "FileDescription": "OpsPath Desktop",
        "FileVersion": version,
    }
    words |= {"LegalCopyright": "MIT License", "ProductName": "OpsPath Desktop", "ProductVersion": version}
    strings = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in words.items())
    fixed = f"FixedFileInfo(filevers=({numbers}), prodvers=({numbers}), mask=0x3F, OS=0x40004, fileType=0x1)"
    table = f"StringFileInfo([StringTable('040904B0', [{strings}])])"
    return f"VSVersionInfo(ffi={fixed}, kids=[{table}, VarFileInfo([VarStruct('Translation', [0x0409, 1200])])])\n"


def _wanted_data(path: PurePosixPath) -> bool:
    if "__pycache__" in path.parts:
        return False
    if "locale-data" in path.parts:
        return path.stem in ("root", *READ_LANGUAGES) or path.stem.split("_")[0] in LANGUAGES
    if "translations" in path.parts and path.suffix == ".qm":
        return path.stem.startswith("qtbase_") and path.stem.split("_")[1] in LANGUAGES
    return True


def _wanted_plugin(destination: str) -> bool:
    path = PurePosixPath(destination.replace("\\", "/"))
    if "plugins" not in path.parts:
        return True
    return path.name.split(".")[0].removeprefix("lib") in QT_PLUGINS.get(path.parent.name, ())


def _is_root(destination: str) -> bool:
    """Tell whether a file is loaded by name rather than linked: plugins, and Python itself."""
    path = PurePosixPath(destination.replace("\\", "/"))
    return "plugins" in path.parts or "python" in path.name.lower() or not _LIBRARY.search(path.name)


def _name(entry: Entry) -> str:
    return PurePosixPath(entry[0].replace("\\", "/")).name


def render_icon(svg: Path, png: Path) -> None:
    """Write the program's icon in the size from which PyInstaller makes the platform's own format."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(256, 256, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(svg)).render(painter)
    painter.end()
    image.save(str(png))
