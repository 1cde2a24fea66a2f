"""Commands that find names, quotes, positions and frames in texts, and say how well."""

from pathlib import Path
from typing import Annotated

import typer

from flows.home import Home
from flows.usage.options import HOME, ByOption, FormatOption, HomeOption, WorkersOption, home_option
from warehouse.records import EntityKind

PANEL = "Read"
app = typer.Typer()
lexicon_app = typer.Typer(no_args_is_help=True, help="See what a change of the pipeline's words would do.")
app.add_typer(lexicon_app, name="lexicon", rich_help_panel=PANEL)
entities_app = typer.Typer(no_args_is_help=False)
app.add_typer(entities_app, name="entities", rich_help_panel=PANEL)

ChatOption = Annotated[
    str | None,
    typer.Option(
        metavar="URL",
        help="Ask a chat model for positions and frames too: an OpenAI-compatible endpoint, …/v1. "
        "Its key, if it wants one, is in CORPUS_CHAT_KEY.",
    ),
]
ChatModelOption = Annotated[str, typer.Option(help="The model's name at that endpoint.")]
ChatTimeoutOption = Annotated[float, typer.Option(min=1, max=86_400, help="Seconds for one answer.")]
ChatRemoteOption = Annotated[bool, typer.Option("--chat-remote", help="The texts may leave this machine.")]
EntityArgument = Annotated[str, typer.Argument(metavar="ID", help="new:KIND:NAME, as listed.")]
GroundOption = Annotated[
    str, typer.Option("--reason", help="Why, and where it is known from; it is published.")
]
KindOption = Annotated[EntityKind | None, typer.Option(help="The kind of name.")]
EntitiesHomeOption = Annotated[Path | None, home_option("that of `corpus entities`")]


@app.command(rich_help_panel=PANEL)
def annotate(
    texts: Annotated[
        Path,
        typer.Argument(
            metavar="IN.jsonl", help='Lines {"id", "text", "title"?, "published_at"?}; - for standard input.'
        ),
    ],
    folder: Annotated[Path, typer.Argument(metavar="OUTDIR", help="Where the Parquet files go.")],
    workers: WorkersOption = None,
    chat: ChatOption = None,
    chat_model: ChatModelOption = "default",
    chat_timeout: ChatTimeoutOption = 120,
    chat_remote: ChatRemoteOption = False,
) -> None:
    """Read texts and write what they hold as Parquet: sentences, tokens, names, quotes, frames, stances, claims."""
    from flows.chat import endpoint
    from flows.commands.annotate import annotate as command

    command(texts, folder, workers, endpoint(chat, chat_model, chat_timeout, chat_remote))


@app.command(rich_help_panel=PANEL)
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD.jsonl", help="Documents coded by the codebook.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the scores as JSON.")] = False,
    fold: Annotated[
        str | None,
        typer.Option(
            metavar="I/K",
            help="Score the I-th of K parts, I from 0, parted by hash of the id; its figures are not kept.",
        ),
    ] = None,
    home: HomeOption = HOME,
    chat: ChatOption = None,
    chat_model: ChatModelOption = "default",
    chat_timeout: ChatTimeoutOption = 120,
    chat_remote: ChatRemoteOption = False,
) -> None:
    """Score the pipeline against hand-coded documents."""
    from flows.chat import endpoint
    from flows.commands.evaluate import evaluate as command

    command(Home(home), gold, as_json, fold, endpoint(chat, chat_model, chat_timeout, chat_remote))


@app.command(rich_help_panel=PANEL)
def ner(
    texts: Annotated[
        Path, typer.Argument(metavar="IN.jsonl", help='Lines {"id", "text"}; - for standard input.')
    ],
    names: Annotated[
        Path, typer.Argument(metavar="OUT.jsonl", help=r'Lines {"id", "label": [\[start, end, type], …]}.')
    ],
) -> None:
    """Find names by the statistical model alone: KLUE's six types PS, OG, LC, DT, QT and TI."""
    from flows.commands.ner import ner as command

    command(texts, names)


@lexicon_app.command()
def diff(
    home: HomeOption = HOME,
    limit: Annotated[
        int | None, typer.Option(min=1, help="How many texts to read, the newest first.", show_default="all")
    ] = None,
    examples: Annotated[int, typer.Option(min=0, help="Changes to show of each kind, the rarest first.")] = 5,
    workers: WorkersOption = None,
) -> None:
    """Show what today's lexicons and code would find otherwise in the published texts; nothing is written."""
    from flows.commands.lexicon import diff as command

    command(Home(home), limit, workers, examples)


@entities_app.callback(invoke_without_command=True)
def entities(
    context: typer.Context,
    home: HomeOption = HOME,
    kind: KindOption = None,
    limit: Annotated[int, typer.Option(min=1, help="How many names.")] = 50,
    form: FormatOption = "table",
    is_review: Annotated[
        bool, typer.Option("--review", help="Decide on the names, one after the other.")
    ] = False,
    by: ByOption = None,
) -> None:
    """List the names that texts brought up and no registry knows; confirm, merge or reject them."""
    context.obj = home
    if context.invoked_subcommand is not None:
        return
    if is_review:
        from flows.commands.entities_review import review

        review(Home(home), kind, limit, by)
    else:
        from flows.commands.entities import entities as command

        command(Home(home), kind, limit, form)


@entities_app.command()
def confirm(
    context: typer.Context,
    entity: EntityArgument,
    reason: GroundOption,
    kind: KindOption = None,
    name_ko: Annotated[str, typer.Option(help="Its Korean name, if another.")] = "",
    name_en: Annotated[str, typer.Option(help="Its English name.")] = "",
    by: ByOption = None,
    home: EntitiesHomeOption = None,
) -> None:
    """Confirm that a name is an entity: no longer provisional, with its kind and names."""
    from flows.commands.entities import confirm as command

    command(Home(home or context.obj), entity, kind, (name_ko, name_en), reason, by)


@entities_app.command()
def same(
    context: typer.Context,
    entity: EntityArgument,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="What it is: any entity's id.")],
    reason: GroundOption,
    by: ByOption = None,
    home: EntitiesHomeOption = None,
) -> None:
    """Merge a name with an entity that is there: its mentions, quotes and claims move over."""
    from flows.commands.entities import same as command

    command(Home(home or context.obj), entity, other, reason, by)


@entities_app.command()
def reject(
    context: typer.Context,
    entity: EntityArgument,
    reason: GroundOption,
    by: ByOption = None,
    home: EntitiesHomeOption = None,
) -> None:
    """Reject what is no name of an entity: its mentions go, quotes stay without a known speaker."""
    from flows.commands.entities import reject as command

    command(Home(home or context.obj), entity, reason, by)


@entities_app.command()
def undo(
    context: typer.Context, entity: EntityArgument, by: ByOption = None, home: EntitiesHomeOption = None
) -> None:
    """Take the last decision on a name back; the next run reads its texts again."""
    from flows.commands.entities import undo as command

    command(Home(home or context.obj), entity, by)
