from pathlib import Path

import pytest

from maodun.domain.errors import BadSetting
from maodun.project.settings import VARIABLES, read_settings

HOME = {"MAODUN_HOME": str(Path("/srv/maodun").absolute())}


@pytest.mark.parametrize(
    ("environ", "field", "value"),
    [
        pytest.param({}, "language", "en", id="English unless asked"),
        pytest.param({"LANG": "zh_CN.UTF-8"}, "language", "zh-Hans", id="Chinese system"),
        pytest.param({"MAODUN_LANG": "zh"}, "language", "zh-Hans", id="short for Chinese"),
        pytest.param(
            {"MAODUN_LANG": "en", "LANG": "zh_CN"},
            "language",
            "en",
            id="ours before the system's",
        ),
        pytest.param({}, "register_max_age_days", 30, id="a month"),
        pytest.param(
            {"MAODUN_REGISTER_MAX_AGE_DAYS": "7"}, "register_max_age_days", 7, id="week"
        ),
        pytest.param({"MAODUN_WRITER_MEMORY_MB": " 64 "}, "writer_memory_mb", 64, id="spaces"),
        pytest.param(
            {"MAODUN_WRITER_MEMORY_MB": ""}, "writer_memory_mb", 256, id="empty is none"
        ),
        pytest.param({"USER": "ada"}, "user", "ada", id="logged in as"),
        pytest.param({"USERNAME": "ada"}, "user", "ada", id="logged in as, on Windows"),
        pytest.param({"USER": "ada", "MAODUN_USER": "Ada L."}, "user", "Ada L.", id="named"),
        pytest.param({}, "network", True, id="network on"),
        pytest.param({"MAODUN_NETWORK": "OFF"}, "network", False, id="network off"),
    ],
)
def test_each_variable_sets_one_field(
    environ: dict[str, str], field: str, value: object
) -> None:
    assert getattr(read_settings({**HOME, **environ}), field) == value


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("MAODUN_HOME", "maodun", id="relative folder"),
        pytest.param("MAODUN_LANG", "fr", id="language without reports"),
        pytest.param("MAODUN_REGISTER_MAX_AGE_DAYS", "0", id="no day at all"),
        pytest.param("MAODUN_REGISTER_MAX_AGE_DAYS", "monthly", id="no number"),
        pytest.param("MAODUN_WRITER_MEMORY_MB", "16", id="too little memory"),
        pytest.param("MAODUN_NETWORK", "maybe", id="neither on nor off"),
    ],
)
def test_a_bad_value_is_named_with_what_it_must_be(name: str, value: str) -> None:
    with pytest.raises(BadSetting) as caught:
        read_settings({**HOME, name: value})
    wanted = next(variable.wanted for variable in VARIABLES if variable.name == name)
    assert str(caught.value) == f"{name} is set to '{value}'; it must be {wanted}"


def test_a_folder_of_law_files_is_used_instead_of_ours(tmp_path: Path) -> None:
    (tmp_path / "us" / "design").mkdir(parents=True)
    (tmp_path / "us" / "design" / "term.yaml").touch()
    assert read_settings({**HOME, "MAODUN_LAW": str(tmp_path)}).law == tmp_path
    assert read_settings(HOME).law is None


def test_a_folder_without_law_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="as 'maodun law copy' makes it"):
        read_settings({**HOME, "MAODUN_LAW": str(tmp_path)})


def test_a_model_of_looks_is_named_by_its_file() -> None:
    named = read_settings({**HOME, "MAODUN_LOOKS_MODEL": "models/dino.onnx"})
    assert named.looks_model == Path("models/dino.onnx").absolute()
    assert read_settings(HOME).looks_model is None


def test_a_file_is_no_home(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(BadSetting):
        read_settings({"MAODUN_HOME": str(file)})


@pytest.mark.parametrize(
    ("platform", "environ", "ends"),
    [
        pytest.param("win32", {"LOCALAPPDATA": "/local"}, ("local", "Maodun"), id="Windows"),
        pytest.param("win32", {}, ("AppData", "Local", "Maodun"), id="Windows, bare"),
        pytest.param("darwin", {}, ("Application Support", "Maodun"), id="macOS"),
        pytest.param("linux", {"XDG_DATA_HOME": "/share"}, ("share", "maodun"), id="XDG"),
        pytest.param("linux", {}, (".local", "share", "maodun"), id="Linux"),
    ],
)
def test_without_a_home_each_platform_has_its_own(
    platform: str, environ: dict[str, str], ends: tuple[str, ...]
) -> None:
    assert read_settings(environ, platform=platform).home.parts[-len(ends) :] == ends


def test_the_login_name_stands_in_where_the_environment_names_nobody() -> None:
    assert read_settings({}, login="ada").user == "ada"
    assert read_settings({"USER": "eve"}, login="ada").user == "eve"
