"""What can be set; what each key means is said in `config/default.toml`."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr


def _words(value: object) -> object:
    """Let a list come from one environment variable, separated by commas."""
    return [word.strip() for word in value.split(",") if word.strip()] if isinstance(value, str) else value


Words = Annotated[tuple[str, ...], BeforeValidator(_words)]
Acts = Annotated[tuple[Literal["delete", "warn", "timeout", "ban"], ...], BeforeValidator(_words)]
Mode = Literal["propose", "hold", "act"]


class Part(BaseModel):
    """One table of the settings: frozen, and an unknown key is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class ShowSettings(Part):
    """[show]."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,40}$")
    title: str = Field(min_length=1, max_length=80)
    rundown: Path
    stream_delay_s: float = Field(ge=0, le=60)
    smallest_group: int = Field(ge=1, le=1000)
    accept_questions: Literal["moderator", "automatic"]
    questions_per_person: int = Field(ge=1, le=100)
    questions_per_minute: int = Field(ge=1, le=100)
    detect_questions: bool
    question_reward: str = Field(max_length=100)
    voices_days: int = Field(ge=1, le=400)
    video_url: str = Field(pattern=r"^(https://[^\s]+)?$")
    acknowledge_every_s: float = Field(ge=1, le=600)


class VoteSettings(Part):
    """[votes]."""

    audit_window_hours: float = Field(ge=1, le=24 * 366)
    minimum_turnout: int = Field(ge=0, le=10_000_000)
    native_poll: bool


class StoreSettings(Part):
    """[store]."""

    url: SecretStr


class TwitchSettings(Part):
    """[twitch]."""

    channel: str = Field(pattern=r"^[A-Za-z0-9_]{0,25}$")
    client_id: str
    client_secret: SecretStr
    bot_token: SecretStr
    bot_refresh_token: SecretStr
    broadcaster_token: SecretStr
    broadcaster_refresh_token: SecretStr
    helix_url: str = Field(pattern=r"^https?://")
    oauth_url: str = Field(pattern=r"^https?://")
    eventsub_url: str = Field(pattern=r"^wss?://")


class DiscordSettings(Part):
    """[discord]."""

    token: SecretStr
    guild_id: str = Field(pattern=r"^[0-9]{0,20}$")
    channels: Words
    moderation_channel: str
    connect: str = Field(pattern=r"^([^:/\s]+:[0-9]{1,5})?$")
    ca_file: str


class ClassifierSettings(Part):
    """[classifier]."""

    enabled: bool
    model: str
    labels: dict[str, str]
    flag_threshold: float = Field(ge=0, le=1)
    act_threshold: float = Field(ge=0, le=1)
    threads: int = Field(ge=1, le=64)
    cache_size: int = Field(ge=0, le=1_000_000)


class RuleSettings(Part):
    """[moderation.rules]."""

    links: bool
    allowed_links: Words
    caps: bool
    repeated: bool
    flood: bool
    flood_messages: int = Field(ge=2, le=100)
    flood_seconds: int = Field(ge=1, le=600)
    mentions: bool
    most_mentions: int = Field(ge=1, le=100)
    blocked_terms: bool
    blocked_terms_file: Path
    allowed_terms: Words
    symbols: bool
    newcomers: bool
    personal_data: bool


class ModeSettings(Part):
    """[moderation.modes]."""

    low: Mode
    medium: Mode
    high: Mode


class ModerationSettings(Part):
    """[moderation]."""

    timeout_s: int = Field(ge=1, le=1_209_600)
    hold_s: int = Field(ge=10, le=3600)
    keep_examples: bool
    charter: Path
    ladder: Words = Field(min_length=1, max_length=20)
    forget_after_days: int = Field(ge=1, le=3_650)
    two_moderators: Acts
    raid_authors: int = Field(ge=0, le=10_000)
    raid_seconds: int = Field(ge=1, le=600)
    copies_minutes: float = Field(ge=0, le=24 * 60)
    wave_accounts: int = Field(ge=0, le=100_000)
    wave_seconds: int = Field(ge=1, le=600)
    follow_wave: int = Field(ge=0, le=2_000)
    follow_wave_seconds: int = Field(ge=1, le=600)
    modes: ModeSettings
    rules: RuleSettings


class WebSettings(Part):
    """[web]."""

    host: str = Field(min_length=1)
    port: int = Field(ge=0, le=65535)
    public_url: str = Field(pattern=r"^(https?://[^\s]+)?$")
    host_code: SecretStr
    moderator_code: SecretStr
    session_hours: float = Field(gt=0, le=24 * 30)
    metrics_token: SecretStr


class LogSettings(Part):
    """[log]."""

    level: Literal["debug", "info", "warning", "error"]
    format: Literal["text", "json"]


class Settings(Part):
    """Everything that can be set, read once."""

    data_dir: Path
    locale: Literal["fr", "en"]
    show: ShowSettings
    votes: VoteSettings
    store: StoreSettings
    twitch: TwitchSettings
    discord: DiscordSettings
    classifier: ClassifierSettings
    moderation: ModerationSettings
    web: WebSettings
    log: LogSettings
