"""The command line `corpus`: what can be asked, one function a command; `flows/commands/` does the work.

Commands import what they need when they run, so that `corpus --help` answers at once.
Exit codes: 0 success, 1 an error told in one line on stderr, 2 wrong usage, 3 done but not everything delivered.
"""

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from flows.home import DEFAULT_HOME, Home
from warehouse.records import Allocation, EntityKind, Level

app = typer.Typer(
    name="corpus",
    help="A corpus of Korean AI policy and news: collect, read, query.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)

HomeOption = Annotated[
    Path, typer.Option("--home", envvar="CORPUS_HOME", help="The data home.", show_default=DEFAULT_HOME)
]
OutletOption = Annotated[list[str] | None, typer.Option("--outlet", help="An outlet's id; may be repeated.")]
WorkersOption = Annotated[
    int | None, typer.Option("--workers", min=1, help="Worker processes; one a core if unset.")
]
OutletArgument = Annotated[str, typer.Argument(help="The outlet's id.")]
ByOption = Annotated[
    str | None, typer.Option("--by", help="Who decides.", show_default="the name you are logged in with")
]
OwnHomeOption = Annotated[
    Path | None, typer.Option("--home", help="The data home.", show_default="that of `corpus outlets`")
]
ChatOption = Annotated[
    str | None,
    typer.Option(
        metavar="URL",
        help="Ask a chat model for positions and frames too: an OpenAI-compatible endpoint, …/v1. "
        "Its key, if it wants one, is in CORPUS_CHAT_KEY.",
    ),
]
ChatModelOption = Annotated[str, typer.Option(help="The model's name at that endpoint.")]
ChatTimeoutOption = Annotated[float, typer.Option(min=1, help="Seconds for one answer.")]
ChatRemoteOption = Annotated[bool, typer.Option("--chat-remote", help="The texts may leave this machine.")]
SampleArgument = Annotated[str, typer.Argument(metavar="SAMPLE", help="The sample's name.")]
FormOption = Annotated[str, typer.Option("--form", help="csv, label-studio or doccano.")]
EntityArgument = Annotated[str, typer.Argument(metavar="ID", help="new:KIND:NAME, as listed.")]
GroundOption = Annotated[str, typer.Option("--reason", help="Where it is known from; it is published.")]
KindOption = Annotated[EntityKind | None, typer.Option(help="PERSON, ORG, MODEL, LAW, PROGRAM or COUNTRY.")]
EntitiesHomeOption = Annotated[
    Path | None, typer.Option("--home", help="The data home.", show_default="that of `corpus entities`")
]
_HOME = Path(DEFAULT_HOME)
coding_app = typer.Typer(no_args_is_help=True, help="Hand coding of a sample: out to coders, and back.")
app.add_typer(coding_app, name="coding")
lexicon_app = typer.Typer(no_args_is_help=True)
app.add_typer(lexicon_app, name="lexicon", help="Words of the pipeline: what a change of them would do.")
outlets_app = typer.Typer(no_args_is_help=False)
app.add_typer(outlets_app, name="outlets")
entities_app = typer.Typer(no_args_is_help=False)
app.add_typer(entities_app, name="entities")
lake_app = typer.Typer(
    no_args_is_help=True, help="A warehouse beyond one machine, where CORPUS_WAREHOUSE names one."
)
app.add_typer(lake_app, name="lake")


@app.command()
def demo(home: HomeOption = _HOME) -> None:
    """Run the whole road over the bundled made-up sites, twice, and show what was found."""
    from flows.commands.demo import demo as command

    command(Home(home))


@app.command()
def run(
    home: HomeOption = _HOME,
    outlet: OutletOption = None,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Leave out articles published before.")
    ] = None,
    workers: WorkersOption = None,
) -> None:
    """Crawl, read, load, check and publish: what a schedule runs each day."""
    from flows.commands.run import run as command

    command(Home(home), outlet or [], since.date() if since else None, workers)


@app.command()
def backfill(
    first: Annotated[datetime, typer.Option("--from", formats=["%Y-%m-%d"], help="The first day wanted.")],
    last: Annotated[datetime, typer.Option("--to", formats=["%Y-%m-%d"], help="The last day wanted.")],
    home: HomeOption = _HOME,
    outlet: OutletOption = None,
    workers: WorkersOption = None,
) -> None:
    """Crawl past days where outlets let one go back; after a kill the same command goes on."""
    from flows.commands.backfill import backfill as command

    command(Home(home), first.date(), last.date(), outlet or [], workers)


@app.command()
def replay(
    home: HomeOption = _HOME,
    run_id: Annotated[
        list[str] | None, typer.Argument(help="Runs to read again; all if none is named.")
    ] = None,
    pages: Annotated[
        Path | None,
        typer.Option(help="First pack a folder of saved pages with its MANIFEST.tsv into a run of its own."),
    ] = None,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Read only runs of this day and later.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would differ, and change nothing.")
    ] = False,
    workers: WorkersOption = None,
) -> None:
    """Read archived pages again, with no site asked, then load what differs, annotate, check and publish."""
    from flows.commands.replay import replay as command

    command(Home(home), run_id or [], pages, since.date() if since else None, dry_run, workers)


@outlets_app.callback(invoke_without_command=True)
def outlets(
    context: typer.Context,
    home: HomeOption = _HOME,
    rights: Annotated[
        bool, typer.Option("--rights", help="Show licence and permission instead of health.")
    ] = False,
) -> None:
    """List the outlets: how each does, its alarms, what it allows; switch one on or off."""
    context.obj = home
    if context.invoked_subcommand is None:
        from flows.commands.outlets import outlets as command

        command(Home(home), rights)


@outlets_app.command()
def allow(
    context: typer.Context,
    outlet: OutletArgument,
    reason: Annotated[
        str, typer.Option(help="The ground: which written permission, of which day, kept where.")
    ],
    by: ByOption = None,
    home: OwnHomeOption = None,
) -> None:
    """Crawl an outlet that is not open: you hold its permission, and say which."""
    from flows.commands.outlets import allow as command

    command(Home(home or context.obj), outlet, reason, by)


@outlets_app.command()
def forbid(
    context: typer.Context,
    outlet: OutletArgument,
    reason: Annotated[str, typer.Option(help="Why the permission no longer holds.")] = "",
    by: ByOption = None,
    home: OwnHomeOption = None,
) -> None:
    """Take a permission back: the outlet is no longer crawled."""
    from flows.commands.outlets import forbid as command

    command(Home(home or context.obj), outlet, reason, by)


@entities_app.callback(invoke_without_command=True)
def entities(
    context: typer.Context,
    home: HomeOption = _HOME,
    kind: KindOption = None,
    limit: Annotated[int, typer.Option(min=1, help="How many names.")] = 50,
    form: Annotated[str, typer.Option("--format", help="table, csv or json.")] = "table",
    is_review: Annotated[bool, typer.Option("--review", help="Decide on one after the other.")] = False,
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
    """A name is an entity: no longer provisional, with its kind and names."""
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
    """A name is another one of an entity that is there: what names it moves over."""
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
    """A name is none: its mentions go, quotes stay without a known speaker."""
    from flows.commands.entities import reject as command

    command(Home(home or context.obj), entity, reason, by)


@entities_app.command()
def undo(
    context: typer.Context, entity: EntityArgument, by: ByOption = None, home: EntitiesHomeOption = None
) -> None:
    """Take the last decision on a name back; the next run reads its texts again."""
    from flows.commands.entities import undo as command

    command(Home(home or context.obj), entity, by)


@app.command()
def check(home: HomeOption = _HOME) -> None:
    """Run every check over the warehouse; exit 1 if a must-check finds a row."""
    from flows.commands.check import check as command

    command(Home(home))


@app.command()
def publish(home: HomeOption = _HOME) -> None:
    """Publish the warehouse as a new read-only file and point current.duckdb at it."""
    from flows.commands.publish import publish as command

    command(Home(home))


@app.command()
def extract(
    file: Annotated[Path, typer.Argument(help="A saved page.")],
    url: Annotated[str, typer.Option(help="The address it was saved from.")],
    outlet: Annotated[str | None, typer.Option(help="The outlet; found from the address if unset.")] = None,
) -> None:
    """Print the article of one saved page as a JSON object."""
    from flows.commands.extract import extract as command

    command(file, url, outlet)


@app.command()
def accept(
    outlet: Annotated[str, typer.Argument(help="The outlet's id.")],
    pages: Annotated[
        Path, typer.Option(help="Folder of saved pages: OUTLET/N.html or N.api.json, N.url, N.json.")
    ] = Path("tests/spiders/pages"),
) -> None:
    """Rewrite the expected JSON of an outlet's saved pages and show what differs, for review."""
    from flows.commands.accept import accept as command

    command(outlet, pages)


@app.command()
def annotate(
    texts: Annotated[
        Path, typer.Argument(metavar="IN.jsonl", help='Lines {"id", "text", "title"?, "published_at"?}.')
    ],
    folder: Annotated[Path, typer.Argument(metavar="OUTDIR", help="Where the Parquet files go.")],
    workers: WorkersOption = None,
    chat: ChatOption = None,
    chat_model: ChatModelOption = "default",
    chat_timeout: ChatTimeoutOption = 120,
    chat_remote: ChatRemoteOption = False,
) -> None:
    """Read texts and write sentence, token, entity, mention, quote, frame, stance, openness_claim .parquet."""
    from flows.chat import endpoint
    from flows.commands.annotate import annotate as command

    command(texts, folder, workers, endpoint(chat, chat_model, chat_timeout, chat_remote))


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD.jsonl", help="Documents coded by the codebook.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the scores as JSON.")] = False,
    home: HomeOption = _HOME,
    chat: ChatOption = None,
    chat_model: ChatModelOption = "default",
    chat_timeout: ChatTimeoutOption = 120,
    chat_remote: ChatRemoteOption = False,
) -> None:
    """Score the pipeline against hand-coded documents."""
    from flows.chat import endpoint
    from flows.commands.evaluate import evaluate as command

    command(Home(home), gold, as_json, endpoint(chat, chat_model, chat_timeout, chat_remote))


@lexicon_app.command()
def diff(
    home: HomeOption = _HOME,
    limit: Annotated[
        int | None, typer.Option(min=1, help="Read the newest texts alone.", show_default="all")
    ] = None,
    examples: Annotated[int, typer.Option(min=0, help="Changes to show of each kind.")] = 5,
    workers: WorkersOption = None,
) -> None:
    """Show what today's lexicons and code would find otherwise in the published texts; nothing is written."""
    from flows.commands.lexicon import diff as command

    command(Home(home), limit, workers, examples)


@app.command()
def ner(
    texts: Annotated[Path, typer.Argument(metavar="IN.jsonl", help='Lines {"id", "text"}.')],
    names: Annotated[
        Path, typer.Argument(metavar="OUT.jsonl", help='Lines {"id", "label": [[start, end, type], …]}.')
    ],
) -> None:
    """Find names by the statistical model alone: KLUE's six types PS, OG, LC, DT, QT and TI."""
    from flows.commands.ner import ner as command

    command(texts, names)


@app.command(context_settings={"ignore_unknown_options": True})  # a query may begin with an SQL comment
def sql(
    query: Annotated[str, typer.Argument(help="One SELECT; '-' reads it from standard input.")],
    home: HomeOption = _HOME,
    form: Annotated[str, typer.Option("--format", help="table, csv, json or jsonl.")] = "table",
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", help="NAME=VALUE for $NAME; may be repeated.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(help="Show what was known at the end of a day (KST), or at an instant.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=100_000, help="Rows of the table.")] = 50,
    timeout: Annotated[float | None, typer.Option(min=0.1, help="Seconds after which to give up.")] = None,
) -> None:
    """Query the published file, read-only; for a prompt, open it with the DuckDB shell or Harlequin."""
    from flows.commands.sql import sql as command

    command(
        Home(home), query, form, parameters=param or [], as_of=as_of, limit=limit, timeout_seconds=timeout
    )


@app.command()
def search(
    query: Annotated[str, typer.Argument(help="Korean words; particles and endings never matter.")],
    home: HomeOption = _HOME,
    limit: Annotated[int, typer.Option(min=1, help="How many articles.")] = 10,
    phrase: Annotated[
        bool, typer.Option("--phrase", help="Only where the words stand side by side.")
    ] = False,
    outlet: OutletOption = None,
    since: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="First Korean day.")] = None,
    until: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Last Korean day.")] = None,
    form: Annotated[str, typer.Option("--format", help="table, csv, json or jsonl.")] = "table",
) -> None:
    """Find articles by words, best first: compounds with and without a space, synonyms, headlines."""
    from flows.commands.search import search as command

    days = (since.date() if since else None, until.date() if until else None)
    command(Home(home), query, form, limit=limit, is_phrase=phrase, outlet_ids=outlet or [], days=days)


@app.command()
def schema(
    name: Annotated[str | None, typer.Argument(help="A table, view or macro; all if unset.")] = None,
    form: Annotated[str, typer.Option("--format", help="text, markdown or json.")] = "text",
) -> None:
    """Print the data dictionary: every table, view, macro and column, or one of them."""
    from flows.commands.schema import schema as command

    command(name, form)


@app.command()
def mcp(
    home: HomeOption = _HOME,
    http: Annotated[
        bool,
        typer.Option("--http", help="Serve on http://127.0.0.1:PORT/mcp, not standard input and output."),
    ] = False,
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port of --http.")] = 8765,
    timeout: Annotated[float, typer.Option(min=1, help="Seconds a question may take.")] = 30,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="Rows an answer may have.")] = 200,
    passable: Annotated[
        bool,
        typer.Option("--passable", help="Leave texts empty that may not be passed on, to a model of others."),
    ] = False,
) -> None:
    """Let language models ask the published file, read-only, by the Model Context Protocol."""
    from flows.commands.mcp import mcp as command

    command(Home(home), is_http=http, port=port, seconds=timeout, rows=limit, is_own_use=not passable)


@app.command(context_settings={"ignore_unknown_options": True})  # a query may begin with an SQL comment
def export(
    asked: Annotated[str, typer.Argument(metavar="WHAT", help="A table, a view, or one SELECT.")],
    to: Annotated[
        Path,
        typer.Option(
            help="A name that ends in .parquet, .csv or .jsonl; without an ending, Parquet by month."
        ),
    ],
    home: HomeOption = _HOME,
    force: Annotated[bool, typer.Option("--force", help="Replace an export that stands there.")] = False,
    bom: Annotated[bool, typer.Option("--bom", help="Begin CSV with a byte order mark, for Excel.")] = False,
    own_use: Annotated[
        bool, typer.Option("--own-use", help="With texts that may not be passed on: for yourself alone.")
    ] = False,
) -> None:
    """Write a table, a view or an answer to a file, without texts that may not be passed on."""
    from flows.commands.export import export as command

    command(Home(home), asked, to, is_forced=force, has_bom=bom, is_own_use=own_use)


@app.command()
def release(
    home: HomeOption = _HOME,
    to: Annotated[Path | None, typer.Option(help="The folder to be made.")] = None,
    answers: Annotated[
        Path | None, typer.Option(help="What only you know of it, as --questions asks it.")
    ] = None,
    questions: Annotated[
        bool, typer.Option("--questions", help="Print the questions as a file to fill in, and nothing else.")
    ] = False,
    validate: Annotated[
        bool, typer.Option("--validate", help="Hold the metadata against Croissant's own library.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a release that stands there.")] = False,
) -> None:
    """Make a folder that may be passed on: Parquet, checksums, dictionary, datasheet, Croissant metadata."""
    from flows.commands import release as commands

    if questions:
        commands.print_questions()
    else:
        commands.release(Home(home), to, answers, is_forced=force, is_validated=validate)


@app.command()
def rehydrate(
    folder: Annotated[Path, typer.Argument(metavar="RELEASE", help="A release's folder.")],
    home: HomeOption = _HOME,
    to: Annotated[
        Path | None, typer.Option(help="The folder to be made.", show_default="RELEASE-filled")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace what stands there.")] = False,
) -> None:
    """Fill the withheld texts of a release from your own archive of the same articles, proved by digests."""
    from flows.commands.rehydrate import rehydrate as command

    command(Home(home), folder, to, is_forced=force)


@app.command()
def sample(
    name: Annotated[str | None, typer.Argument(help="A name for the sample; all are listed without.")] = None,
    home: HomeOption = _HOME,
    level: Annotated[
        Level, typer.Option(help="What is drawn: document, headline, quote or sentence.")
    ] = "document",
    size: Annotated[int, typer.Option(min=2, help="How many texts.")] = 200,
    strata: Annotated[
        str,
        typer.Option(
            help="outlet_id, outlet_kind, month, salience, speaker_role, machine_label; parted by commas."
        ),
    ] = "",
    allocation: Annotated[
        Allocation, typer.Option(help="proportional, equal, or given (by --take).")
    ] = "proportional",
    take: Annotated[
        list[str] | None, typer.Option(help="'STRATUM=NUMBER', for every stratum; may be repeated.")
    ] = None,
    seed: Annotated[int, typer.Option(help="The same seed on the same file draws the same texts.")] = 1,
    since: Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="First day.")] = None,
    until: Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="Last day.")] = None,
    outlet: OutletOption = None,
    salience: Annotated[
        list[str] | None, typer.Option(help="central, mentioned or none; may be repeated.")
    ] = None,
    fold_copies: Annotated[
        bool, typer.Option("--fold-copies", help="Leave out articles that repeat another.")
    ] = False,
    issue: Annotated[str, typer.Option(help="The question that is coded.")] = "ai_openness",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show strata and sizes; draw nothing.")] = False,
) -> None:
    """Draw a reproducible random sample for hand coding, with its population; or list the samples."""
    from flows.commands.sample import draw, show_samples
    from warehouse.sampling import Population

    if name is None:
        show_samples(Home(home))
        return
    population = Population(
        level=level,
        issue_id=issue,
        strata=tuple(part.strip() for part in strata.split(",") if part.strip()),
        seed=seed,
        first_date=since.date() if since else None,
        last_date=until.date() if until else None,
        outlet_ids=tuple(outlet or ()),
        saliences=tuple(salience or ()),
        has_copies=not fold_copies,
    )
    draw(Home(home), name, population, size, "given" if take else allocation, take or [], is_dry=dry_run)


@coding_app.command(name="export")
def export_for_coders(
    sample_id: SampleArgument,
    home: HomeOption = _HOME,
    form: FormOption = "csv",
    path: Annotated[
        Path | None,
        typer.Option("--out", help="The file.", show_default="the sample's name and .csv, .json or .jsonl"),
    ] = None,
    without_text: Annotated[
        bool, typer.Option("--without-text", help="Addresses and offsets instead of texts.")
    ] = False,
    show_machine: Annotated[
        bool, typer.Option("--show-machine", help="Show the machine's labels, which sways coders.")
    ] = False,
) -> None:
    """Write the texts of a sample for coders, in random order, the machine's labels hidden."""
    from flows.commands.coding import export as command

    command(Home(home), sample_id, form, path, with_text=not without_text, show_machine=show_machine)


@coding_app.command(name="import")
def import_codings(
    sample_id: SampleArgument,
    path: Annotated[Path, typer.Argument(metavar="FILE", help="What the tool exported.")],
    codebook: Annotated[str, typer.Option(help="Version of the codebook that was followed.")],
    home: HomeOption = _HOME,
    form: FormOption = "csv",
    coder: Annotated[
        str | None, typer.Option(help="A pseudonym, where the file does not tell who coded.")
    ] = None,
    name: Annotated[
        list[str] | None,
        typer.Option(help="THEIRS=PSEUDONYM for a coder that the file names; may be repeated."),
    ] = None,
    round_no: Annotated[
        int, typer.Option("--round", min=1, help="Round of coding; the last one stands.")
    ] = 1,
    adjudication: Annotated[
        bool, typer.Option("--adjudication", help="It settles what coders disagreed on.")
    ] = False,
    stance_only: Annotated[bool, typer.Option("--stance-only", help="Frames were not coded.")] = False,
) -> None:
    """Take what coders said: all of a file, or nothing and the line that is wrong."""
    from flows.commands.coding import take as command

    command(
        Home(home), sample_id, path, form, codebook=codebook, coder=coder, names=name or [], round_no=round_no,
        is_adjudication=adjudication, has_frames=not stance_only,
    )  # fmt: skip


@app.command()
def agreement(
    sample_id: SampleArgument,
    home: HomeOption = _HOME,
    period: Annotated[str, typer.Option(help="Drift by day, week or month.")] = "month",
) -> None:
    """Tell how far the coders of a sample agree, on which labels they part, and whether they drift."""
    from flows.commands.agreement import show_agreement as command

    command(Home(home), sample_id, period)


@app.command()
def remove(
    article_id: Annotated[list[str], typer.Argument(metavar="ARTICLE_ID…", help="Ids such as hani:1234567.")],
    reason: Annotated[str, typer.Option(help="The ground: whose request, of which day, kept where.")],
    by: ByOption = None,
    home: HomeOption = _HOME,
    copies: Annotated[
        bool, typer.Option("--copies", help="Remove what repeats them in other outlets, too.")
    ] = False,
) -> None:
    """Take articles down: out of archive, warehouse and published files, with a tombstone and a proof."""
    from flows.commands.remove import remove as command

    command(Home(home), article_id, reason, by, with_copies=copies)


@app.command()
def shares(
    sample_id: SampleArgument,
    home: HomeOption = _HOME,
    variable: Annotated[str, typer.Option(help="stance or a frame.")] = "stance",
    label: Annotated[str | None, typer.Option(help="One label; all of the variable if unset.")] = None,
    per: Annotated[
        str, typer.Option(help="all, stratum, outlet_id, outlet_kind, month or speaker_role.")
    ] = "all",
    compare: Annotated[
        tuple[str, str] | None, typer.Option(help="Two groups of --per: the difference, second less first.")
    ] = None,
    quality: Annotated[
        bool,
        typer.Option("--quality", help="Precision, recall and F1 of the machine, and its confusion matrix."),
    ] = False,
) -> None:
    """Show how often a label occurs: as the machine says, and corrected by a coded sample, with 95 % intervals."""
    from flows.commands.shares import show_shares as command

    command(Home(home), sample_id, variable, label, per, compare, quality=quality)


@app.command()
def bench(
    part: Annotated[
        str, typer.Argument(help="reading, extraction, crawl, load, validity, views, search or lake.")
    ],
    texts: Annotated[
        Path | None, typer.Option("--in", help="Texts or pages of your own instead of the demo's.")
    ] = None,
    workers: WorkersOption = None,
) -> None:
    """Print speed as a ratio to the bare library or a rival, measured in the same run."""
    from flows.commands.bench import bench as command

    command(part, texts, workers)


@lake_app.command()
def work(
    home: HomeOption = _HOME,
    part: Annotated[str, typer.Option(help="K/N: the K-th of N machines' shares.")] = "1/1",
    workers: WorkersOption = None,
) -> None:
    """Read texts that no machine has read yet, and leave what was found in the lake's inbox."""
    from flows.commands.lake import work as command

    command(Home(home), part, workers)


@lake_app.command()
def commit(home: HomeOption = _HOME) -> None:
    """Apply the finished batches of the inbox, one committer at a time on all machines."""
    from flows.commands.lake import commit as command

    command(Home(home))


@lake_app.command()
def maintain(
    home: HomeOption = _HOME,
    keep_days: Annotated[int, typer.Option(min=0, help="Days whose states stay readable.")] = 30,
) -> None:
    """Merge small files, forget old states, delete files that a kill left behind."""
    from flows.commands.lake import maintain as command

    command(Home(home), keep_days)


def main() -> None:
    """Run the command line; what a person can mend is told in one line, without a traceback."""
    from flows.errors import told

    try:
        app()
    except told() as error:
        print(f"corpus: {error}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        print(
            "corpus: interrupted; what was finished is kept, run the same command to go on", file=sys.stderr
        )
        sys.exit(130)


if __name__ == "__main__":
    main()
