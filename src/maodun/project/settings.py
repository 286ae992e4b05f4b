"""Settings: read from the environment, once, into one frozen value."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from maodun.domain.errors import BadSetting, UnknownLanguage
from maodun.domain.settings import Settings
from maodun.domain.text import T, Text
from maodun.reports.language import spelled


@dataclass(frozen=True, slots=True)
class Variable:
    """One environment variable.

    Attributes:
        default: What holds without it, in words.
        wanted: What its value must be.
        meaning: What it changes.
    """

    name: str
    default: str
    wanted: Text
    meaning: Text


HOME = Variable(
    "MAODUN_HOME",
    "`%LOCALAPPDATA%\\Maodun` (Windows), `~/Library/Application Support/Maodun` (macOS), "
    "`~/.local/share/maodun` (others)",
    T("the absolute path of a folder"),
    T("Folder of everything the program stores: registers and the company store."),
)
LANGUAGE = Variable(
    "MAODUN_LANG",
    "`zh-Hans` where `LC_ALL` or `LANG` begins with `zh`, else `en`",
    T("en, zh or zh-Hans"),
    T("Language of answers, messages and reports."),
)
MAX_AGE = Variable(
    "MAODUN_REGISTER_MAX_AGE_DAYS",
    "30",
    T("a whole number of days, at least 1"),
    T("A register whose newest file is older than this at the clearance answers 'cannot say'."),
)
WRITER_MEMORY = Variable(
    "MAODUN_WRITER_MEMORY_MB",
    "256",
    T("a whole number of megabytes, at least 32"),
    T("Memory that adding to the register may use."),
)
USER = Variable(
    "MAODUN_USER",
    "the name you are logged in with",
    T("a name"),
    T(
        "Name written beside answers and rulings made on the command line; without any name "
        "they are refused."
    ),
)
NETWORK = Variable(
    "MAODUN_NETWORK",
    "on",
    T("on or off"),
    T("Whether an address given on the command line may be fetched."),
)
LAW = Variable(
    "MAODUN_LAW",
    "the law files of the program",
    T("a folder of law files, as 'maodun law copy' makes it"),
    T(
        "Folder of corrected law files that every command uses instead of those of the "
        "program; answers name it. What the register computed before is computed again by "
        "'maodun register refresh'."
    ),
)
LOOKS_MODEL = Variable(
    "MAODUN_LOOKS_MODEL",
    "the model of the program",
    T("an ONNX file, with its form beside it"),
    T(
        "Model by which pictures of designs are compared instead of that of the program. "
        "Pictures that the register has are looked at anew by 'maodun register pictures "
        "--again'. A model from a stranger can take all memory and time there is; it runs no "
        "code of its own."
    ),
)
VARIABLES = (HOME, LANGUAGE, MAX_AGE, WRITER_MEMORY, USER, NETWORK, LAW, LOOKS_MODEL)

SWITCHES = {
    **dict.fromkeys(("on", "1", "yes", "true"), True),
    **dict.fromkeys(("off", "0", "no", "false"), False),
}


def read_settings(
    environ: Mapping[str, str], *, platform: str = sys.platform, login: str = ""
) -> Settings:
    """Return the settings that ``environ`` asks for.

    Args:
        environ: Names and values, as ``os.environ`` has them. An empty value counts as none.
        platform: As ``sys.platform`` names it.
        login: Name the reader is logged in with, where the environment has none.

    Raises:
        BadSetting: A value cannot be used.
    """
    given = {name: value.strip() for name, value in environ.items() if value.strip()}
    return Settings(
        home=_home(given, platform),
        language=_language(given),
        register_max_age_days=_whole(given, MAX_AGE, least=1),
        writer_memory_mb=_whole(given, WRITER_MEMORY, least=32),
        user=given.get(USER.name) or given.get("USER") or given.get("USERNAME") or login,
        network=_switch(given, NETWORK),
        law=_law(given),
        looks_model=_looks_model(given),
    )


def data_folder(environ: Mapping[str, str], platform: str) -> Path:
    """Return where programs of this platform keep the data of one person."""
    if platform == "win32":
        local = environ.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData" / "Local") / "Maodun"
    if platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Maodun"
    share = environ.get("XDG_DATA_HOME")
    return (Path(share) if share else Path.home() / ".local" / "share") / "maodun"


def _home(given: Mapping[str, str], platform: str) -> Path:
    value = given.get(HOME.name)
    if value is None:
        return data_folder(given, platform)
    home = Path(value).expanduser()
    if not home.is_absolute() or (home.exists() and not home.is_dir()):
        raise BadSetting(name=HOME.name, value=value, wanted=HOME.wanted)
    return home


def _law(given: Mapping[str, str]) -> Path | None:
    value = given.get(LAW.name)
    if value is None:
        return None
    folder = Path(value).expanduser().absolute()
    if not any(folder.glob("*/*/*.yaml")):
        raise BadSetting(name=LAW.name, value=value, wanted=LAW.wanted)
    return folder


def _looks_model(given: Mapping[str, str]) -> Path | None:
    """Return the file; whether it is a model is told when pictures are looked at."""
    value = given.get(LOOKS_MODEL.name)
    return None if value is None else Path(value).expanduser().absolute()


def _language(given: Mapping[str, str]) -> str:
    value = given.get(LANGUAGE.name)
    if value is None:
        system = given.get("LC_ALL") or given.get("LANG") or ""
        return "zh-Hans" if system.lower().startswith("zh") else "en"
    try:
        return spelled(value)
    except UnknownLanguage as error:
        raise BadSetting(name=LANGUAGE.name, value=value, wanted=LANGUAGE.wanted) from error


def _whole(given: Mapping[str, str], variable: Variable, *, least: int) -> int:
    value = given.get(variable.name, variable.default)
    if not (value.isascii() and value.isdigit()) or int(value) < least:
        raise BadSetting(name=variable.name, value=value, wanted=variable.wanted)
    return int(value)


def _switch(given: Mapping[str, str], variable: Variable) -> bool:
    value = given.get(variable.name, variable.default)
    if value.lower() not in SWITCHES:
        raise BadSetting(name=variable.name, value=value, wanted=variable.wanted)
    return SWITCHES[value.lower()]
